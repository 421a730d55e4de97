package io.netsim.tcp.send;

import io.netsim.rfc.Rfc;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is sent next and when: lost segments first, then new data, within the congestion window and the peer's
 * window, with Nagle's algorithm (RFC 9293 §3.7.4) and the avoidance of silly windows (§3.8.6.2.1).
 */
@Rfc(number = 6675, value = "next-seg")
@Rfc(
        number = 9293,
        value = {"MUST-38", "SHLD-7", "SHLD-15", "SHLD-16", "SHLD-27", "SHLD-28", "MAY-16", "MUST-34"})
public final class SegmentSender {
    private final SendVariables snd;
    private final SendBuffer buffer;
    private final RetransmissionQueue queue;
    private final SegmentOutput output;
    private int mss;
    private boolean nagle;
    private boolean nagleOnSmallOnly;
    /** Where the last segment below the full size ended. */
    private long smallEnd;

    private boolean finQueued;
    private boolean cwndLimited;
    private long lastSentPs;
    private boolean sentNewData;
    private boolean resentOldest;
    private int burst;
    private int burstSent;

    private long dataPackets;
    private long retransmittedPackets;
    private long everRetransmitted;

    /** @param mss largest number of bytes in a segment */
    public SegmentSender(
            SendVariables snd,
            SendBuffer buffer,
            RetransmissionQueue queue,
            SegmentOutput output,
            int mss,
            boolean nagle) {
        this.snd = snd;
        this.buffer = buffer;
        this.queue = queue;
        this.output = output;
        this.mss = mss;
        this.nagle = nagle;
    }

    public void nagle(boolean on) {
        nagle = on;
    }

    /** Whether only an outstanding small segment holds back the next one, as Minshall has proposed and Linux does. */
    public void nagleOnSmallOnly(boolean on) {
        nagleOnSmallOnly = on;
    }

    /** The application has ended its stream: a FIN follows the last byte. */
    public void queueFin() {
        finQueued = true;
    }

    public boolean finQueued() {
        return finQueued;
    }

    /** Whether the FIN has been sent. */
    public boolean finSent() {
        return finQueued && snd.nxt() == buffer.end() + 1;
    }

    /** Whether, when last looked, the congestion window held data back. */
    public boolean cwndLimited() {
        return cwndLimited;
    }

    /** When data was last sent, picoseconds. */
    public long lastSentPs() {
        return lastSentPs;
    }

    public long dataPackets() {
        return dataPackets;
    }

    public long retransmittedPackets() {
        return retransmittedPackets;
    }

    /** Everything sent again, SYN and FIN too. */
    public long everRetransmitted() {
        return everRetransmitted;
    }

    public int mss() {
        return mss;
    }

    /** Segments to come have at most so many bytes; what is outstanding stays. */
    public void mss(int bytes) {
        mss = bytes;
    }

    /** The SYN is outstanding from now on. */
    public void synSent(long nowPs) {
        queue.append(0, 1, false, nowPs);
        snd.sent(1);
        lastSentPs = nowPs;
    }

    /**
     * What follows leaves in bursts of up to so many segments, which a network card with segmentation offload would cut out
     * of one; as in Linux the last of each burst has PSH. 0 for no bursts.
     */
    public void beginBurst(int segments) {
        burst = segments;
        burstSent = 0;
    }

    /**
     * Sends one segment if the windows allow; call again until it says no.
     *
     * @param lostFirst whether lost segments may be sent again, which then come first
     */
    public boolean sendNext(long nowPs, long cwndBytes, long pipeBytes, boolean lostFirst) {
        SentSegment lost = lostFirst ? queue.nextLost() : null;
        if (lost != null) {
            cwndLimited = pipeBytes > 0 && pipeBytes + lost.weight() > cwndBytes;
            if (!cwndLimited) {
                retransmit(lost, nowPs);
            }
            return !cwndLimited;
        }
        return sendNew(nowPs, cwndBytes, pipeBytes);
    }

    private boolean sendNew(long nowPs, long cwndBytes, long pipeBytes) {
        long nxt = snd.nxt();
        long data = Math.max(0, buffer.end() - nxt);
        boolean finDue = finQueued && !finSent();
        if (data == 0 && !finDue) {
            cwndLimited = false;
            return false;
        }
        long usable = snd.una() + snd.wnd() - nxt;
        int length = (int) Math.max(0, Math.min(Math.min(data, mss), usable));
        boolean last = length == data;
        boolean fin = finDue && last && (length > 0 || data == 0);
        if (length == 0 && !fin || length < mss && !fin && !mayBeSmall(length, last)) {
            cwndLimited = false;
            return false;
        }
        cwndLimited = length > 0 && pipeBytes + queue.weightOf(length) > cwndBytes;
        if (cwndLimited) {
            return false;
        }
        boolean push = last;
        if (burst > 1) {
            push |= endsBurst(length, data, usable, cwndBytes - pipeBytes - queue.weightOf(length));
        }
        transmitNew(length, fin, push, nowPs);
        return true;
    }

