package io.netsim.tcp.congestion;

/**
 * A congestion-control algorithm: values in, a window out. It sees no connection, no packets and no clock of its own, so
 * it can be tested by itself. Windows are in bytes.
 */
public interface CongestionControl {
    /** New data was acknowledged outside of fast recovery: the window may grow. */
    void onAck(AckEvent ack);

    /** Any acknowledgement that brings news, in whatever phase and before everything else: for measurements. */
    default void onSample(AckEvent ack) {}

    /**
     * Fast recovery begins; the window is to be the new slow-start threshold from now on.
     *
     * @param flightBytes outstanding bytes when the loss was noticed
     */
    void onLoss(long nowPs, long flightBytes);

    /** Fast recovery has ended. */
    void onRecovered(long nowPs);

    /**
     * The receiver has echoed a congestion mark, for the first time in this round trip: answered like a loss (RFC 3168
     * §6.1.2) unless the algorithm knows better. Never undone.
     */
    default void onEcnEcho(long nowPs, long flightBytes) {
        onLoss(nowPs, flightBytes);
        onRecovered(nowPs);
    }

    /**
     * The retransmission timer has expired: the window falls to one segment.
     *
     * @param flightBytes outstanding bytes that were not reported; with windows that count segments, what is still in the
     *     network because it was sent within the last round trip
     * @param first whether it is the first expiry for this data; later ones leave the threshold (RFC 5681 §3.1)
     */
    void onTimeout(long nowPs, long flightBytes, boolean first);

    /** Nothing was sent for longer than the RTO: at most the restart window is left (RFC 5681 §4.1). */
    void onIdle(long nowPs, long restartBytes);

    /**
     * Nothing was sent for so long, and more than the RTO: as {@link #onIdle(long, long)}, for algorithms that give up the
     * window little by little.
     *
     * @param idlePs since the last segment was sent
     * @param rtoPs the retransmission time-out
     */
    default void onIdle(long nowPs, long restartBytes, long idlePs, long rtoPs) {
        onIdle(nowPs, restartBytes);
    }

    /**
     * Data is sent while nothing was outstanding.
     *
     * @param idlePs since the last segment was sent
     * @param appLimited whether the application had run out of data
     */
    default void onSendAfterPause(long nowPs, long idlePs, boolean appLimited) {}

    /**
     * For longer than the RTO the application or the receiver, and not the window, has held the sender back.
     *
     * @param usedBytes the most that was outstanding in that time
     * @param restartBytes the restart window
     */
    default void onUnderuse(long nowPs, long usedBytes, long restartBytes) {}

    /**
     * The last reduction, by {@link #onLoss} or {@link #onTimeout}, was for nothing: the segments had only been late. The
     * window and the threshold become what they were before it; a window that has grown beyond that stays.
     */
    default void onUndo(long nowPs) {}

    /** Whether a loss that acknowledgements show starts fast recovery; otherwise it is met as a time-out is (Tahoe). */
    default boolean fastRecovery() {
        return true;
    }

    /** Without SACK: whether the first acknowledgement of new data ends fast recovery (RFC 5681) or only one of all of it (RFC 6582). */
    default boolean partialAckEndsRecovery() {
        return false;
    }

    /** Whether the window is the algorithm's own in recovery, too, and not that of proportional rate reduction (BBR). */
    default boolean governsRecovery() {
        return false;
    }

    /** For how many windows a Linux host makes room in its send buffer: one under way, and one to be sent when that is acknowledged. */
    default int windowsToBuffer() {
        return 2;
    }

    /** Whether it wants {@link AckEvent#rate}; others save the memory. */
    default boolean needsRates() {
        return false;
    }

    /** Whether it keeps the network from being full just now, so that measured rates are too low (BBR). */
    default boolean holdsBack() {
        return false;
    }

    /** Full segments have so many bytes from now on, as the path takes no more; only where windows count bytes. */
    default void segmentSize(int bytes) {}

    /** Segments become larger where windows count segments: the window keeps its bytes. */
    default void segmentsGrow(int from, int to) {}

    /** The congestion window. */
    long cwndBytes();

    /** The slow-start threshold; {@link Long#MAX_VALUE} before the first loss. */
    long ssthreshBytes();

    /** The rate of payload at which segments should leave, or 0 for as soon as the window allows. */
    default long pacingBps() {
        return 0;
    }
}
