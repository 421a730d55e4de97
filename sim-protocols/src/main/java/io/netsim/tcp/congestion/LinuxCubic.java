package io.netsim.tcp.congestion;

import io.netsim.rfc.Rfc;
import io.netsim.time.Time;

/**
 * CUBIC as Linux computes it: RFC 9438 in integers. Windows are whole segments; time counts in jiffies of 4 ms (HZ = 250)
 * and, within the cubic function, in 1/1024 s; β = 717/1024, C = 410/1024; the function is evaluated at most once a jiffy;
 * one segment for two delivered is the fastest growth. After an idle time the curve goes on where it stood.
 */
@Rfc(
        number = 9438,
        value = {"cubic-growth", "beta", "fast-convergence", "undo", "slow-start"})
final class LinuxCubic extends SegmentWindow {
    private static final long JIFFY_PS = 4 * Time.MILLISECOND;
    private static final long JIFFIES_PER_SECOND = Time.SECOND / JIFFY_PS;
    private static final int UNIT = 1024;
    private static final int BETA = 717;
    /** What is left after a congestion mark with ABE (RFC 8511 §3): 0.85. */
    private static final int ABE_BETA = 870;
    /** C in 1/1024. */
    private static final long C = 410;
    /** Segments delivered for each segment of Reno-friendly growth, in eighths of the window: 8 (1 + β) / (3 (1 − β)). */
    private static final int RENO_EIGHTHS = 8 * (UNIT + BETA) / 3 / (UNIT - BETA);
    /** Without a plateau the window grows by at least one segment for so many. */
    private static final int FIRST_STEP = 20;

    private static final int FASTEST_STEP = 2;
    /** The most whose cube, times C, a {@code long} holds: 273 s from the plateau. */
    private static final long MOST_OFFSET = 280_000;

    private final boolean abe;

    /** Segments delivered for one of growth. */
    private int step;

    private int lastMax;
    private int origin;
    private int k;
    /** The window and the jiffy at which the cubic function was last evaluated. */
    private int lastCwnd;

    private int lastJiffy;
    /** In jiffies; 0 while there is no epoch. */
    private int epochStart;

    private int ackCount;
    private int renoWindow;
    private long delayMinPs = Time.NEVER;

    LinuxCubic(CongestionSettings settings) {
        super(settings, SlowStart.HYSTART);
        this.abe = settings.abe();
    }

    private static int jiffies(long ps) {
        return (int) (ps / JIFFY_PS) + 1; // 0 means none; enough for 99 days
    }

    @Override
    public void onSample(AckEvent ack) {
        boolean justRecovered = epochStart != 0 && jiffies(ack.nowPs) - epochStart < JIFFIES_PER_SECOND;
        if (ack.rttPs < 0 || justRecovered) {
            return; // round-trip times right after a recovery are those of a queue that drains
        }
        delayMinPs = Math.min(delayMinPs, Math.max(Time.MICROSECOND, ack.rttPs));
        super.onSample(ack);
    }

    @Override
    void avoidCongestion(AckEvent ack, int delivered) {
        update(jiffies(ack.nowPs), delivered);
        growAdditively(step, delivered);
    }

    private void update(int now, int delivered) {
        ackCount += delivered;
        if (lastCwnd == cwnd && now - lastJiffy <= JIFFIES_PER_SECOND / 32) {
            return;
        }
        if (epochStart == 0 || now != lastJiffy) {
            lastCwnd = cwnd;
            lastJiffy = now;
            if (epochStart == 0) {
                startEpoch(now, delivered);
            }
            cubicStep(now);
        }
        renoFriendlyStep();
        step = Math.max(step, FASTEST_STEP);
    }

    private void startEpoch(int now, int delivered) {
        epochStart = now;
        ackCount = delivered;
        renoWindow = cwnd;
        origin = Math.max(lastMax, cwnd);
        k = lastMax <= cwnd ? 0 : (int) cubeRoot((1L << 40) / C * (lastMax - cwnd));
    }

    /** The largest whole number whose cube is not larger; exact for the numbers that occur. */
    static long cubeRoot(long value) {
        long root = (long) StrictMath.cbrt((double) value);
        while (root * root * root > value) {
            root--;
        }
        while ((root + 1) * (root + 1) * (root + 1) <= value) {
            root++;
        }
        return root;
    }

    /** The step with which the window would be on the curve one smallest round-trip time from now. */
    private void cubicStep(long now) {
        long delay = delayMinPs == Time.NEVER ? 0 : (delayMinPs + JIFFY_PS - 1) / JIFFY_PS;
        long t = (now - epochStart + delay) * UNIT / JIFFIES_PER_SECOND;
        long offset = Math.min(Math.abs(t - k), MOST_OFFSET);
        long delta = C * offset * offset * offset >> 40;
        long target = t < k ? origin - delta : origin + delta;
        step = target > cwnd ? (int) (cwnd / (target - cwnd)) : 100 * cwnd;
        if (lastMax == 0) {
            step = Math.min(step, FIRST_STEP);
        }
    }

    /** Not slower than Reno with the same β would be (RFC 9438 §4.3). */
    private void renoFriendlyStep() {
        int perSegment = cwnd * RENO_EIGHTHS >> 3;
        while (ackCount > perSegment) {
            ackCount -= perSegment;
            renoWindow++;
        }
        if (renoWindow > cwnd) {
            step = Math.min(step, cwnd / (renoWindow - cwnd));
        }
    }

    @Override
    int reducedWindow() {
        epochStart = 0;
        lastMax = cwnd < lastMax ? cwnd * (UNIT + BETA) / (2 * UNIT) : cwnd; // fast convergence, RFC 9438 §4.7
        return cwnd * BETA / UNIT;
    }

    @Override
    public void onEcnEcho(long nowPs, long flightBytes) {
        int before = cwnd;
        super.onEcnEcho(nowPs, flightBytes);
        if (abe) {
            threshold(before * ABE_BETA / UNIT);
            cwnd = ssthresh;
        }
    }

    @Override
    public void onTimeout(long nowPs, long flightBytes, boolean first) {
        super.onTimeout(nowPs, flightBytes, first);
        step = 0;
        lastMax = 0;
        lastCwnd = 0;
        lastJiffy = 0;
        origin = 0;
        k = 0;
        epochStart = 0;
        ackCount = 0;
        renoWindow = 0;
        delayMinPs = Time.NEVER;
    }

    /** The curve waits while nothing is sent (RFC 9438 §5.8). */
    @Override
    public void onSendAfterPause(long nowPs, long idlePs, boolean appLimited) {
        int now = jiffies(nowPs);
        if (epochStart != 0) {
            epochStart = (int) Math.min(now, epochStart + idlePs / JIFFY_PS);
        }
    }
}
