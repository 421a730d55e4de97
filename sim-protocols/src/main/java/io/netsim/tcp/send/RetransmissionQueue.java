package io.netsim.tcp.send;

import io.netsim.rfc.Rfc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outstanding segments in order, each with its marks (RFC 9293 §3.10.8). A ring whose objects are used again; an idle
 * connection has none.
 */
@Rfc(
        number = 2018,
        value = {"scoreboard", "timeout-clears"})
public final class RetransmissionQueue {
    private static final int KEEP = 4;
    private static final @Nullable SentSegment[] EMPTY = new @Nullable SentSegment[0];

    private @Nullable SentSegment[] ring = EMPTY;
    private int head;
    private int count;
    /** What every segment with data counts against windows; 0 for its length. */
    private int fixedWeight;

    private final SendOrder order = new SendOrder();
    private long outstandingBytes;
    private long lostBytes;
    private long resentBytes;
    private long sackedBytes;
    /** Everything ever taken for lost, retransmissions too. */
    private long everLostBytes;

    private long lostRetransmissions;
    /** End of the highest range reported; meaningful while something is reported. */
    private long highestSack;
    /** All segments before this one are not lost, or lost and resent. */
    private int cursor;
    /** All segments before this one are sacked or taken for lost because of what was sacked behind them. */
    private int judged;
    /** Sacked bytes before {@link #judged}. */
    private long sackedBeforeJudged;

    private final ReportedRanges reported = new ReportedRanges();

    /** Each segment to come counts as {@code bytes} against windows, whatever its length; 0 for its length. */
    public void weigh(int bytes) {
        fixedWeight = bytes;
    }

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

    /** The weight of everything outstanding, but for a SYN. */
    public long outstandingBytes() {
        return outstandingBytes;
    }

    /**
     * Estimate of what is in the network (RFC 6675 §4, SetPipe; RFC 9293 has no name for it): neither reported, nor taken for lost
     * without having been sent again.
     */
    public long pipeBytes() {
        return Math.max(0, outstandingBytes - sackedBytes - lostBytes + resentBytes);
    }

    /** Everything ever taken for lost, a lost retransmission once more. */
    public long everLostBytes() {
        return everLostBytes;
    }

    /** How many retransmissions were lost in their turn. */
    public long lostRetransmissions() {
        return lostRetransmissions;
    }

    /** The end of the highest range the peer has reported, or the start of the oldest segment. */
    public long highestSack(long una) {
        return sackedBytes > 0 ? Math.max(una, highestSack) : una;
    }

    /** Taken for lost, whether sent again or not. */
    public long lostBytes() {
        return lostBytes;
    }

    /** Sent again and neither reported nor taken for lost since. */
    public long resentBytes() {
        return resentBytes;
    }

    /** What the peer has reported without acknowledging it. */
    public long sackedBytes() {
        return sackedBytes;
    }

    SentSegment append(long start, long end, boolean fin, long nowPs) {
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
        segment.weight = start == 0 ? 0 : (int) weightOf(segment.length());
        outstandingBytes += segment.weight;
        order.append(segment);
        return segment;
    }

    /** What a full segment of {@code mss} bytes counts against windows. */
    public int fullWeight(int mss) {
        return (int) weightOf(mss);
    }

    /** What a segment of this length would count against windows. */
    long weightOf(int length) {
        return fixedWeight > 0 ? fixedWeight : length;
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
        order.remove(segment);
        order.append(segment);
        if (segment.lost && !segment.resent) {
            segment.resent = true;
            resentBytes += segment.weight;
        }
    }

    /** The outstanding segment sent longest ago that is neither reported nor known to be lost, or null. */
    public @Nullable SentSegment earliestSent() {
        return order.first();
    }

    /** Takes a segment that is known to be lost out of the order of sending, until it is sent again. */
    public void leaveOrder(SentSegment segment) {
        order.remove(segment);
    }

    /** Takes out what is acknowledged up to {@code ack}, and notes in the sample what that was. */
    public void acknowledge(long ack, AckSample sample, DeliveryListener listener) {
        while (count > 0) {
            SentSegment segment = get(0);
            if (segment.end > ack) {
                trim(segment, ack);
                sample.reneged = segment.sacked;
                break;
            }
            sample.acknowledged(segment);
            if (!segment.sacked) {
                sample.delivered(segment, false, sample);
                listener.delivered(segment, false, sample);
            }
            forget(segment);
            outstandingBytes -= segment.weight;
            order.remove(segment);
            head = (head + 1) & (ring.length - 1);
            count--;
            cursor = Math.max(0, cursor - 1);
            judged = Math.max(0, judged - 1);
        }
        if (count == 0 && (ring.length > KEEP || ack == 1)) { // the SYN's place is not kept: many connections stay idle
            ring = EMPTY;
            head = 0;
        }
    }

