package io.netsim.tcp.congestion;

import io.netsim.time.Time;

/**
 * Notices a token-bucket policer: two intervals in a row with a loss of a fifth or more and about the same rate of delivery
 * (BBR v1, "long-term bandwidth"). While it is taken for granted, that rate is used instead of the maximum.
 */
final class BbrPolicer {
    private static final int LEAST_ROUNDS = 4;
    private static final int MOST_ROUNDS = 4 * LEAST_ROUNDS;
    private static final int ROUNDS_IN_USE = 48;
    /** Lost segments in 256 delivered. */
    private static final int LOSS_THRESHOLD = 50;
    /** By how much two rates may differ, as a part of the first. */
    private static final int RATE_TOLERANCE = 8;
    /** Or in bytes per second. */
    private static final long RATE_TOLERANCE_BYTES = 4000 / 8;

    private final int mss;
    private boolean sampling;
    private boolean inUse;
    private long bw;
    private int rounds;
    private long sinceMs;
    private long sinceDelivered;
    private long sinceLost;

    BbrPolicer(int mss) {
        this.mss = mss;
    }

    boolean inUse() {
        return inUse;
    }

    /** The rate in the units of {@link BbrRate}; 0 if unknown. */
    long bw() {
        return bw;
    }

    void reset(long nowPs, long delivered, long lost) {
        bw = 0;
        inUse = false;
        sampling = false;
        startInterval(nowPs, delivered, lost);
    }

    private void startInterval(long nowPs, long delivered, long lost) {
        sinceMs = nowPs / Time.MILLISECOND;
        sinceDelivered = delivered;
        sinceLost = lost;
        rounds = 0;
    }

    /** Counts a round in which the rate was used; true if it has been used long enough. */
    boolean usedUp(boolean roundStart) {
        return roundStart && ++rounds >= ROUNDS_IN_USE;
    }

    /** Looks at an acknowledgement; true if a policer has just been recognised. */
    boolean sample(long nowPs, long delivered, long lost, boolean newlyLost, boolean roundStart, boolean appLimited) {
        if (!sampling) {
            if (!newlyLost) {
                return false;
            }
            startInterval(nowPs, delivered, lost);
            sampling = true;
        }
        if (appLimited) {
            reset(nowPs, delivered, lost);
            return false;
        }
        rounds += roundStart ? 1 : 0;
        if (rounds < LEAST_ROUNDS) {
            return false;
        }
        if (rounds > MOST_ROUNDS) {
            reset(nowPs, delivered, lost);
            return false;
        }
        long count = delivered - sinceDelivered;
        long ms = nowPs / Time.MILLISECOND - sinceMs;
        boolean policed = newlyLost && count > 0 && (lost - sinceLost << 8) >= LOSS_THRESHOLD * count && ms > 0;
        return policed && intervalDone((count << BbrRate.SHIFT) / (ms * 1000), nowPs, delivered, lost);
    }

    private boolean intervalDone(long rate, long nowPs, long delivered, long lost) {
        if (bw > 0) {
            long difference = Math.abs(rate - bw);
            if (difference * RATE_TOLERANCE <= bw
                    || BbrRate.bytesPerSecond(difference, BbrRate.UNIT, mss) <= RATE_TOLERANCE_BYTES) {
                bw = (rate + bw) >> 1;
                inUse = true;
                rounds = 0;
                return true;
            }
        }
        bw = rate;
        startInterval(nowPs, delivered, lost);
        return false;
    }
}
