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
        long sinceReceivedPs) {
    /** Of a socket that has no connection. */
    public static final TcpInfo NONE =
            new TcpInfo("CLOSED", "OPEN", 0, Integer.MAX_VALUE, 0, 0, 0, 0, 3, 536, 536, 0, 0, 0);
}
