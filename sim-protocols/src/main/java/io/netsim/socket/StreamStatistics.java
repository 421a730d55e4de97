package io.netsim.socket;

/** What one end of a connection has counted, like Linux's {@code TCP_INFO}. Read-only; all values are since the start. */
public interface StreamStatistics {
    /** Name of the state of RFC 9293 §3.3.2, such as {@code ESTABLISHED}. */
    String state();

    /** Bytes the application has handed over. */
    long sentBytes();

    /** Bytes that have arrived in order. */
    long deliveredBytes();

    /** Segments with payload sent, retransmissions included. */
    long dataPackets();

    /** Segments with payload sent again. */
    long retransmittedPackets();

    /** Expiries of the retransmission timer. */
    long timeouts();

    long tailLossProbes();

    long fastRecoveries();

    /** Retransmissions that turned out to be needless. */
    long spuriousRetransmissions();

    /** What the path was found to take, bytes, if that is less than the link of this host; 0 otherwise. */
    int pathMtuBytes();

    /** Congestion window, bytes. */
    long cwndBytes();

    /** Slow-start threshold, bytes; {@link Long#MAX_VALUE} before the first loss. */
    long ssthreshBytes();

    /** Smoothed round-trip time, picoseconds; 0 before the first sample. */
    long srttPs();

    /** Retransmission time-out, picoseconds. */
    long rtoPs();

    /** Bytes sent and not acknowledged. */
    long flightBytes();

    /** How long there was nothing to send and nothing outstanding but what the application had given, picoseconds. */
    long applicationLimitedPs();

    /** How long the peer's window held data back, picoseconds. */
    long windowLimitedPs();

    /** How long the send buffer was too small for what the application had, picoseconds. */
    long bufferLimitedPs();

    /** How long the congestion window held data back, picoseconds. */
    long congestionLimitedPs();
}