    /** Whether a segment is the last of a burst of several. */
    private boolean endsBurst(int length, long data, long usable, long room) {
        burstSent++;
        int next = (int) Math.max(0, Math.min(Math.min(data - length, mss), usable - length));
        boolean goesOn = burstSent < burst
                && next > 0
                && queue.weightOf(next) <= room
                && (next == mss || mayBeSmall(next, next == data - length));
        boolean ends = !goesOn && burstSent > 1;
        if (!goesOn) {
            burstSent = 0;
        }
        return ends;
    }

    private void transmitNew(int length, boolean fin, boolean push, long nowPs) {
        long start = snd.nxt();
        long end = start + length;
        SentSegment segment = queue.append(start, fin ? end + 1 : end, fin, nowPs);
        snd.sent(fin ? end + 1 : end);
        dataPackets += length > 0 ? 1 : 0;
        if (length < mss) {
            smallEnd = end;
        }
        lastSentPs = nowPs;
        sentNewData = true;
        output.sent(segment, nowPs);
        output.transmit(start, end, fin, push);
    }

    /** Sends new data in a segment larger than others, to see whether the path takes it (RFC 4821). */
    public void sendProbe(int length, long nowPs) {
        transmitNew(length, false, false, nowPs);
    }

    /**
     * Sends what the peer's window allows, however little it is (the override of RFC 9293 §3.8.6.2.1, condition 4); false
     * if it allows nothing.
     */
    public boolean sendRegardlessOfSize(long nowPs) {
        long data = Math.max(0, buffer.end() - snd.nxt());
        int length = (int) Math.min(Math.min(data, mss), snd.una() + snd.wnd() - snd.nxt());
        if (length <= 0) {
            return false;
        }
        transmitNew(length, false, length == data, nowPs);
        return true;
    }

    /** Whether a segment below the full size may leave (RFC 9293 §3.8.6.2.1, conditions 2 and 3). */
    private boolean mayBeSmall(int length, boolean last) {
        if (last && !nagleHoldsBack()) {
            return true;
        }
        return snd.maxWnd() > 0 && 2L * length >= snd.maxWnd() && !nagleHoldsBack();
    }

    private boolean nagleHoldsBack() {
        return nagle && (nagleOnSmallOnly ? smallEnd > snd.una() : snd.flight() > 0);
    }

    /** Sends an outstanding segment again. */
    public void retransmit(SentSegment segment, long nowPs) {
        queue.retransmitted(segment, nowPs);
        everRetransmitted++;
        long end = segment.fin() ? segment.end() - 1 : segment.end();
        if (end > segment.start() && segment.start() > 0) {
            dataPackets++;
            retransmittedPackets++;
        }
        lastSentPs = nowPs;
        resentOldest |= segment == oldest();
        output.sent(segment, nowPs);
        output.transmit(segment.start(), end, segment.fin(), end == buffer.end());
    }

    /** Sends the segment with the highest position again, if anything is outstanding. */
    public void retransmitNewest(long nowPs) {
        if (!queue.isEmpty()) {
            retransmit(queue.get(queue.count() - 1), nowPs);
        }
    }

    /** Whether new data was sent since last asked. */
    public boolean takeSentNewData() {
        boolean sent = sentNewData;
        sentNewData = false;
        return sent;
    }

    /** Whether the oldest segment was sent again since last asked. */
    public boolean takeResentOldest() {
        boolean resent = resentOldest;
        resentOldest = false;
        return resent;
    }

    /** Sends the oldest outstanding segment again; false if there is none. */
    public boolean retransmitOldest(long nowPs) {
        SentSegment segment = oldest();
        if (segment != null) {
            retransmit(segment, nowPs);
        }
        return segment != null;
    }

    /** The oldest outstanding segment, or null. */
    public @Nullable SentSegment oldest() {
        return queue.isEmpty() ? null : queue.get(0);
    }

    /** Whether data or the FIN waits that only the peer's window holds back, with nothing outstanding (§3.8.6.1). */
    public boolean waitsForWindow() {
        boolean waiting = buffer.end() > snd.nxt() || finQueued && !finSent();
        return waiting && snd.flight() == 0;
    }
}
