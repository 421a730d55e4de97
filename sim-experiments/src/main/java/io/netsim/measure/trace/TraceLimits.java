package io.netsim.measure.trace;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of the packets of a run.
 *
 * @param flow the id of a flow or of a traffic entry whose packets alone are kept; null for all
 * @param fromPs packets sent before are not kept
 * @param toPs packets sent from here on are not kept
 * @param mostPackets of all conversations together
 * @param mostPerConversation the first four fifths and the last fifth are kept
 */
public record TraceLimits(@Nullable String flow, long fromPs, long toPs, int mostPackets, int mostPerConversation) {
    /** The first packets of all conversations. */
    public static final TraceLimits DEFAULT = new TraceLimits(null, 0, Long.MAX_VALUE, 20_000, 2_000);

    /** This, of one flow or traffic entry. */
    public TraceLimits ofFlow(@Nullable String newFlow) {
        return new TraceLimits(newFlow, fromPs, toPs, mostPackets, mostPerConversation);
    }

    /** This, of packets sent in a span of time. */
    public TraceLimits between(long newFromPs, long newToPs) {
        return new TraceLimits(flow, newFromPs, newToPs, mostPackets, mostPerConversation);
    }
}
