package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A queue discipline, as far as files know it.
 *
 * @param name what {@code discipline} says
 * @param meaning in one line, with its source
 * @param limit how much may wait unless the file says
 * @param inside what stands in its section beside parameters
 * @param parameters what a file may set
 */
public record QueueModel(
        String name, String meaning, QueueLimit limit, Inside inside, ImmutableList<Parameter> parameters) {
    /** Other queues inside this one. */
    public enum Inside {
        /** None. */
        NOTHING,
        /** One, under {@code queue}. */
        QUEUE,
        /** One for each class of packets, under {@code classes}. */
        CLASSES
    }

    /** What a parameter measures. */
    public enum Unit {
        TIME,
        PACKETS,
        SIZE,
        RATE,
        SHARE,
        NUMBER,
        COUNT,
        FLAG
    }

    /**
     * A parameter.
     *
     * @param otherwise what holds without it, in base units (picoseconds, bytes, bits per second); null if {@code meaning}
     *     says what
     * @param minimum the least, in base units
     * @param maximum the most, in base units
     */
    public record Parameter(
            String name, Unit unit, @Nullable Double otherwise, double minimum, double maximum, String meaning) {}
}
