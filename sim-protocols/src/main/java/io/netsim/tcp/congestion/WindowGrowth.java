package io.netsim.tcp.congestion;

/** Slow start and the state that all window-based algorithms share (RFC 5681 §3.1, RFC 3465). */
abstract class WindowGrowth implements CongestionControl {
    final CongestionSettings settings;
    final int mss;
    long cwnd;
    long ssthresh;
    /** Window and threshold before the last reduction, for {@link #onUndo}; 0 if there is nothing to undo. */
    private long priorCwnd;

    private long priorSsthresh;

    WindowGrowth(CongestionSettings settings) {
        this.settings = settings;
        this.mss = settings.mss();
        this.cwnd = settings.initialWindowBytes();
        this.ssthresh = settings.initialSsthreshBytes();
    }

    @Override
    public final void onAck(AckEvent ack) {
        if (cwnd < ssthresh && endsSlowStart(ack)) {
            ssthresh = cwnd;
        }
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
        cwnd += settings.byteCounting() ? Math.min(ack.ackedBytes, (long) limit * mss) : mss;
    }

    /** Whether slow start is to end here though nothing was lost. */
    boolean endsSlowStart(AckEvent ack) {
        return false;
    }

    /** Growth at or above the threshold. */
    abstract void avoidCongestion(AckEvent ack);

    /** Before each reduction that may turn out to be for nothing. */
    final void remember() {
        priorCwnd = cwnd;
        priorSsthresh = ssthresh;
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
