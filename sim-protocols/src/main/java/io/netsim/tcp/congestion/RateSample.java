package io.netsim.tcp.congestion;

/**
 * How fast the network delivers, as one acknowledgement shows it (draft-cheng-iccrg-delivery-rate-estimation §3.2). Counted
 * in segments.
 */
public final class RateSample {
    /** Segments delivered since the newest segment acknowledged was sent; −1 without a sample. */
    public long deliveredSegments;
    /** How long that took: the longer of sending and acknowledging, picoseconds; −1 without a sample. */
    public long intervalPs;
    /** Segments delivered on the connection when that segment was sent: the mark of a round trip. */
    public long priorDelivered;
    /** Whether the application had run out of data when it was sent: the rate shows a lower bound only. */
    public boolean appLimited;

    /** Nothing is known. */
    public void clear() {
        deliveredSegments = -1;
        intervalPs = -1;
        priorDelivered = 0;
        appLimited = false;
    }

    public boolean isValid() {
        return deliveredSegments >= 0 && intervalPs > 0;
    }
}
