package io.netsim.tcp.congestion;

import io.netsim.time.Time;

/**
 * How many segments more than expected are acknowledged at once, at most, in the last five to ten round trips: where
 * acknowledgements come in bunches, so much more must be in flight (BBR v1, "extra acked").
 */
final class BbrAggregation {
    private static final int WINDOW_ROUNDS = 5;
    private static final long MOST_US = 100_000;
    private static final long MOST_COUNTED = 0xFFFFF;

    private long newest;
    private long older;
    private int rounds;
    private long epochStartPs;
    private long epochAcked;

    void restart(long nowPs) {
        epochStartPs = nowPs;
        epochAcked = 0;
    }

    /** Segments to be added to the window, no more than arrive in 100 ms. */
    long extra(long bw) {
        return Math.min(Math.max(newest, older), bw * MOST_US >> BbrRate.SHIFT);
    }

    void update(AckEvent ack, boolean roundStart, long bw, int cwnd, long deliveredPs) {
        if (ack.deliveredSegments <= 0 || !ack.rate.isValid()) {
            return;
        }
        if (roundStart && ++rounds >= WINDOW_ROUNDS) {
            rounds = 0;
            older = newest;
            newest = 0;
        }
        long expected = bw * ((deliveredPs - epochStartPs) / Time.MICROSECOND) >> BbrRate.SHIFT;
        if (epochAcked <= expected || epochAcked + ack.deliveredSegments > MOST_COUNTED) {
            restart(deliveredPs);
            expected = 0;
        }
        epochAcked = Math.min(MOST_COUNTED, epochAcked + ack.deliveredSegments);
        newest = Math.max(newest, Math.min(epochAcked - expected, cwnd));
    }
}
