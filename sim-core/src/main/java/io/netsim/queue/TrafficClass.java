package io.netsim.queue;

import io.netsim.packet.Packet;

/**
 * A class of packets within a queue.
 *
 * @param name in results
 * @param dscps one bit for each codepoint that belongs to it; {@link #ANY_DSCP} for all (RFC 2474 §3)
 * @param protocol of its packets, as in the IP header, or {@link #ANY_PROTOCOL}
 * @param weight its share beside the others, above 0
 * @param queue makes the queue where its packets wait
 */
public record TrafficClass(String name, long dscps, int protocol, double weight, QueueSource queue) {
    public static final long ANY_DSCP = -1L;
    public static final int ANY_PROTOCOL = -1;

    /** Whether the packet belongs to it. */
    public boolean takes(Packet packet) {
        return (dscps >>> packet.dscp() & 1) != 0
                && (protocol == ANY_PROTOCOL || packet.payload().protocol() == protocol);
    }
}
