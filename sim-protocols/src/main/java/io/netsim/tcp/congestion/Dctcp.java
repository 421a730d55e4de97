package io.netsim.tcp.congestion;

import io.netsim.rfc.Rfc;

/**
 * Data Center TCP (RFC 8257): the share of marked segments, averaged over round trips, decides by how much the window
 * shrinks (§3.3). Losses halve it (§3.5); growth is Reno's.
 */
@Rfc(
        number = 8257,
        value = {"alpha", "reduce"})
final class Dctcp extends SegmentWindow {
    /** Weight of the newest round trip (§3.3). */
    static final double DEFAULT_G = 1.0 / 16;

    private final double g;
    /** Estimate of the share of marked segments, 0 to 1; pessimistic at the start (§3.3). */
    private double alpha = 1;

    private long windowEnd;
    private long delivered;
    private long marked;

    Dctcp(CongestionSettings settings) {
        super(settings, SlowStart.STANDARD);
        this.g = settings.parameter("g", DEFAULT_G);
    }

    double alpha() {
        return alpha;
    }

    @Override
    public void onSample(AckEvent ack) {
        super.onSample(ack);
        delivered += ack.deliveredSegments;
        marked += ack.ecnEcho ? ack.deliveredSegments : 0;
        if (ack.ackedTo >= windowEnd) {
            if (delivered > 0) {
                alpha = alpha * (1 - g) + g * marked / delivered;
            }
            windowEnd = ack.sentTo;
            delivered = 0;
            marked = 0;
        }
    }

    @Override
    void avoidCongestion(AckEvent ack, int newlyDelivered) {
        growAdditively(cwnd, newlyDelivered);
    }

    @Override
    int reducedWindow() {
        return cwnd >> 1;
    }

    @Override
    public void onEcnEcho(long nowPs, long flightBytes) {
        int before = cwnd;
        super.onEcnEcho(nowPs, flightBytes);
        threshold((int) (before * (1 - alpha / 2)));
        cwnd = ssthresh;
    }
}
