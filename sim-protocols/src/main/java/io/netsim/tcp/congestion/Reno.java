package io.netsim.tcp.congestion;

import io.netsim.rfc.Rfc;

/**
 * Slow start and congestion avoidance of RFC 5681 §3.1: the window grows by one segment each round trip and is halved on
 * loss. Which losses count and how they are repaired is the business of loss recovery; three variants differ in what they
 * ask of it.
 */
@Rfc(number = 9293, value = "MUST-19")
@Rfc(
        number = 5681,
        value = {"slow-start", "avoidance", "threshold", "threshold-once", "loss-window"})
public final class Reno extends WindowGrowth {
    /** How losses are met. */
    public enum Variant {
        /** Each loss is answered by slow start from one segment (Jacobson, 1988). */
        TAHOE,
        /** Fast recovery until new data is acknowledged (RFC 5681 §3.2). */
        RENO,
        /** Fast recovery until all is acknowledged that was outstanding (RFC 6582). */
        NEW_RENO
    }

    private static final double LOSS_SHARE = 0.5;
    /** What is left of the flight after a congestion mark with ABE (RFC 8511 §3). */
    private static final double ABE_SHARE = 0.8;

    private final Variant variant;
    private long ackedSinceGrowth;

    public Reno(CongestionSettings settings, Variant variant) {
        super(settings);
        this.variant = variant;
    }

    @Override
    public boolean fastRecovery() {
        return variant != Variant.TAHOE;
    }

    @Override
    public boolean partialAckEndsRecovery() {
        return variant == Variant.RENO;
    }

    @Override
    void avoidCongestion(AckEvent ack) {
        if (settings.byteCounting()) {
            ackedSinceGrowth += ack.ackedBytes;
            if (ackedSinceGrowth >= cwnd) {
                ackedSinceGrowth -= cwnd;
                cwnd += mss;
            }
        } else {
            cwnd += Math.max(1, (long) mss * mss / cwnd); // RFC 5681 equation 3
        }
    }

    @Override
    public void onLoss(long nowPs, long flightBytes) {
        remember();
        reduce(flightBytes, LOSS_SHARE);
    }

    @Override
    public void onEcnEcho(long nowPs, long flightBytes) {
        forget();
        reduce(flightBytes, settings.abe() ? ABE_SHARE : LOSS_SHARE);
    }

    private void reduce(long flightBytes, double share) {
        ssthresh = threshold(flightBytes, share);
        cwnd = ssthresh;
        ackedSinceGrowth = 0;
    }

    @Override
    public void onTimeout(long nowPs, long flightBytes, boolean first) {
        if (first) {
            remember();
            ssthresh = threshold(flightBytes, LOSS_SHARE);
        }
        restart();
        ackedSinceGrowth = 0;
    }
}
