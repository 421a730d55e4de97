package io.netsim.tcp.congestion;

/**
 * The state that window-based algorithms share in Linux: windows are whole segments, growth is counted in segments
 * delivered, and growth stops while the window is not used.
 */
abstract class SegmentWindow implements CongestionControl {
    /** The threshold before the first loss. */
    static final int NO_THRESHOLD = Integer.MAX_VALUE;

    private static final int LEAST_THRESHOLD = 2;

    final int mss;
    int cwnd;
    int ssthresh;

    private final boolean inLinux;
    private final SlowStartExit slowStartExit;
    /** Segments delivered towards the next step of growth. */
    private int credit;

    private int priorCwnd;
    private int priorSsthresh;

    /** @param usual how slow start ends unless the settings say otherwise */
    SegmentWindow(CongestionSettings settings, SlowStart usual) {
        this.mss = settings.mss();
        this.inLinux = settings.wholeSegments();
        this.cwnd = (int) Math.max(1, settings.initialWindowBytes() / mss);
        long threshold = settings.initialSsthreshBytes() / mss;
        this.ssthresh = threshold >= NO_THRESHOLD ? NO_THRESHOLD : (int) Math.max(LEAST_THRESHOLD, threshold);
        this.slowStartExit = SlowStartExit.of(settings, usual);
    }

    /** The threshold that a loss at the present window leaves. */
    abstract int reducedWindow();

    /** Growth at or above the threshold. */
    abstract void avoidCongestion(AckEvent ack, int delivered);

    @Override
    public void onSample(AckEvent ack) {
        if (slowStartExit.ends(ack, cwndBytes(), inSlowStart())) {
            ssthresh = cwnd;
        }
    }

    @Override
    public void onAck(AckEvent ack) {
        if (!isLimited(ack)) {
            return;
        }
        int delivered = ack.deliveredSegments;
        if (inSlowStart()) {
            delivered = slowStart(delivered);
        }
        if (delivered > 0) {
            avoidCongestion(ack, delivered);
        }
    }

    final boolean inSlowStart() {
        return cwnd < ssthresh;
    }

    /** In slow start the window may become twice what was used of it (RFC 7661 is stricter). */
    final boolean isLimited(AckEvent ack) {
        return ack.cwndLimited || inSlowStart() && cwndBytes() < 2 * ack.mostOutstandingBytes;
    }

    /** Grows up to the threshold; returns what is left of the segments delivered. */
    final int slowStart(int delivered) {
        int next = (int) Math.min((long) cwnd + slowStartExit.growth(delivered), ssthresh);
        int left = delivered - (next - cwnd);
        cwnd = next;
        return cwnd < ssthresh ? 0 : left;
    }

    /** Grows by one segment for each {@code segmentsPerStep} delivered. */
    final void growAdditively(int segmentsPerStep, int delivered) {
        if (credit >= segmentsPerStep) {
            credit = 0; // earned at a larger window
            cwnd++;
        }
        credit += delivered;
        if (credit >= segmentsPerStep) {
            int steps = credit / segmentsPerStep;
            credit -= steps * segmentsPerStep;
            cwnd += steps;
        }
    }

    /** The threshold, or three quarters of the window if that is more: what is kept when the window was not needed. */
    final int keptThreshold() {
        return Math.max(ssthresh, (cwnd >> 1) + (cwnd >> 2));
    }

    final void threshold(int segments) {
        ssthresh = Math.max(segments, LEAST_THRESHOLD);
    }

    @Override
    public void onLoss(long nowPs, long flightBytes) {
        priorCwnd = cwnd;
        priorSsthresh = keptThreshold();
        credit = 0;
        threshold(reducedWindow());
        cwnd = Math.min(cwnd, ssthresh);
    }

    @Override
    public void onEcnEcho(long nowPs, long flightBytes) {
        onLoss(nowPs, flightBytes);
        priorCwnd = 0;
        priorSsthresh = 0;
    }

    @Override
    public void onRecovered(long nowPs) {
        cwnd = ssthresh;
    }

    @Override
    public void onTimeout(long nowPs, long flightBytes, boolean first) {
        if (first) {
            priorCwnd = cwnd;
            priorSsthresh = keptThreshold();
            threshold(reducedWindow());
        }
        cwnd = inLinux ? (int) (flightBytes / mss) + 1 : 1; // what was sent of late is not taken for lost
        credit = 0;
        slowStartExit.restart();
    }

    @Override
    public void onUndo(long nowPs) {
        cwnd = Math.max(cwnd, priorCwnd);
        ssthresh = Math.max(ssthresh, priorSsthresh);
    }

    @Override
    public void onIdle(long nowPs, long restartBytes) {
        onIdle(nowPs, restartBytes, Long.MAX_VALUE, 1);
    }

    /** The window is halved for each time-out of idleness, down to the restart window. */
    @Override
    public void onIdle(long nowPs, long restartBytes, long idlePs, long rtoPs) {
        ssthresh = keptThreshold();
        int least = Math.min(cwnd, (int) (restartBytes / mss));
        long left = idlePs - rtoPs;
        while (left > 0 && cwnd > least) {
            cwnd >>= 1;
            left -= rtoPs;
        }
        cwnd = Math.max(cwnd, least);
    }

    /** Half of what was not used is given up (RFC 2861 §3.1). */
    @Override
    public void onUnderuse(long nowPs, long usedBytes, long restartBytes) {
        int used = (int) (Math.max(usedBytes, restartBytes) / mss);
        if (used < cwnd) {
            ssthresh = keptThreshold();
            cwnd = (cwnd + used) >> 1;
        }
    }

    @Override
    public void segmentsGrow(int from, int to) {
        cwnd = (int) Math.max(1, (long) cwnd * from / to);
        credit = 0;
    }

    @Override
    public final long cwndBytes() {
        return (long) cwnd * mss;
    }

    @Override
    public final long ssthreshBytes() {
        return ssthresh == NO_THRESHOLD ? Long.MAX_VALUE : (long) ssthresh * mss;
    }
}
