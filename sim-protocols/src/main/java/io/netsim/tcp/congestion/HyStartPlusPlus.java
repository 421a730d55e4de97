package io.netsim.tcp.congestion;

import io.netsim.rfc.Rfc;
import io.netsim.time.Time;

/**
 * HyStart++ (RFC 9406): when the smallest round-trip time of a round has grown by an eighth, at least 4 and at most 16 ms,
 * five rounds of conservative slow start follow, with a quarter of the growth, and then congestion avoidance; if the
 * round-trip time falls again meanwhile, slow start goes on. Of the initial slow start only.
 */
@Rfc(
        number = 9406,
        value = {"delay-increase", "conservative"})
final class HyStartPlusPlus implements SlowStartExit {
    private static final long MIN_GROWTH_PS = 4 * Time.MILLISECOND;
    private static final long MAX_GROWTH_PS = 16 * Time.MILLISECOND;
    private static final int GROWTH_DIVISOR = 8;
    private static final int SAMPLES = 8;
    private static final int CONSERVATIVE_DIVISOR = 4;
    private static final int CONSERVATIVE_ROUNDS = 5;

    private boolean over;
    private boolean conservative;
    private int rounds;
    private long baselinePs;
    private long windowEnd = -1;
    private long lastRoundMinPs = Time.NEVER;
    private long roundMinPs = Time.NEVER;
    private int samples;
    private long credit;

    @Override
    public void restart() {
        over = true;
    }

    @Override
    public long growth(long amount) {
        if (!conservative) {
            return amount;
        }
        credit += amount;
        long whole = credit / CONSERVATIVE_DIVISOR;
        credit -= whole * CONSERVATIVE_DIVISOR;
        return whole;
    }

    @Override
    public boolean ends(AckEvent ack, long cwndBytes, boolean inSlowStart) {
        if (over || !inSlowStart) {
            over = true;
            conservative = false;
            return false;
        }
        if (ack.ackedTo > windowEnd) {
            windowEnd = ack.sentTo;
            lastRoundMinPs = roundMinPs;
            roundMinPs = Time.NEVER;
            samples = 0;
            if (conservative && ++rounds > CONSERVATIVE_ROUNDS) {
                return true;
            }
        }
        if (ack.rttPs >= 0) {
            roundMinPs = Math.min(roundMinPs, ack.rttPs);
            samples++;
            judge();
        }
        return false;
    }

    private void judge() {
        if (samples < SAMPLES) {
            return;
        }
        if (conservative) {
            conservative = roundMinPs >= baselinePs;
        } else if (lastRoundMinPs != Time.NEVER) {
            long growth = Math.max(MIN_GROWTH_PS, Math.min(lastRoundMinPs / GROWTH_DIVISOR, MAX_GROWTH_PS));
            if (roundMinPs >= lastRoundMinPs + growth) {
                conservative = true;
                baselinePs = roundMinPs;
                rounds = 1; // the rest of this round counts (RFC 9406 §4.2)
            }
        }
    }
}