    private void trim(SentSegment segment, long ack) {
        if (ack > segment.start) {
            int gone = fixedWeight > 0 ? 0 : (int) (ack - segment.start);
            segment.start = ack;
            segment.weight -= gone;
            outstandingBytes -= gone;
            lostBytes -= segment.lost ? gone : 0;
            resentBytes -= segment.resent ? gone : 0;
            sackedBytes -= segment.sacked ? gone : 0;
            sackedBeforeJudged -= segment.sacked && judged > 0 ? gone : 0;
        }
    }

    private void forget(SentSegment segment) {
        lostBytes -= segment.lost ? segment.weight : 0;
        resentBytes -= segment.resent ? segment.weight : 0;
        sackedBytes -= segment.sacked ? segment.weight : 0;
        sackedBeforeJudged -= segment.sacked && judged > 0 ? segment.weight : 0;
    }

    /** The peer has reported the positions from {@code start} up to {@code end} (RFC 6675 §4, Update). */
    public void sack(long start, long end, AckSample sample, DeliveryListener listener) {
        for (int n = firstFrom(reported.skip(start, end)); n < count && get(n).end <= end; n++) {
            SentSegment segment = get(n);
            if (!segment.sacked) {
                sample.delivered(segment, true, sample);
                listener.delivered(segment, true, sample);
                report(segment, n);
            }
        }
    }

    private void report(SentSegment segment, int n) {
        if (segment.lost) {
            lostBytes -= segment.weight;
            resentBytes -= segment.resent ? segment.weight : 0;
            segment.lost = false;
            segment.resent = false;
        } // else a retransmission that was not needed is still under way
        highestSack = sackedBytes == 0 ? segment.end : Math.max(highestSack, segment.end);
        segment.sacked = true;
        order.remove(segment);
        sackedBytes += segment.weight;
        sackedBeforeJudged += n < judged ? segment.weight : 0;
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
                sackedBeforeJudged += segment.weight;
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
        reported.forget();
    }

    /** Takes a segment for lost; one that has been sent again may be lost again. */
    public void markLost(int n) {
        markLost(get(n));
        cursor = Math.min(cursor, n);
    }

    /** Likewise; the search for what to send again starts over. */
    public void markLost(SentSegment segment) {
        if (segment.sacked) {
            return;
        }
        if (!segment.lost) {
            segment.lost = true;
            lostBytes += segment.weight;
            everLostBytes += segment.weight;
        } else if (segment.resent) {
            everLostBytes += segment.weight;
        }
        if (segment.resent) {
            segment.resent = false;
            resentBytes -= segment.weight;
            lostRetransmissions++;
        }
        if (cursor > 0 && cursor < count && segment.start < get(cursor).start || cursor >= count) {
            cursor = firstFrom(segment.start);
        }
    }

    /** Nothing is lost after all: only late. What was sent again stays under way. */
    public void unmarkLost() {
        for (int n = 0; n < count; n++) {
            get(n).lost = false;
        }
        lostBytes = 0;
        cursor = 0;
    }

    public void markAllLost() {
        for (int n = 0; n < count; n++) {
            markLost(n);
        }
    }

    /** The oldest segment that is lost and not sent again since, or null. */
    public @Nullable SentSegment nextLost() {
        if (lostBytes == 0) {
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

    /**
     * Takes segments of more than {@code mss} bytes for lost, and cuts them into smaller ones.
     *
     * @return whether there were any
     */
    public boolean recut(int mss) {
        List<SentSegment> before = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            before.add(get(n));
        }
        Recutting recutting = new Recutting(mss, order);
        List<SentSegment> after = recutting.cut(before);
        if (recutting.any()) {
            clearCounts();
            ring = new @Nullable SentSegment[Math.max(4, 2 * Integer.highestOneBit(after.size()))];
            after.forEach(this::account);
        }
        return recutting.any();
    }

    /** Puts a segment at the end as it is. */
    private void account(SentSegment segment) {
        boolean isNew = segment.lost && segment.weight == 0;
        segment.weight = segment.start == 0 ? 0 : (int) weightOf(segment.length());
        ring[count++] = segment;
        outstandingBytes += segment.weight;
        lostBytes += segment.lost ? segment.weight : 0;
        resentBytes += segment.resent ? segment.weight : 0;
        sackedBytes += segment.sacked ? segment.weight : 0;
        everLostBytes += isNew ? segment.weight : 0;
    }

    /** Gives up everything. */
    public void clear() {
        ring = EMPTY;
        order.clear();
        clearCounts();
    }

    private void clearCounts() {
        head = 0;
        count = 0;
        cursor = 0;
        judged = 0;
        outstandingBytes = 0;
        lostBytes = 0;
        resentBytes = 0;
        sackedBytes = 0;
        sackedBeforeJudged = 0;
    }
}
