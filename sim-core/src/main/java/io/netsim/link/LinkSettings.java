package io.netsim.link;

import io.netsim.queue.DropTailLimit;

/**
 * One direction of a link as configured.
 *
 * @param name such as {@code bottleneck.forward}
 * @param rateBps positive, or {@link io.netsim.time.BitRate#INFINITE}
 * @param delayPs propagation delay, 0 or more
 * @param limit what may wait
 * @param mtu largest IP packet in bytes, 68 (RFC 791 §3.2) to 65,535
 * @param markAbove a packet that makes more than so many wait is marked if it may be; {@link #NEVER} for no marks
 * @param overhead bytes that each packet takes on the link beyond its IP length, 0 or more
 */
public record LinkSettings(
        String name, long rateBps, long delayPs, DropTailLimit limit, int markAbove, int mtu, int overhead) {
    public static final int NEVER = Integer.MAX_VALUE;

    /** A link that marks no packets. */
    public LinkSettings(String name, long rateBps, long delayPs, DropTailLimit limit, int mtu, int overhead) {
        this(name, rateBps, delayPs, limit, NEVER, mtu, overhead);
    }

    public LinkSettings {
        if (delayPs < 0 || mtu < 68 || mtu > 65535 || overhead < 0) {
            throw new IllegalArgumentException(
                    "link " + name + ": delay " + delayPs + " ps, MTU " + mtu + " B, overhead " + overhead + " B");
        }
    }
}
