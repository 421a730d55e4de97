package io.netsim.tcp.congestion;

/** Rates as BBR in Linux counts them: segments per microsecond times 2^24, with gains in 1/256. */
final class BbrRate {
    static final int SHIFT = 24;
    static final int UNIT = 256;
    /** In a second, less 1 %: slightly below the rate measured, so that queues drain. */
    private static final long MICROSECONDS_LESS_MARGIN = 990_000;
    /** Below this rate, bytes per second, a burst has one segment. */
    private static final long BURST_RATE = 1_200_000 / 8;

    private static final int MOST_BURST = 127;

    private BbrRate() {}

    /** Bytes per second at which a rate times a gain is paced. */
    static long bytesPerSecond(long rate, int gain, int mss) {
        return (rate * mss * gain >> 8) * MICROSECONDS_LESS_MARGIN >> SHIFT;
    }

    /** Segments of a burst that a Linux sender would hand to its device at once: those of a millisecond. */
    static int burst(long bytesPerSecond, int mss) {
        long segments = (bytesPerSecond >> 10) / mss;
        return (int) Math.min(Math.max(segments, bytesPerSecond < BURST_RATE ? 1 : 2), MOST_BURST);
    }
}
