package io.netsim.measure;

import java.util.Arrays;

/**
 * A value over time, kept when it changes. When there are too many changes, time is cut into equal spans, and of each span
 * the smallest, the largest and the last value are kept, with their times: every point kept is one that was, no peak is
 * lost, and the value at the end of each span is right.
 */
final class ChangeSeries {
    /** Receives points in order of time. */
    interface Sink {
        void point(long timePs, double value);
    }

    private static final int MOST_POINTS = 20_000;
    private static final int SPANS = 5_000;

    private long[] times = new long[16];
    private double[] values = new double[16];
    private int count;
    /** Length of a span, or 0 as long as all changes are kept. */
    private long spanPs;
    /** Where points of the span that goes on begin; those before are never touched until the spans grow. */
    private int spanStart;

    /** The value is this from now on; time does not go back. */
    void add(long nowPs, double value) {
        if (count > 0 && values[count - 1] == value) {
            return;
        }
        if (count > 0 && times[count - 1] == nowPs && spanPs == 0) {
            values[count - 1] = value;
            return;
        }
        if (spanPs > 0 && count > 0 && nowPs / spanPs != times[count - 1] / spanPs) {
            count = thin(spanStart, count, spanStart);
            spanStart = count;
        }
        append(nowPs, value);
        if (count > MOST_POINTS || spanPs > 0 && count - spanStart > MOST_POINTS / 4) {
            shorten(nowPs);
        }
    }

    private void append(long nowPs, double value) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        times[count] = nowPs;
        values[count] = value;
        count++;
    }

    /** Thins the span that goes on; if that is not enough, takes longer spans and thins all. */
    private void shorten(long nowPs) {
        if (spanPs > 0) {
            count = thin(spanStart, count, spanStart);
        }
        while (count > MOST_POINTS) {
            spanPs = Math.max(2 * spanPs, nowPs / SPANS + 1);
            int kept = 0;
            int from = 0;
            while (from < count) {
                int to = from;
                while (to < count && times[to] / spanPs == times[from] / spanPs) {
                    to++;
                }
                spanStart = kept;
                kept = thin(from, to, kept);
                from = to;
            }
            count = kept;
        }
    }

    /** Keeps the smallest, the largest and the last of some points, moved to {@code into}; returns where they end. */
    private int thin(int from, int to, int into) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            low = values[i] < values[low] ? i : low;
            high = values[i] > values[high] ? i : high;
        }
        int end = into;
        for (int i = from; i < to; i++) {
            if (i == low || i == high || i == to - 1) {
                times[end] = times[i];
                values[end] = values[i];
                end++;
            }
        }
        return end;
    }

    void writeTo(Sink sink) {
        for (int i = 0; i < count; i++) {
            sink.point(times[i], values[i]);
        }
    }
}
