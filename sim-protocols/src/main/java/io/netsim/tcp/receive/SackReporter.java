package io.netsim.tcp.receive;

import io.netsim.rfc.Rfc;
import java.util.Arrays;

/**
 * Remembers which ranges have arrived out of order, and which of them to report: first the one that holds the newest
 * segment, then the others by when they last grew (RFC 2018 §4).
 */
@Rfc(
        number = 2018,
        value = {"blocks", "as-many-as-fit", "newest-first", "repeat-recent"})
@Rfc(
        number = 2883,
        value = {"report-duplicate", "below-ack", "second-block"})
public final class SackReporter {
    private static final long[] NONE = new long[0];
    /** Ranges that every acknowledgement has room for (Linux: {@code TCP_SACK_BLOCKS_EXPECTED}). */
    private static final int RECENT = 2;

    private long[] starts = NONE;
    private long[] ends = NONE;
    private long[] stamps = NONE;
    private int count;
    private long clock;
    /** What has arrived twice and is not reported yet: from, to; −1 for nothing. */
    private long repeatedFrom = -1;

    private long repeatedTo;

    public boolean isEmpty() {
        return count == 0;
    }

    /** Whether something is to be reported. */
    public boolean hasReport() {
        return count > 0 || repeatedFrom >= 0;
    }

    /** These positions have arrived before: to be reported once (RFC 2883 §4). */
    public void repeated(long from, long to) {
        if (repeatedFrom < 0) {
            repeatedFrom = from;
            repeatedTo = to;
        } else if (from <= repeatedTo && repeatedFrom <= to) {
            repeatedFrom = Math.min(repeatedFrom, from);
            repeatedTo = Math.max(repeatedTo, to);
        }
    }

    /** The report has been sent, or is not wanted. */
    public void reported() {
        repeatedFrom = -1;
    }

    /** A segment has arrived beyond the next position expected; what of it was here already counts as repeated. */
    public void arrived(long start, long end) {
        int i = 0;
        while (i < count && ends[i] < start) {
            i++;
        }
        for (int k = i; k < count && starts[k] < end; k++) {
            if (Math.max(start, starts[k]) < Math.min(end, ends[k])) {
                repeated(Math.max(start, starts[k]), Math.min(end, ends[k]));
            }
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

    /**
     * Whether what arrives extends one of the two ranges that grew last, or there are fewer than two: then the next report
     * will still say all that is new.
     */
    public boolean extendsRecent(long start, long end) {
        for (int i = 0; i < count; i++) {
            if (start <= ends[i] && starts[i] <= end) {
                return newerThan(stamps[i]) < RECENT;
            }
        }
        return count < RECENT;
    }

    private int newerThan(long stamp) {
        int newer = 0;
        for (int i = 0; i < count; i++) {
            newer += stamps[i] > stamp ? 1 : 0;
        }
        return newer;
    }

    /** A segment has arrived in order; what of it waited already counts as repeated (RFC 2883 §4.1.3). */
    public void overtaken(long start, long end) {
        for (int i = 0; i < count && starts[i] < end; i++) {
            repeated(Math.max(start, starts[i]), Math.min(end, ends[i]));
        }
    }

    /** The position after everything that has arrived; only if something waits. */
    public long highest() {
        return ends[count - 1];
    }

    /** Everything up to {@code position} has arrived in order. */
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
     * The ranges to report, at most {@code most}: start and end positions in turn; what has arrived twice comes first
     * (RFC 2883 §4).
     *
     * @return empty if there is nothing to report
     */
    public long[] report(int most) {
        int twice = repeatedFrom >= 0 && most > 0 ? 1 : 0;
        int n = Math.min(most - twice, count);
        long[] edges = new long[2 * (twice + n)];
        if (twice > 0) {
            edges[0] = repeatedFrom;
            edges[1] = repeatedTo;
        }
        long below = Long.MAX_VALUE;
        for (int k = twice; k < twice + n; k++) {
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
