package io.netsim.tcp.congestion;

import io.netsim.rfc.Rfc;

/** Slow start and the state that window-based algorithms by the standards share, in bytes (RFC 5681 §3.1, RFC 3465). */
@Rfc(
        number = 3465,
        value = {"avoidance", "slow-start", "limit-two", "after-timeout"})
abstract class WindowGrowth implements CongestionControl {
    final CongestionSettings settings;
    int mss;
    long cwnd;
    long ssthresh;

    private final SlowStartExit slowStartExit;
    /** Window and threshold before the last reduction, for {@link #onUndo}; 0 if there is nothing to undo. */
    private long priorCwnd;

    private long priorSsthresh;

    WindowGrowth(CongestionSettings settings) {
        this.settings = settings;
        this.mss = settings.mss();
        this.cwnd = settings.initialWindowBytes();
        this.ssthresh = settings.initialSsthreshBytes();
        this.slowStartExit = SlowStartExit.of(settings, SlowStart.STANDARD);
    }

    @Override
    public final void onSample(AckEvent ack) {
        if (slowStartExit.ends(ack, cwnd, cwnd < ssthresh)) {
            ssthresh = cwnd;
        }
    }

    @Override
    public final void onAck(AckEvent ack) {
        if (cwnd < ssthresh) {
            if (ack.cwndLimited || cwnd < 2 * ack.priorFlightBytes) {
                slowStart(ack);
            }
        } else if (ack.cwndLimited) {
            avoidCongestion(ack);
        }
    }

    private void slowStart(AckEvent ack) {
        int limit = !settings.byteCounting() || ack.afterTimeout ? 1 : settings.slowStartLimit();
        cwnd += slowStartExit.growth(settings.byteCounting() ? Math.min(ack.ackedBytes, (long) limit * mss) : mss);
    }

    /** Growth at or above the threshold. */
    abstract void avoidCongestion(AckEvent ack);

    /** A threshold as a share of the bytes in flight, at least two segments (RFC 5681 equation 4). */
    final long threshold(long flightBytes, double share) {
        return Math.max((long) (flightBytes * share), 2L * mss);
    }

    /** Before each reduction that may turn out to be for nothing. */
    final void remember() {
        priorCwnd = cwnd;
        priorSsthresh = ssthresh;
    }

    /** A congestion mark shows no mistake that could be undone. */
    final void forget() {
        priorCwnd = 0;
        priorSsthresh = 0;
    }

    /** After a time-out. */
    final void restart() {
        cwnd = mss;
        slowStartExit.restart();
    }

    @Override
    public void segmentSize(int bytes) {
        mss = bytes;
    }

    @Override
    public void onUndo(long nowPs) {
        cwnd = Math.max(cwnd, priorCwnd);
        ssthresh = Math.max(ssthresh, priorSsthresh);
    }

    @Override
    public void onRecovered(long nowPs) {
        cwnd = ssthresh;
    }

    @Override
    public void onIdle(long nowPs, long restartBytes) {
        cwnd = Math.min(cwnd, restartBytes);
    }

    @Override
    public final long cwndBytes() {
        return cwnd;
    }

    @Override
    public final long ssthreshBytes() {
        return ssthresh;
    }
}
