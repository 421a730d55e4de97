package io.netsim.tcp.send;

import io.netsim.time.Time;

/**
 * How many segments a host hands to its network card as one, for the card to cut. Here the segments leave one by one; what
 * remains of the offloading is that the last of each such burst has PSH, as Linux sets it.
 */
public final class SegmentationOffload {
    private static final int MAX_BYTES = 65_536;

    private SegmentationOffload() {}

    /**
     * As much as leaves in a millisecond at twice the window in a round trip (1.2 times from half of the threshold on), and at
     * most half of the window (Linux, {@code tcp_tso_autosize} and {@code tcp_cwnd_test}).
     *
     * @param least at least so many segments; 0 if there is no offloading
     * @param srttPs 0 before the first sample
     * @return 0 if there is no offloading
     */
    public static int segments(int least, int mss, long cwndBytes, long ssthreshBytes, long srttPs) {
        if (least == 0) {
            return 0;
        }
        long bytes = MAX_BYTES;
        if (srttPs > 0) {
            long percent = cwndBytes < ssthreshBytes / 2 ? 200 : 120;
            bytes = Math.min(MAX_BYTES, cwndBytes * percent / 100 * (Time.SECOND / 1024 / 1000) / (srttPs / 1000 + 1));
        }
        return (int) Math.min(Math.max(least, bytes / mss), Math.max(1, cwndBytes / mss / 2));
    }
}
