package io.netsim.queue;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out; a packet that finds the queue full is dropped (RFC 7567 §1). A link whose only queue is this one
 * does without the object: see {@code LinkDirection}.
 */
public final class DropTailQueue implements QueueDiscipline {
    /** In {@link QueueSettings#values}: a packet that makes more than so many wait is marked. */
    public static final String MARK_ABOVE = "mark_above";

    private final PacketFifo waiting = new PacketFifo();
    private final DropTailLimit limit;
    private final int markAbove;
    private final QueueEvents events;

    public DropTailQueue(QueueSettings settings) {
        this.limit = settings.limit();
        this.markAbove = settings.values()
                .getOrDefault(MARK_ABOVE, (double) Integer.MAX_VALUE)
                .intValue();
        this.events = settings.events();
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        if (limit.admits(waiting.packets(), waiting.bytes(), packet.sizeBytes())) {
            if (waiting.packets() >= markAbove && packet.ecn() != Packet.NOT_ECT) {
                packet.ecn(Packet.CE);
                events.marked(packet, MarkReason.THRESHOLD);
            }
            waiting.add(packet);
        } else {
            events.dropped(packet, Fate.QUEUE_FULL);
        }
    }

    @Override
    public @Nullable Packet dequeue(long nowPs) {
        return waiting.poll();
    }

    @Override
    public int packets() {
        return waiting.packets();
    }

    @Override
    public long bytes() {
        return waiting.bytes();
    }

    @Override
    public void drain(Consumer<Packet> sink) {
        waiting.drain(sink);
    }

    /** Named {@code drop_tail}. */
    public static final class Factory implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "drop_tail";
        }

        @Override
        public String summary() {
            return "first in, first out; what finds the queue full is dropped (RFC 7567 §1)";
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new DropTailQueue(settings);
        }
    }
}
