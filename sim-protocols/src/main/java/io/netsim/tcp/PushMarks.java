package io.netsim.tcp;

import java.util.Arrays;

/**
 * Where a Linux host sets PSH (RFC 9293 §3.9.1.2): on the segment with the last byte of each call of the application, or of
 * what there was room for, and within long calls whenever half of the peer's largest window has been written since.
 */
final class PushMarks {
    private static final long[] NONE = new long[0];

    /** Positions after a pushed byte, in order; those before {@link #first} are done. */
    private long[] marks = NONE;

    private int first;
    private int count;
    private long last = 1;

    /** The application has handed over the bytes from a position up to the end of the send buffer. */
    void written(TcpConnection c, long from) {
        long end = c.sendBuffer.end();
        int mss = c.sender.mss();
        long half = c.snd.maxWnd() / 2;
        long start = Math.max(1, c.snd.nxt());
        long boundary = start + (from - start) / mss * mss + mss;
        if (last + half >= boundary) {
            boundary += (last + half - boundary) / mss * mss;
        }
        for (; boundary < end; boundary += mss) {
            if (boundary > last + half) {
                add(boundary);
            }
        }
        add(end);
    }

    private void add(long position) {
        last = position;
        if (count == marks.length) {
            int live = count - first;
            marks = live <= marks.length / 2 && marks.length > 0
                    ? shifted(marks.length, live)
                    : shifted(Math.max(4, 2 * marks.length), live);
            first = 0;
            count = live;
        }
        marks[count++] = position;
    }

    private long[] shifted(int capacity, int live) {
        long[] moved = new long[capacity];
        System.arraycopy(marks, first, moved, 0, live);
        return moved;
    }

    /** Whether a segment of the bytes from {@code start} up to {@code end} carries the end of something written. */
    boolean within(long start, long end) {
        int i = Arrays.binarySearch(marks, first, count, end);
        if (i >= 0) {
            return true;
        }
        int before = -i - 2;
        return before >= first && marks[before] > start;
    }

    /** Everything before a position is acknowledged. */
    void acknowledged(long una) {
        while (first < count && marks[first] <= una) {
            first++;
        }
        if (first == count) {
            first = 0;
            count = 0;
            if (marks.length > 4) {
                marks = NONE;
            }
        }
    }
}
