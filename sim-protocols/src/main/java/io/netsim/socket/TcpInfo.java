package io.netsim.socket;

/**
 * A look into a connection, under the names of Linux's {@code struct tcp_info} in words. Windows and segments count as the
 * sender counts them.
 *
 * @param state name of the state of RFC 9293 §3.3.2
 * @param recovery what the sender repairs: OPEN, DISORDER, CWR, RECOVERY or LOSS
 * @param cwndSegments congestion window
 * @param ssthreshSegments slow-start threshold; {@link Integer#MAX_VALUE} before the first loss
 * @param outstandingSegments sent and not cumulatively acknowledged
 * @param sackedSegments of these, reported by the peer
 * @param lostSegments of these, taken for lost
 * @param resentSegments of these, sent again and neither reported nor taken for lost since
 * @param reorderingSegments the degree of reordering the sender expects
 * @param sendMssBytes largest segment it sends
 * @param advertisedMssBytes largest segment it has announced to receive
 * @param srttPs smoothed round-trip time; 0 before the first sample
 * @param rtoPs retransmission time-out
 * @param sinceReceivedPs how long ago something last arrived
 * @param timeoutsInARow expiries of the retransmission timer, or unanswered probes, without an answer since
 * @param backoff how often the retransmission time-out is doubled at present
 * @param ackDelayPs how long an acknowledgement waits at present (Linux's ATO)
 * @param receiveMssBytes estimate of the peer's segments
 * @param sinceDataSentPs how long ago a segment with text was sent; −1 before the first, as with the next two
 * @param sinceDataReceivedPs how long ago a segment with text came
 * @param sinceAckReceivedPs how long ago an acknowledgement came
 * @param pathMtuBytes largest packet
 * @param receiveThresholdBytes largest window to be offered for now (Linux's {@code rcv_ssthresh})
 * @param rttvarPs mean deviation of the round-trip time
 * @param minRttPs shortest round trip
 * @param receiverRttPs the receiver's own estimate of the round-trip time; 0 if not measured
 * @param receiverSpaceBytes what the application takes in a round trip; 0 if not measured
 * @param totalResentSegments segments with text sent again so far
 * @param ackedBytes of our text
 * @param receivedBytes of the peer's text, in order
 * @param unsentBytes handed over and not sent yet
 * @param segmentsOut sent, of any kind
 * @param segmentsIn received, of any kind
 * @param duplicatesReported segments that the peer has received twice (RFC 2883)
 * @param busyPs how long text was outstanding or waiting
 * @param receiveWindowLimitedPs of this, how long the peer's window held it back
 * @param sendBufferLimitedPs of this, how long the send buffer was too small for what the application had
 * @param congestionWindowLimitedPs of this, how long the congestion window held it back
 * @param pacingBps rate at which segments leave at most, or 0
 */
public record TcpInfo(
        String state,
        String recovery,
        long cwndSegments,
        long ssthreshSegments,
        int outstandingSegments,
        int sackedSegments,
        int lostSegments,
        int resentSegments,
        int reorderingSegments,
        int sendMssBytes,
        int advertisedMssBytes,
        long srttPs,
        long rtoPs,
        long sinceReceivedPs,
        int timeoutsInARow,
        int backoff,
        long ackDelayPs,
        int receiveMssBytes,
        long sinceDataSentPs,
        long sinceDataReceivedPs,
        long sinceAckReceivedPs,
        int pathMtuBytes,
        long receiveThresholdBytes,
        long rttvarPs,
        long minRttPs,
        long receiverRttPs,
        long receiverSpaceBytes,
        long totalResentSegments,
        long ackedBytes,
        long receivedBytes,
        long unsentBytes,
        long segmentsOut,
        long segmentsIn,
        long duplicatesReported,
        long busyPs,
        long receiveWindowLimitedPs,
        long sendBufferLimitedPs,
        long congestionWindowLimitedPs,
        long pacingBps) {
    /** Of a socket that has no connection. */
    public static final TcpInfo NONE = new TcpInfo(
            "CLOSED",
            "OPEN",
            0,
            Integer.MAX_VALUE,
            0,
            0,
            0,
            0,
            3,
            536,
            536,
            0,
            0,
            0,
            0,
            0,
            0,
            536,
            -1,
            -1,
            -1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0);
}
