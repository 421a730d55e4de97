package io.netsim.spec;

/**
 * The queue in front of a transmitter.
 *
 * @param discipline its name; {@code drop_tail} for now
 * @param limit how much may wait; what is being sent does not count
 */
public record QueueSpec(String discipline, QueueLimit limit) {
    public static final String DROP_TAIL = "drop_tail";

    /** {@code drop_tail} of 1000 packets. */
    public static final QueueSpec DEFAULT = new QueueSpec(DROP_TAIL, new QueueLimit.Packets(1000));
}
