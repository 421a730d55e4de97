package io.netsim.validation;

import com.google.common.collect.ImmutableList;

/**
 * What our stack did in a scenario. Times are in picoseconds from the start, −1 for what did not happen.
 *
 * @param deliveredPs when the last new byte had arrived in order at the first flow's server
 * @param endPs when the last packet entered the link
 * @param calls in the order in which they returned
 * @param timers what was sent because of timers, in order
 * @param packets of short and special scenarios
 */
record Outcome(
        long deliveredPs,
        long endPs,
        ImmutableList<FlowOutcome> flows,
        ImmutableList<CallOutcome> calls,
        ImmutableList<TimerExpiry> timers,
        ImmutableList<LoggedPacket> packets) {
    /**
     * One flow, at its client.
     *
     * @param goodputBps bytes read by the server's application up to the end of the bulk transfer
     * @param cwndMean of samples from 5 s on, segments
     */
    record FlowOutcome(
            long dataPackets,
            long retransmissions,
            long queueDrops,
            long losses,
            long timeouts,
            long tailLossProbes,
            double goodputBps,
            double cwndMean,
            double cwndMax) {}
}
