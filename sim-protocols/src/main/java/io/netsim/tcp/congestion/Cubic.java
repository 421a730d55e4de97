package io.netsim.tcp.congestion;

import io.netsim.time.Time;

/**
 * CUBIC (RFC 9438): after a loss the window follows a cubic function of time with its plateau at the window of the loss,
 * and is never smaller than Reno's would be. C = 0.4, β = 0.7, with fast convergence (§4.7).
 *
 * <p>Slow start may end early ({@link HyStart}). Not modelled: the undo of spurious reductions (§4.9).
 */
public final class Cubic extends WindowGrowth {
    private static final double C = 0.4;
    private static final double BETA = 0.7;
    /** Growth of the Reno-friendly estimate per round trip (§4.3). */
    private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);

    /** In segments. */
    private double wMax;

    private double k;
    private double wEst;
    private double cwndPrior;
    /** The window in segments, with its fraction. */
    private double window;

    private long epochStartPs = -1;
    private final HyStart hyStart = new HyStart();

    public Cubic(CongestionSettings settings) {
        super(settings);
    }

    @Override
    boolean endsSlowStart(AckEvent ack) {
        return settings.hyStart() && hyStart.ends(ack, cwnd, mss);
    }

    @Override
    void avoidCongestion(AckEvent ack) {
        if (epochStartPs < 0) {
            startEpoch(ack.nowPs);
        }
        double acked = (double) ack.ackedBytes / mss;
        double t = Time.toSeconds(ack.nowPs - epochStartPs);
        double rtt = Time.toSeconds(ack.srttPs);
        wEst += (wEst >= cwndPrior ? 1 : ALPHA) * acked / window;
        if (cubic(t) < wEst) {
            window = Math.max(window, wEst); // §4.3
        } else {
            double target = Math.max(window, Math.min(cubic(t + rtt), 1.5 * window)); // §4.2
            window += (target - window) / window * acked; // §4.4, §4.5
        }
        cwnd = (long) (window * mss);
    }

    private void startEpoch(long nowPs) {
        epochStartPs = nowPs;
        window = (double) cwnd / mss;
        wEst = window;
        if (wMax < window) {
            wMax = window; // first avoidance without a loss, or after one above the old plateau (§4.8)
            k = 0;
        } else {
            k = StrictMath.cbrt((wMax - window) / C);
        }
    }

    /** W_cubic(t) in segments (§4.2, figure 1). */
    private double cubic(double t) {
        double d = t - k;
        return C * d * d * d + wMax;
    }

    private void reduce(long flightBytes) {
        remember();
        double w = (double) cwnd / mss;
        cwndPrior = w;
        wMax = w < wMax ? w * (1 + BETA) / 2 : w; // fast convergence, §4.7
        ssthresh = Math.max((long) (Math.min(cwnd, Math.max(flightBytes, mss)) * BETA), 2L * mss); // §4.6
        epochStartPs = -1;
    }

    @Override
    public void onLoss(long nowPs, long flightBytes) {
        reduce(flightBytes);
        cwnd = ssthresh;
    }

    @Override
    public void onTimeout(long nowPs, long flightBytes, boolean first) {
        if (first) {
            reduce(flightBytes);
        }
        epochStartPs = -1;
        hyStart.restart();
        cwnd = mss;
    }

    @Override
    public void onIdle(long nowPs, long restartBytes) {
        super.onIdle(nowPs, restartBytes);
        epochStartPs = -1;
    }
}
