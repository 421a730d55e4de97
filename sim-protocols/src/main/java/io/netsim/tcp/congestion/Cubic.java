package io.netsim.tcp.congestion;

import io.netsim.rfc.Rfc;
import io.netsim.time.Time;

/**
 * CUBIC (RFC 9438): after a loss the window follows a cubic function of time with its plateau at the window of the loss,
 * and is never smaller than Reno's would be. C = 0.4, β = 0.7, with fast convergence (§4.7), and the undo of reductions
 * that were for nothing (§4.9).
 */
@Rfc(
        number = 9438,
        value = {"cubic-growth", "k", "beta", "reno-friendly", "timeout"})
public final class Cubic extends WindowGrowth {
    private static final double C = 0.4;
    private static final double BETA = 0.7;
    /** What is left after a congestion mark with ABE (RFC 8511 §3). */
    private static final double ABE_BETA = 0.85;
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

    private double priorWMax;
    private double priorK;
    private double priorCwndPrior;
    private double priorWEst;
    private long priorEpochStartPs = -1;

    public Cubic(CongestionSettings settings) {
        super(settings);
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
            k = timeToPlateau(wMax, window);
        }
    }

    /** K in seconds, figure 2 of §4.2, for windows in segments. */
    static double timeToPlateau(double plateau, double start) {
        return StrictMath.cbrt((plateau - start) / C);
    }

    /** W_cubic(t) in segments (§4.2, figure 1). */
    private double cubic(double t) {
        double d = t - k;
        return C * d * d * d + wMax;
    }

    private void reduce(long flightBytes, double beta) {
        double w = (double) cwnd / mss;
        cwndPrior = w;
        wMax = w < wMax ? w * (1 + BETA) / 2 : w; // fast convergence, §4.7
        ssthresh = threshold(Math.min(cwnd, Math.max(flightBytes, mss)), beta); // §4.6
        epochStartPs = -1;
    }

    private void rememberEpoch() {
        remember();
        priorWMax = wMax;
        priorK = k;
        priorCwndPrior = cwndPrior;
        priorWEst = wEst;
        priorEpochStartPs = epochStartPs;
    }

    @Override
    public void onLoss(long nowPs, long flightBytes) {
        rememberEpoch();
        reduce(flightBytes, BETA);
        cwnd = ssthresh;
    }

    @Override
    public void onEcnEcho(long nowPs, long flightBytes) {
        forget();
        reduce(flightBytes, settings.abe() ? ABE_BETA : BETA);
        cwnd = ssthresh;
    }

    @Override
    public void onTimeout(long nowPs, long flightBytes, boolean first) {
        if (first) {
            rememberEpoch();
            reduce(flightBytes, BETA);
        }
        epochStartPs = -1;
        restart();
    }

    @Override
    public void onUndo(long nowPs) {
        super.onUndo(nowPs);
        wMax = priorWMax;
        k = priorK;
        cwndPrior = priorCwndPrior;
        wEst = priorWEst;
        epochStartPs = priorEpochStartPs;
        window = (double) cwnd / mss;
    }

    @Override
    public void segmentSize(int bytes) {
        double more = (double) mss / bytes;
        wMax *= more;
        cwndPrior *= more;
        priorWMax *= more;
        priorCwndPrior *= more;
        priorWEst *= more;
        epochStartPs = -1;
        super.segmentSize(bytes);
    }

    @Override
    public void onIdle(long nowPs, long restartBytes) {
        super.onIdle(nowPs, restartBytes);
        epochStartPs = -1;
    }
}
