package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/** How much may wait in a queue. */
public sealed interface QueueLimit {
    /** {@code 100 packets}; 0 means that no packet may wait. */
    record Packets(long packets) implements QueueLimit {}

    /** {@code 64 KiB}. */
    record Bytes(long bytes) implements QueueLimit {}

    /** {@code 10 ms}: as many bytes as the link's rate sends in that time. */
    record Duration(long ps) implements QueueLimit {}

    /**
     * {@code 1.5 bdp}: a multiple of the bandwidth-delay product, multiple × rate × rtt ÷ 8 bytes.
     *
     * @param multiple more than 0
     * @param rttPs the queue's {@code rtt:}, or null: then the largest base round-trip time of the traffic's host pairs
     *     whose path crosses this direction
     */
    record Bdp(double multiple, @Nullable Long rttPs) implements QueueLimit {}
}
