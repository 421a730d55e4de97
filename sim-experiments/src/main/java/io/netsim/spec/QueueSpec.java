package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * The queue in front of a transmitter.
 *
 * @param discipline its name; {@code drop_tail} for now
 * @param limit how much may wait; what is being sent does not count
 * @param markAbovePackets a packet that makes more than so many wait is marked (RFC 3168), if it may be; null for no marks
 */
public record QueueSpec(
        String discipline, QueueLimit limit, @Nullable Long markAbovePackets) {
    public static final String DROP_TAIL = "drop_tail";

    /** {@code drop_tail} of 1000 packets. */
    public static final QueueSpec DEFAULT = new QueueSpec(DROP_TAIL, new QueueLimit.Packets(1000), null);
}
