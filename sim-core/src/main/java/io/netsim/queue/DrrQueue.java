package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Packet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deficit round robin (Shreedhar and Varghese, SIGCOMM 1995): each class with packets gets its quantum of bytes in turn, and
 * what it sends is taken off. As in RFC 8290 §4.2 a class may send while its deficit is above zero and may overdraw it by a
 * part of one packet, so that nobody need know the length of the next packet; shares over time are the same.
 */
public final class DrrQueue implements QueueDiscipline {
    private final ClassQueues classes;
    private final long[] quantum;
    private final double[] deficit;
    private final boolean[] active;
    /** The numbers of classes that have packets, in turn; a ring. */
    private final int[] turn;

    private int first;
    private int waiting;

    public DrrQueue(QueueSettings settings) {
        classes = new ClassQueues(settings.classes(), settings.events());
        quantum = new long[classes.count()];
        deficit = new double[classes.count()];
        active = new boolean[classes.count()];
        turn = new int[classes.count()];
        double bytes = settings.number(Factory.QUANTUM);
        for (int i = 0; i < quantum.length; i++) {
            quantum[i] = Math.max(1, Math.round(classes.weight(i) * bytes));
        }
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        int number = classes.of(packet);
        classes.queue(number).enqueue(packet, nowPs);
        if (!active[number] && classes.queue(number).packets() > 0) {
            active[number] = true;
            deficit[number] = quantum[number];
            append(number);
        }
    }

    private void append(int number) {
        turn[(first + waiting++) % turn.length] = number;
    }

    @Override
    public @Nullable Packet dequeue(long nowPs) {
        int blocked = 0;
        while (waiting > blocked) {
            int number = turn[first];
            QueueDiscipline queue = classes.queue(number);
            if (queue.packets() > 0 && deficit[number] <= 0) {
                deficit[number] += quantum[number];
                rotate(number);
                blocked = 0;
                continue;
            }
            Packet packet = queue.packets() > 0 ? queue.dequeue(nowPs) : null;
            if (packet != null) {
                deficit[number] -= packet.sizeBytes();
                return packet;
            }
            if (queue.packets() > 0) { // a shaper within keeps them back
                blocked++;
                rotate(number);
            } else {
                active[number] = false;
                first = (first + 1) % turn.length;
                waiting--;
            }
        }
        return null;
    }

    private void rotate(int number) {
        first = (first + 1) % turn.length;
        waiting--;
        append(number);
    }

    @Override
    public void drain(Consumer<Packet> sink) {
        classes.drain(sink);
        waiting = 0;
        java.util.Arrays.fill(active, false);
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

    /** Named {@code drr}. */
    public static final class Factory implements QueueDisciplineFactory {
        static final QueueParameter QUANTUM = new QueueParameter(
                "quantum",
                QueueParameter.Kind.SIZE,
                1514,
                1,
                1 << 20,
                "bytes that a class of weight 1 may send in a round");

        @Override
        public String name() {
            return "drr";
        }

        @Override
        public String summary() {
            return "classes in turn, each with its quantum of bytes (Shreedhar and Varghese 1995)";
        }

        @Override
        public Inside inside() {
            return Inside.CLASSES;
        }

        @Override
        public ImmutableList<QueueParameter> parameters() {
            return ImmutableList.of(QUANTUM);
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new DrrQueue(settings);
        }
    }
}
