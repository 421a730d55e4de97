package io.netsim.tcp.send;

import org.jspecify.annotations.Nullable;

/**
 * The outstanding segments in order, each with its marks (RFC 9293 §3.10.8). A ring whose objects are used again; an idle
 * connection has none.
 */
public final class RetransmissionQueue {
    private static final int KEEP = 4;
    private static final @Nullable SentSegment[] EMPTY = new @Nullable SentSegment[0];
    private static final int REMEMBERED = 4;
    private static final long[] NONE = new long[REMEMBERED];

    private @Nullable SentSegment[] ring = EMPTY;
    private int head;
    private int count;
    private long lostBytes;
    private long resentBytes;
    private long sackedBytes;
    /** All segments before this one are not lost, or lost and resent. */
    private int cursor;
    /** All segments before this one are sacked or taken for lost because of what was sacked behind them. */
    private int judged;
    /** Sacked bytes before {@link #judged}. */
    private long sackedBeforeJudged;
    /** The ranges reported last. */
    private long[] reportedStarts = NONE;

    private long[] reportedEnds = NONE;
    private int oldestReport;

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

    /** Bytes that the peer has reported without acknowledging them. */
    public long sackedBytes() {
        return sackedBytes;
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
        segment.sacked = false;
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
            judged = Math.max(0, judged - 1);
        }
        if (count == 0 && ring.length > KEEP) {
            ring = EMPTY;
            head = 0;
        }
    }

    private void trim(SentSegment segment, long ack) {
        if (ack > segment.start) {
            int gone = (int) (ack - segment.start);
            segment.start = ack;
            lostBytes -= segment.lost ? gone : 0;
            resentBytes -= segment.resent ? gone : 0;
            sackedBytes -= segment.sacked ? gone : 0;
            sackedBeforeJudged -= segment.sacked && judged > 0 ? gone : 0;
        }
    }

    private void forget(SentSegment segment) {
        lostBytes -= segment.lost ? segment.length() : 0;
        resentBytes -= segment.resent ? segment.length() : 0;
        sackedBytes -= segment.sacked ? segment.length() : 0;
        sackedBeforeJudged -= segment.sacked && judged > 0 ? segment.length() : 0;
    }

    /**
     * The peer has reported the positions from {@code start} up to {@code end} (RFC 6675 §4, Update).
     *
     * @return bytes it had not reported before
     */
    public long sack(long start, long end) {
        if (reportedEnds == NONE) {
            reportedStarts = new long[REMEMBERED];
            reportedEnds = new long[REMEMBERED];
        }
        long newly = 0;
        for (int n = firstFrom(skipReported(start, end)); n < count && get(n).end <= end; n++) {
            SentSegment segment = get(n);
            if (!segment.sacked) {
                forget(segment);
                segment.lost = false;
                segment.resent = false;
                segment.sacked = true;
                sackedBytes += segment.length();
                sackedBeforeJudged += n < judged ? segment.length() : 0;
                newly += segment.length();
            }
        }
        return newly;
    }

    /** A range mostly repeats one of the last few with a little more at its end: goes on where that one ended. */
    private long skipReported(long start, long end) {
        for (int i = 0; i < REMEMBERED; i++) {
            if (reportedStarts[i] <= start && start < reportedEnds[i] && reportedEnds[i] <= end) {
                long from = reportedEnds[i];
                reportedEnds[i] = end;
                return from;
            }
        }
        reportedStarts[oldestReport] = start;
        reportedEnds[oldestReport] = end;
        oldestReport = (oldestReport + 1) % REMEMBERED;
        return start;
    }

    /** The first segment that starts at a position or behind it, by bisection. */
    private int firstFrom(long position) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).start < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Takes segments for lost behind which more than {@code threshold} bytes were sacked (RFC 6675 §4, IsLost).
     *
     * @return whether there were any
     */
    public boolean judge(long threshold) {
        boolean any = false;
        while (judged < count) {
            SentSegment segment = get(judged);
            if (segment.sacked) {
                sackedBeforeJudged += segment.length();
            } else if (sackedBytes - sackedBeforeJudged > threshold) {
                if (!segment.lost) {
                    markLost(judged);
                    any = true;
                }
            } else {
                break;
            }
            judged++;
        }
        return any;
    }

    /** Forgets what the peer has reported: it may have thrown it away again (RFC 2018 §8). */
    public void forgetSacks() {
        for (int n = 0; n < count; n++) {
            get(n).sacked = false;
        }
        sackedBytes = 0;
        sackedBeforeJudged = 0;
        judged = 0;
        reportedStarts = NONE;
        reportedEnds = NONE;
    }

    /** Takes a segment for lost; one that has been sent again may be lost again. */
    public void markLost(int n) {
        SentSegment segment = get(n);
        if (segment.sacked) {
            return;
        }
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
        ring = EMPTY;
        head = 0;
        count = 0;
        cursor = 0;
        judged = 0;
        lostBytes = 0;
        resentBytes = 0;
        sackedBytes = 0;
        sackedBeforeJudged = 0;
    }
}
