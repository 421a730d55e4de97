package io.netsim.queue;

import io.netsim.packet.Packet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Classes in order of priority: a packet is sent only if no class before its own has one that may go (RFC 2475 leaves the
 * scheduler open; Cobham 1954 has the waiting times). A transmission that goes on is not interrupted. A busy class starves
 * those behind it.
 */
public final class StrictPriorityQueue implements QueueDiscipline {
    private final ClassQueues classes;

    public StrictPriorityQueue(QueueSettings settings) {
        classes = new ClassQueues(settings.classes(), settings.events());
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        classes.queue(classes.of(packet)).enqueue(packet, nowPs);
    }

    @Override
    public @Nullable Packet dequeue(long nowPs) {
        for (int i = 0; i < classes.count(); i++) {
            if (classes.queue(i).packets() > 0) {
                Packet packet = classes.queue(i).dequeue(nowPs);
                if (packet != null) {
                    return packet;
                }
            }
        }
        return null;
    }

    @Override
    public void drain(Consumer<Packet> sink) {
        classes.drain(sink);
    }

    @Override
    public int packets() {
        return classes.packets();
    }

    @Override
    public long bytes() {
        return classes.bytes();
    }

    @Override
    public long readyAtPs(long nowPs) {
        return classes.readyAtPs(nowPs);
    }

    /** Named {@code strict_priority}. */
    public static final class Factory implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "strict_priority";
        }

        @Override
        public String summary() {
            return "classes in order of priority: the first that has a packet sends it (Cobham 1954)";
        }

        @Override
        public Inside inside() {
            return Inside.CLASSES;
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new StrictPriorityQueue(settings);
        }
    }
}
