package io.netsim.tcp.congestion;

import io.netsim.time.Time;

/**
 * Vegas (Brakmo and Peterson, 1995) with Linux's rules: once a round trip the window is compared with what the smallest
 * round-trip time would need; between α and β segments are to wait in queues, and slow start ends at γ.
 */
final class Vegas extends SegmentWindow {
    static final int DEFAULT_ALPHA = 2;
    static final int DEFAULT_BETA = 4;
    static final int DEFAULT_GAMMA = 1;
    /** With fewer samples a delayed acknowledgement would decide. */
    private static final int LEAST_SAMPLES = 3;

    private static final int LEAST_WINDOW = 2;

    private final int alpha;
    private final int beta;
    private final int gamma;
    private long baseRttUs = Long.MAX_VALUE;
    private long minRttUs = Long.MAX_VALUE;
    private int samples;
    private long roundEnd;

    Vegas(CongestionSettings settings) {
        super(settings, SlowStart.STANDARD);
        this.alpha = (int) settings.parameter("alpha", DEFAULT_ALPHA);
        this.beta = (int) settings.parameter("beta", DEFAULT_BETA);
        this.gamma = (int) settings.parameter("gamma", DEFAULT_GAMMA);
    }

    @Override
    public void onSample(AckEvent ack) {
        super.onSample(ack);
        if (ack.rttPs >= 0) {
            long us = ack.rttPs / Time.MICROSECOND + 1;
            baseRttUs = Math.min(baseRttUs, us);
            minRttUs = Math.min(minRttUs, us);
            samples++;
        }
    }

    @Override
    public void onAck(AckEvent ack) {
        if (ack.inRecovery || ack.afterTimeout) {
            super.onAck(ack);
        } else if (ack.ackedTo > roundEnd) {
            roundEnd = ack.sentTo;
            if (samples < LEAST_SAMPLES) {
                super.onAck(ack);
            } else {
                judge(ack.deliveredSegments);
            }
            samples = 0;
            minRttUs = Long.MAX_VALUE;
        } else if (inSlowStart()) {
            slowStart(ack.deliveredSegments);
        }
    }

    /** Once a round trip. */
    private void judge(int delivered) {
        long waiting = cwnd * (minRttUs - baseRttUs) / baseRttUs;
        if (inSlowStart() && waiting > gamma) {
            cwnd = (int) Math.min(cwnd, cwnd * baseRttUs / minRttUs + 1);
            ssthresh = Math.min(ssthresh, cwnd);
        } else if (inSlowStart()) {
            slowStart(delivered);
        } else if (waiting > beta) {
            cwnd--;
            ssthresh = Math.min(ssthresh, cwnd);
        } else if (waiting < alpha) {
            cwnd++;
        }
        cwnd = Math.max(cwnd, LEAST_WINDOW);
        ssthresh = keptThreshold();
    }

    @Override
    void avoidCongestion(AckEvent ack, int delivered) {
        growAdditively(cwnd, delivered);
    }

    @Override
    int reducedWindow() {
        return cwnd >> 1;
    }

    @Override
    public void onRecovered(long nowPs) {
        super.onRecovered(nowPs);
        forgetRound();
    }

    /** The path may be another one now. */
    @Override
    public void onSendAfterPause(long nowPs, long idlePs, boolean appLimited) {
        baseRttUs = Long.MAX_VALUE;
        forgetRound();
    }

    private void forgetRound() {
        samples = 0;
        minRttUs = Long.MAX_VALUE;
    }
}
