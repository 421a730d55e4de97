package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Controlled delay (RFC 8289): one first-in-first-out queue whose standing part is dropped away. */
public final class CoDelQueue implements QueueDiscipline {
    private final PacketFifo waiting = new PacketFifo();
    private final CoDelState state;
    private final DropTailLimit limit;
    private final QueueEvents events;

    public CoDelQueue(QueueSettings settings) {
        this.limit = settings.limit();
        this.events = settings.events();
        this.state = new CoDelState(waiting, CoDelParameters.of(settings), events);
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        if (limit.admits(waiting.packets(), waiting.bytes(), packet.sizeBytes())) {
            waiting.add(packet);
        } else {
            events.dropped(packet, Fate.QUEUE_FULL);
        }
    }

    @Override
    public @Nullable Packet dequeue(long nowPs) {
        return state.dequeue(nowPs);
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

    CoDelState state() {
        return state;
    }

    /** Named {@code codel}. */
    public static final class Factory implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "codel";
        }

        @Override
        public String summary() {
            return "controlled delay: drops more and more often while packets wait longer than a target (RFC 8289)";
        }

        @Override
        public ImmutableList<QueueParameter> parameters() {
            return CoDelParameters.ALL;
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new CoDelQueue(settings);
        }
    }
}
