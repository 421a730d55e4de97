package io.netsim.link;

import io.netsim.queue.DropTailLimit;
import io.netsim.queue.QueueSource;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a link as configured.
 *
 * @param name such as {@code bottleneck.forward}
 * @param rateBps positive, or {@link io.netsim.time.BitRate#INFINITE}
 * @param delayPs propagation delay, 0 or more
 * @param limit what may wait, if the queue is DropTail
 * @param mtu largest IP packet in bytes, 68 (RFC 791 §3.2) to 65,535
 * @param markAbove a packet that makes more than so many wait is marked if it may be; {@link #NEVER} for no marks
 * @param overhead bytes that each packet takes on the link beyond its IP length, 0 or more
 * @param queue the queue, or null for DropTail; {@code limit} and {@code markAbove} are for DropTail alone
 * @param pace instead of the rate; only with a {@code queue}; or null
 */
public record LinkSettings(
        String name,
        long rateBps,
        long delayPs,
        DropTailLimit limit,
        int markAbove,
        int mtu,
        int overhead,
        @Nullable QueueSource queue,
        @Nullable Pace pace) {
    public static final int NEVER = Integer.MAX_VALUE;

    /** A link with a DropTail queue. */
    public LinkSettings(
            String name, long rateBps, long delayPs, DropTailLimit limit, int markAbove, int mtu, int overhead) {
        this(name, rateBps, delayPs, limit, markAbove, mtu, overhead, null, null);
    }

    /** A link that marks no packets. */
    public LinkSettings(String name, long rateBps, long delayPs, DropTailLimit limit, int mtu, int overhead) {
        this(name, rateBps, delayPs, limit, NEVER, mtu, overhead);
    }

    /** The same with a queue of another discipline. */
    public LinkSettings with(QueueSource newQueue, @Nullable Pace newPace) {
        return new LinkSettings(name, rateBps, delayPs, limit, markAbove, mtu, overhead, newQueue, newPace);
    }

    /** The same under another name. */
    public LinkSettings named(String newName) {
        return new LinkSettings(newName, rateBps, delayPs, limit, markAbove, mtu, overhead, queue, pace);
    }

    public LinkSettings {
        if (delayPs < 0 || mtu < 68 || mtu > 65535 || overhead < 0) {
            throw new IllegalArgumentException(
                    "link " + name + ": delay " + delayPs + " ps, MTU " + mtu + " B, overhead " + overhead + " B");
        }
        if (pace != null && queue == null) {
            throw new IllegalArgumentException("link " + name + " has a pace without a queue");
        }
    }
}
