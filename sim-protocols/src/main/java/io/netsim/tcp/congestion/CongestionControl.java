package io.netsim.tcp.congestion;

/**
 * A congestion-control algorithm: values in, a window out. It sees no connection, no packets and no clock of its own, so
 * it can be tested by itself. Windows are in bytes.
 */
public interface CongestionControl {
    /** New data was acknowledged, outside of fast recovery. */
    void onAck(AckEvent ack);

    /**
     * Fast recovery begins; the window is to be the new slow-start threshold from now on.
     *
     * @param flightBytes outstanding bytes when the loss was noticed
     */
    void onLoss(long nowPs, long flightBytes);

    /** Fast recovery has ended. */
    void onRecovered(long nowPs);

    /**
     * The retransmission timer has expired: the window falls to one segment.
     *
     * @param first whether it is the first expiry for this data; later ones leave the threshold (RFC 5681 §3.1)
     */
    void onTimeout(long nowPs, long flightBytes, boolean first);

    /** Nothing was sent for longer than the RTO: at most the restart window is left (RFC 5681 §4.1). */
    void onIdle(long nowPs, long restartBytes);

    /** The congestion window. */
    long cwndBytes();

    /** The slow-start threshold; {@link Long#MAX_VALUE} before the first loss. */
    long ssthreshBytes();

    /** The rate at which segments should leave, or 0 for as soon as the window allows. */
    default long pacingBps() {
        return 0;
    }
}
