package io.netsim.tcp.send;

/** The last few ranges that the peer has reported: the next report mostly repeats one of them with a little more at its end. */
final class ReportedRanges {
    private static final int REMEMBERED = 4;
    private static final long[] NONE = new long[REMEMBERED];

    private long[] starts = NONE;
    private long[] ends = NONE;
    private int oldest;

    /** Where the part of a range begins that was not reported before; the range is remembered. */
    long skip(long start, long end) {
        if (ends == NONE) {
            starts = new long[REMEMBERED];
            ends = new long[REMEMBERED];
        }
        for (int i = 0; i < REMEMBERED; i++) {
            if (starts[i] <= start && start < ends[i] && ends[i] <= end) {
                long from = ends[i];
                ends[i] = end;
                return from;
            }
        }
        starts[oldest] = start;
        ends[oldest] = end;
        oldest = (oldest + 1) % REMEMBERED;
        return start;
    }

    void forget() {
        starts = NONE;
        ends = NONE;
    }
}
