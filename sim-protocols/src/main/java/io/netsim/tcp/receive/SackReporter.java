package io.netsim.tcp.receive;

import java.util.Arrays;

/**
 * Remembers which ranges have arrived out of order, and which of them to report: first the one that holds the newest
 * segment, then the others by when they last grew (RFC 2018 §4).
 */
public final class SackReporter {
    private static final long[] NONE = new long[0];

    private long[] starts = NONE;
    private long[] ends = NONE;
    private long[] stamps = NONE;
    private int count;
    private long clock;

    public boolean isEmpty() {
        return count == 0;
    }

    /** A segment has arrived beyond the next position expected. */
    public void arrived(long start, long end) {
        int i = 0;
        while (i < count && ends[i] < start) {
            i++;
        }
        if (i == count || starts[i] > end) {
            insert(i);
            starts[i] = start;
            ends[i] = end;
        } else {
            starts[i] = Math.min(starts[i], start);
            ends[i] = Math.max(ends[i], end);
            while (i + 1 < count && starts[i + 1] <= ends[i]) {
                ends[i] = Math.max(ends[i], ends[i + 1]);
                remove(i + 1);
            }
        }
        stamps[i] = ++clock;
    }

    /** Everything before {@code position} has arrived in order. */
    public void advanced(long position) {
        while (count > 0 && ends[0] <= position) {
            remove(0);
        }
    }

    private void insert(int i) {
        if (count == starts.length) {
            int capacity = Math.max(4, 2 * count);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            stamps = Arrays.copyOf(stamps, capacity);
        }
        System.arraycopy(starts, i, starts, i + 1, count - i);
        System.arraycopy(ends, i, ends, i + 1, count - i);
        System.arraycopy(stamps, i, stamps, i + 1, count - i);
        count++;
    }

    private void remove(int i) {
        count--;
        System.arraycopy(starts, i + 1, starts, i, count - i);
        System.arraycopy(ends, i + 1, ends, i, count - i);
        System.arraycopy(stamps, i + 1, stamps, i, count - i);
    }

    /**
     * The ranges to report, at most {@code most}: start and end positions in turn.
     *
     * @return empty if nothing has arrived out of order
     */
    public long[] report(int most) {
        int n = Math.min(most, count);
        long[] edges = new long[2 * n];
        long below = Long.MAX_VALUE;
        for (int k = 0; k < n; k++) {
            int newest = -1;
            for (int i = 0; i < count; i++) {
                if (stamps[i] < below && (newest < 0 || stamps[i] > stamps[newest])) {
                    newest = i;
                }
            }
            below = stamps[newest];
            edges[2 * k] = starts[newest];
            edges[2 * k + 1] = ends[newest];
        }
        return edges;
    }
}
