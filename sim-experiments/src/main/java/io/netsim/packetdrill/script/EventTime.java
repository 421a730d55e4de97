package io.netsim.packetdrill.script;

/**
 * When an event is due, in microseconds.
 *
 * @param kind how the numbers count
 * @param from the instant, or the begin of a range or of a blocking call
 * @param to the end of the range or of the blocking call; {@code from} without one
 * @param blocking whether the two are begin and end of a blocking call
 */
public record EventTime(Kind kind, long from, long to, boolean blocking) {
    /** What the numbers count from. */
    public enum Kind {
        /** The first event. */
        ABSOLUTE,
        /** The event before. */
        RELATIVE,
        /** Any time will do. */
        ANY
    }

    /** Whether two different instants are given for one packet. */
    public boolean isRange() {
        return !blocking && to != from;
    }
}
