package io.netsim.queue;

import io.netsim.packet.Packet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Weighted fair queueing as start-time fair queueing (Goyal, Vin and Cheng, IEEE/ACM ToN 1997): virtual time is the start
 * tag of the packet in service, and the class with the smallest start tag goes next. Of two classes with packets, the bytes
 * sent by weight differ by no more than one largest packet of each, whatever the rate of the link.
 *
 * <p>A class without packets loses nothing and saves nothing: when it comes back it starts at the present virtual time.
 */
public final class WfqQueue implements QueueDiscipline {
    private final ClassQueues classes;
    /** By class: the start tag of its next packet while it has one, else the end of its last. */
    private final double[] tag;

    private final boolean[] backlogged;
    private double virtual;

    public WfqQueue(QueueSettings settings) {
        classes = new ClassQueues(settings.classes(), settings.events());
        tag = new double[classes.count()];
        backlogged = new boolean[classes.count()];
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        int number = classes.of(packet);
        classes.queue(number).enqueue(packet, nowPs);
        if (!backlogged[number] && classes.queue(number).packets() > 0) {
            backlogged[number] = true;
            tag[number] = Math.max(tag[number], virtual);
        }
    }

    @Override
    public @Nullable Packet dequeue(long nowPs) {
        long tried = 0;
        while (true) {
            int next = smallest(tried);
            if (next < 0) {
                return null;
            }
            tried |= 1L << next;
            QueueDiscipline queue = classes.queue(next);
            Packet packet = queue.packets() > 0 ? queue.dequeue(nowPs) : null;
            if (packet != null) {
                virtual = Math.max(virtual, tag[next]);
                tag[next] += packet.sizeBytes() / classes.weight(next);
                backlogged[next] = queue.packets() > 0;
                return packet;
            }
            backlogged[next] = queue.packets() > 0;
        }
    }

    /** The class with packets that has the smallest start tag, but for those tried; −1 for none. */
    private int smallest(long tried) {
        int best = -1;
        for (int i = 0; i < tag.length; i++) {
            if (backlogged[i] && (tried >>> i & 1) == 0 && (best < 0 || tag[i] < tag[best])) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public void drain(Consumer<Packet> sink) {
        classes.drain(sink);
        java.util.Arrays.fill(backlogged, false);
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

    /** Named {@code wfq}. */
    public static final class Factory implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "wfq";
        }

        @Override
        public String summary() {
            return "classes by weight: start-time fair queueing (Goyal, Vin and Cheng 1997)";
        }

        @Override
        public Inside inside() {
            return Inside.CLASSES;
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new WfqQueue(settings);
        }
    }
}
