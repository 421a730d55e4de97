package io.netsim.queue;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out; when there is no room the oldest packets go, so that senders learn of the loss earlier and what
 * arrives is fresh (Lakshman, Neidhardt and Ott, "The drop from front strategy in TCP and in TCP over ATM", INFOCOM 1996).
 */
public final class HeadDropQueue implements QueueDiscipline {
    private final PacketFifo waiting = new PacketFifo();
    private final DropTailLimit limit;
    private final QueueEvents events;

    public HeadDropQueue(QueueSettings settings) {
        this.limit = settings.limit();
        this.events = settings.events();
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        if (!limit.admits(0, 0, packet.sizeBytes())) {
            events.dropped(packet, Fate.QUEUE_FULL);
            return;
        }
        while (!limit.admits(waiting.packets(), waiting.bytes(), packet.sizeBytes())) {
            Packet oldest = waiting.poll();
            if (oldest != null) {
                events.dropped(oldest, Fate.QUEUE_FULL);
            }
        }
        waiting.add(packet);
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

    /** Named {@code head_drop}. */
    public static final class Factory implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "head_drop";
        }

        @Override
        public String summary() {
            return "first in, first out; when it is full the oldest are dropped (Lakshman, Neidhardt, Ott 1996)";
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new HeadDropQueue(settings);
        }
    }
}
