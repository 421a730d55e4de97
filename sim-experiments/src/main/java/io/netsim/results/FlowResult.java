package io.netsim.results;

import org.jspecify.annotations.Nullable;

/**
 * What became of one flow. Counts are since its start, {@code goodputBps} is since the end of the warm-up.
 *
 * @param id unique in the run, such as {@code bulk_transfer[0]} or {@code poisson_transfers[0]/17}
 * @param entry the id of the traffic entry
 * @param startS when the application asked for the connection (TCP) or sent first, seconds
 * @param connectS how long connecting took; null if it did not come to that
 * @param completionS from the start to the in-order delivery of the last byte; null if it did not come to that
 * @param status {@code open}, {@code completed}, {@code refused}, {@code reset}, {@code timed_out}, {@code unreachable} or
 *     {@code failed}
 * @param error what went wrong, in words, or null
 * @param goodputBps application bits delivered in order after the warm-up, divided by the part of the flow's life (until
 *     its completion or the end of the run) that lies after the warm-up
 * @param applicationLimitedS how long all was sent that the application had given, with some of it outstanding; null
 *     without TCP, as the next three
 * @param receiveWindowLimitedS how long the peer's window held data back
 * @param sendBufferLimitedS how long the application had more than the send buffer had room for
 * @param congestionWindowLimitedS how long the congestion window held data back
 * @param pathMtuBytes what TCP found the path to take, if that is less than the first link; null otherwise
 * @param lostDatagrams null where nobody can tell
 * @param corruptedBytes delivered, but not those that were sent: no checksum told
 * @param rttS null if there was no sample
 * @param oneWayDelayS of datagrams; null for none
 * @param answeredRequests of a conversation; null for other applications
 * @param unansweredRequests given up; null for other applications
 * @param responseS from a request to the last byte of its answer; null for none
 * @param playedFrames played by the receiver; null without a player, as the next six
 * @param gapFrames not there when they were due, and never played
 * @param gapFraction of the frames that were due, 0 to 1; null before the first
 * @param stalls how often the player waited for a frame
 * @param stallS how long in all, a wait that still lasts included
 * @param silentFraction of the time since the first frame was due in which nothing was played, 0 to 1; null before
 * @param frameDelayS from the making of a frame to its playing; null for none
 */
public record FlowResult(
        String id,
        String entry,
        String app,
        String protocol,
        String source,
        String sourceAddress,
        int sourcePort,
        String destination,
        String destinationAddress,
        int destinationPort,
        double startS,
        @Nullable Double connectS,
        @Nullable Double completionS,
        String status,
        @Nullable String error,
        long sentBytes,
        long deliveredBytes,
        double goodputBps,
        long dataPackets,
        long retransmittedPackets,
        long timeouts,
        long tailLossProbes,
        long fastRecoveries,
        long spuriousRetransmissions,
        @Nullable Double applicationLimitedS,
        @Nullable Double receiveWindowLimitedS,
        @Nullable Double sendBufferLimitedS,
        @Nullable Double congestionWindowLimitedS,
        @Nullable Integer pathMtuBytes,
        @Nullable Long lostDatagrams,
        long corruptedBytes,
        @Nullable Durations rttS,
        @Nullable Durations oneWayDelayS,
        @Nullable Integer answeredRequests,
        @Nullable Integer unansweredRequests,
        @Nullable Durations responseS,
        @Nullable Long playedFrames,
        @Nullable Long gapFrames,
        @Nullable Double gapFraction,
        @Nullable Long stalls,
        @Nullable Double stallS,
        @Nullable Double silentFraction,
        @Nullable Durations frameDelayS) {}
