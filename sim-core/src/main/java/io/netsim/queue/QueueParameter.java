package io.netsim.queue;

/**
 * One parameter of a queue discipline: how files name it and what it may be.
 *
 * @param name lower case with underscores
 * @param kind what it measures, so which units files write
 * @param defaultValue in base units (see {@link Kind}); {@link Double#NaN} if there is none that is always the same, then
 *     {@code meaning} says what is taken
 * @param min the least value
 * @param max the largest value
 * @param meaning in one line, with the source of the default
 */
public record QueueParameter(String name, Kind kind, double defaultValue, double min, double max, String meaning) {

    /** Units: those of files, and the base unit of the value. */
    public enum Kind {
        /** Picoseconds. */
        TIME,
        /** Packets. */
        PACKETS,
        /** Bytes. */
        SIZE,
        /** Bits per second. */
        RATE,
        /** A share or a probability, 1 for 100 %. */
        SHARE,
        /** A number without a unit. */
        NUMBER,
        /** A whole number without a unit. */
        COUNT,
        /** 0 or 1, in files {@code false} or {@code true}. */
        FLAG
    }

    /** Whether a value has to be in the file, or follows from other things. */
    public boolean hasDefault() {
        return !Double.isNaN(defaultValue);
    }
}
