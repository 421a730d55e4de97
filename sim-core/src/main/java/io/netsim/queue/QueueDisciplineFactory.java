package io.netsim.queue;

import com.google.common.collect.ImmutableList;

/**
 * A queue discipline by name, found by {@link java.util.ServiceLoader}. To add one, implement this interface with a public
 * constructor without parameters and name the class in
 * {@code META-INF/services/io.netsim.queue.QueueDisciplineFactory}.
 */
public interface QueueDisciplineFactory {
    /** Queues within a queue. */
    enum Inside {
        /** None. */
        NOTHING,
        /** One, {@code queue} in files; {@link QueueSettings#classes} has it alone. */
        QUEUE,
        /** One for each class of packets, {@code classes} in files. */
        CLASSES
    }

    /** The name in files: lower-case letters, digits and {@code _}. */
    String name();

    /** What it is, in one line, with its source. */
    String summary();

    /** The parameters that a file may set, beside {@code limit}. */
    default ImmutableList<QueueParameter> parameters() {
        return ImmutableList.of();
    }

    /** How many packets may wait unless the file says. */
    default int defaultLimitPackets() {
        return 1000;
    }

    /** What is inside: then {@code limit} is theirs. */
    default Inside inside() {
        return Inside.NOTHING;
    }

    /**
     * Makes one, for one direction of a link.
     *
     * @throws IllegalArgumentException if values do not fit each other, with what would be right
     */
    QueueDiscipline create(QueueSettings settings);
}
