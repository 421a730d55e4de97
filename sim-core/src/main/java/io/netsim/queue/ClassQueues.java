package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Packet;
import java.util.function.Consumer;

/** The queues of the classes within a scheduler. A packet belongs to the first class that takes it, else to the last. */
final class ClassQueues {
    private final TrafficClass[] classes;
    private final QueueDiscipline[] queues;

    ClassQueues(ImmutableList<TrafficClass> classes, QueueEvents events) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("a scheduler needs classes");
        }
        this.classes = classes.toArray(new TrafficClass[0]);
        this.queues = new QueueDiscipline[this.classes.length];
        for (int i = 0; i < queues.length; i++) {
            queues[i] = this.classes[i].queue().create(events);
        }
    }

    int count() {
        return queues.length;
    }

    QueueDiscipline queue(int number) {
        return queues[number];
    }

    double weight(int number) {
        return classes[number].weight();
    }

    /** The number of the class that a packet belongs to. */
    int of(Packet packet) {
        for (int i = 0; i < classes.length - 1; i++) {
            if (classes[i].takes(packet)) {
                return i;
            }
        }
        return classes.length - 1;
    }

    int packets() {
        int sum = 0;
        for (QueueDiscipline queue : queues) {
            sum += queue.packets();
        }
        return sum;
    }

    long bytes() {
        long sum = 0;
        for (QueueDiscipline queue : queues) {
            sum += queue.bytes();
        }
        return sum;
    }

    /** The earliest instant at which one of those that have packets may give one. */
    long readyAtPs(long nowPs) {
        long earliest = Long.MAX_VALUE;
        for (QueueDiscipline queue : queues) {
            if (queue.packets() > 0) {
                earliest = Math.min(earliest, queue.readyAtPs(nowPs));
            }
        }
        return earliest;
    }

    void drain(Consumer<Packet> sink) {
        for (QueueDiscipline queue : queues) {
            queue.drain(sink);
        }
    }
}
