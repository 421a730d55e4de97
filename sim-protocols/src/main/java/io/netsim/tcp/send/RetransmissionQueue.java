package io.netsim.tcp.send;

import org.jspecify.annotations.Nullable;

/**
 * The outstanding segments in order, each with its marks (RFC 9293 §3.10.8). A ring whose objects are used again; an idle
 * connection has none.
 */
public final class RetransmissionQueue {
    private static final int KEEP = 8;

    private @Nullable SentSegment[] ring = new @Nullable SentSegment[0];
    private int head;
    private int count;
    private long lostBytes;
    private long resentBytes;
    /** All segments before this one are not lost, or lost and resent. */
    private int cursor;

    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    /** The n-th outstanding segment, 0 being the oldest. */
    public SentSegment get(int n) {
        SentSegment segment = ring[(head + n) & (ring.length - 1)];
        if (segment == null || n >= count) {
            throw new IllegalStateException("no outstanding segment " + n + " of " + count);
        }
        return segment;
    }

    /** Bytes taken for lost, whether sent again or not. */
    public long lostBytes() {
        return lostBytes;
    }

    /** Bytes taken for lost and sent again since. */
    public long resentBytes() {
        return resentBytes;
    }

    void append(long start, long end, boolean fin, long nowPs) {
        if (count == ring.length) {
            grow();
        }
        int i = (head + count++) & (ring.length - 1);
        SentSegment segment = ring[i];
        if (segment == null) {
            segment = new SentSegment();
            ring[i] = segment;
        }
        segment.start = start;
        segment.end = end;
        segment.fin = fin;
        segment.sentPs = nowPs;
        segment.transmissions = 1;
        segment.lost = false;
        segment.resent = false;
    }

    private void grow() {
        @Nullable SentSegment[] bigger = new @Nullable SentSegment[Math.max(4, 2 * ring.length)];
        for (int i = 0; i < count; i++) {
            bigger[i] = ring[(head + i) & (ring.length - 1)];
        }
        ring = bigger;
        head = 0;
    }

    /** A segment was sent again. */
    void retransmitted(SentSegment segment, long nowPs) {
        segment.sentPs = nowPs;
        segment.transmissions++;
        if (segment.lost && !segment.resent) {
            segment.resent = true;
            resentBytes += segment.length();
        }
    }

    /** Takes out what is acknowledged up to {@code ack} and notes in the sample what that was. */
    public void acknowledge(long ack, AckSample sample) {
        while (count > 0) {
            SentSegment segment = get(0);
            if (segment.end > ack) {
                trim(segment, ack);
                break;
            }
            sample.acknowledged(segment);
            forget(segment);
            head = (head + 1) & (ring.length - 1);
            count--;
            cursor = Math.max(0, cursor - 1);
        }
        if (count == 0 && ring.length > KEEP) {
            ring = new @Nullable SentSegment[0];
            head = 0;
        }
    }

    private void trim(SentSegment segment, long ack) {
        if (ack > segment.start) {
            int gone = (int) (ack - segment.start);
            segment.start = ack;
            lostBytes -= segment.lost ? gone : 0;
            resentBytes -= segment.resent ? gone : 0;
        }
    }

    private void forget(SentSegment segment) {
        lostBytes -= segment.lost ? segment.length() : 0;
        resentBytes -= segment.resent ? segment.length() : 0;
    }

    /** Takes a segment for lost; one that has been sent again may be lost again. */
    public void markLost(int n) {
        SentSegment segment = get(n);
        if (!segment.lost) {
            segment.lost = true;
            lostBytes += segment.length();
        } else if (segment.resent) {
            segment.resent = false;
            resentBytes -= segment.length();
        }
        cursor = Math.min(cursor, n);
    }

    public void markAllLost() {
        for (int n = 0; n < count; n++) {
            markLost(n);
        }
    }

    /** The oldest segment that is lost and not sent again since, or null. */
    public @Nullable SentSegment nextLost() {
        if (lostBytes == resentBytes) {
            return null;
        }
        while (cursor < count) {
            SentSegment segment = get(cursor);
            if (segment.lost && !segment.resent) {
                return segment;
            }
            cursor++;
        }
        return null;
    }

    /** Gives up everything. */
    public void clear() {
        ring = new @Nullable SentSegment[0];
        head = 0;
        count = 0;
        cursor = 0;
        lostBytes = 0;
        resentBytes = 0;
    }
}
