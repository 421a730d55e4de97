package io.netsim.tcp.send;

import org.jspecify.annotations.Nullable;

/**
 * What one acknowledgement says, filled in step by step. One object serves a whole host; its values hold while one
 * segment is processed. Byte counts named a weight count whole segments where windows do ({@link SentSegment#weight}).
 */
public final class AckSample implements DeliveryListener {
    /** The present, picoseconds. */
    public long nowPs;
    /** Bytes of the stream newly acknowledged. */
    public long ackedBytes;
    /** Segments wholly acknowledged by it. */
    public int ackedSegments;
    /** Whether SND.UNA has moved. */
    public boolean advanced;
    /** SND.UNA before it. */
    public long priorUna;
    /** Outstanding positions before it. */
    public long priorFlight;
    /** The end of the highest range reported before it, or SND.UNA. */
    public long priorHighestSack;
    /** Weight newly reported as arrived out of order. */
    public long sackedBytes;
    /** Weight that is known to have left the network since the last acknowledgement. */
    public long deliveredBytes;
    /** Whether it repeats the last one (RFC 5681 §2). */
    public boolean duplicate;
    /** Whether it echoes a congestion mark (ECE, RFC 3168 §6.1.3). */
    public boolean ecnEcho;
    /** Whether it came on a segment with text or changed the window: then it is no duplicate in any sense. */
    public boolean carriesNews;
    /** Whether it reports a duplicate segment (RFC 2883) for which a retransmission of ours can be the reason. */
    public boolean dsack;
    /** Whether that duplicate was the tail loss probe (RFC 8985 §7.4.2). */
    public boolean dsackOfProbe;
    /** Whether the receiver takes back what it had reported: SND.UNA stands before a segment reported earlier. */
    public boolean reneged;
    /** The lowest position of a segment sent once that arrived after later ones; {@link Long#MAX_VALUE} if none. */
    public long lowestReordered;
    /** Whether a segment sent once, from before {@link #recoveryPoint}, has arrived (RFC 5682 §3.1, step 3.b). */
    public boolean originalDelivered;
    /** Where the present recovery ends; set before the accounting. */
    public long recoveryPoint;
    /** The sending time that the timestamp echo tells, milliseconds; −1 without. */
    public long echoMs;
    /**
     * Round-trip time of the oldest segment acknowledged, with what its acknowledgement waited for a second one (RFC 7323
     * §4.1), or −1 if any segment was sent more than once (Karn's rule).
     */
    public long rttPs;
    /** Round-trip time of the newest segment acknowledged, likewise: the delay of the path. */
    public long newestRttPs;
    /** Whether the oldest segment outstanding was sent after what is reported here: its time-out may start anew. */
    public boolean oldestIsFresher;
    /** Send time of the newest acknowledged segment that was sent more than once, or −1. */
    public long resentPs;

    private @Nullable DeliveryRate rate;
    private long firstAckedPs;
    private long lastAckedPs;
    private long firstSackedPs;
    private long lastSackedPs;
    private boolean resentAcked;

    public void reset(long now, long una, long flight, long highestSack, long point) {
        nowPs = now;
        ackedBytes = 0;
        ackedSegments = 0;
        advanced = false;
        priorUna = una;
        priorFlight = flight;
        priorHighestSack = highestSack;
        sackedBytes = 0;
        deliveredBytes = 0;
        duplicate = false;
        ecnEcho = false;
        carriesNews = false;
        dsack = false;
        dsackOfProbe = false;
        reneged = false;
        lowestReordered = Long.MAX_VALUE;
        originalDelivered = false;
        recoveryPoint = point;
        echoMs = -1;
        rttPs = -1;
        newestRttPs = -1;
        oldestIsFresher = false;
        resentPs = -1;
        firstAckedPs = -1;
        lastAckedPs = -1;
        firstSackedPs = -1;
        lastSackedPs = -1;
        resentAcked = false;
    }

    /** Who else hears of what was delivered; null for nobody. */
    public void rate(@Nullable DeliveryRate newRate) {
        rate = newRate;
    }

    void acknowledged(SentSegment segment) {
        ackedSegments++;
        if (segment.transmissions > 1) {
            resentPs = segment.sentPs;
            resentAcked = true;
        }
    }

    @Override
    public void delivered(SentSegment segment, boolean selectively, AckSample sample) {
        deliveredBytes += segment.weight;
        if (rate != null) {
            rate.delivered(segment);
        }
        if (selectively) {
            sackedBytes += segment.weight;
            if (segment.transmissions > 1) {
                return;
            }
            firstSackedPs = firstSackedPs < 0 ? segment.sentPs : firstSackedPs;
            lastSackedPs = segment.sentPs;
        } else if (segment.transmissions > 1) {
            return;
        } else {
            firstAckedPs = firstAckedPs < 0 ? segment.sentPs : firstAckedPs;
            lastAckedPs = segment.sentPs;
        }
        if (segment.start < priorHighestSack) {
            lowestReordered = Math.min(lowestReordered, segment.start);
        }
        originalDelivered |= segment.end <= recoveryPoint;
    }

    /**
     * The round-trip times, once everything is accounted for.
     *
     * @param oldest the oldest segment that is outstanding now
     */
    public void time(@Nullable SentSegment oldest) {
        if (firstAckedPs >= 0 && !resentAcked) {
            rttPs = nowPs - firstAckedPs;
            newestRttPs = nowPs - lastAckedPs;
        }
        if (firstSackedPs >= 0) {
            rttPs = rttPs < 0 ? nowPs - firstSackedPs : rttPs;
            newestRttPs = nowPs - lastSackedPs;
            oldestIsFresher = ackedSegments == 0 && oldest != null && oldest.sentPs > firstSackedPs;
        }
    }
}
