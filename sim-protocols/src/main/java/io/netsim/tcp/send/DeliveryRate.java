package io.netsim.tcp.send;

import io.netsim.tcp.congestion.RateSample;

/**
 * Measures how fast the network delivers (draft-cheng-iccrg-delivery-rate-estimation §3, with Linux's choices). A sample
 * spans the flight of the newest segment that an acknowledgement shows to have arrived: what was delivered since it was
 * sent, over the longer of the time in which that was sent and the time in which it was acknowledged.
 */
public final class DeliveryRate {
    private long delivered;
    private long deliveredPs;
    /** When the segment was sent that was newest at the last acknowledgement. */
    private long firstSentPs;
    /** Samples are limited by the application until so many segments are delivered; 0 for not at all. */
    private long appLimitedUntil;

    private boolean found;
    private long priorDelivered;
    private long priorDeliveredPs;
    private long sendIntervalPs;
    private boolean sampleAppLimited;
    private long newestEnd;

    /** The handshake counts as a segment delivered, as in Linux. */
    public void established() {
        delivered = 1;
    }

    /** Segments delivered since the connection began. */
    public long delivered() {
        return delivered;
    }

    public boolean isAppLimited() {
        return appLimitedUntil > 0;
    }

    /**
     * A segment is sent, for the first time or again.
     *
     * @param idle whether nothing else was outstanding
     */
    public void sent(SentSegment segment, long nowPs, boolean idle) {
        if (idle) {
            firstSentPs = nowPs;
            deliveredPs = nowPs;
        }
        RateMark mark = segment.rate;
        if (mark == null) {
            mark = new RateMark(); // once for each of the objects, which are used again
            segment.rate = mark;
        }
        mark.firstSentPs = firstSentPs;
        mark.deliveredPs = deliveredPs;
        mark.delivered = delivered;
        mark.appLimited = appLimitedUntil > 0;
    }

    /** The application, or the algorithm itself, keeps the network from being full. */
    public void limited(long inFlightSegments) {
        appLimitedUntil = Math.max(1, delivered + inFlightSegments);
    }

    /** An acknowledgement shows the arrival of a segment. */
    void delivered(SentSegment segment) {
        boolean newest = segment.sentPs > firstSentPs || segment.sentPs == firstSentPs && segment.end > newestEnd;
        RateMark mark = segment.rate;
        if (mark == null || found && !newest) {
            return;
        }
        found = true;
        priorDelivered = mark.delivered;
        priorDeliveredPs = mark.deliveredPs;
        sampleAppLimited = mark.appLimited;
        newestEnd = segment.end;
        firstSentPs = segment.sentPs;
        sendIntervalPs = segment.sentPs - mark.firstSentPs;
    }

    /**
     * The acknowledgement is accounted for.
     *
     * @param newlyDelivered segments that it shows to have arrived
     * @param minRttPs the smallest round-trip time; a shorter interval is no sample
     */
    public void finish(long nowPs, int newlyDelivered, long minRttPs, RateSample sample) {
        delivered += newlyDelivered;
        if (appLimitedUntil > 0 && delivered > appLimitedUntil) {
            appLimitedUntil = 0;
        }
        if (newlyDelivered > 0) {
            deliveredPs = nowPs;
        }
        sample.clear();
        if (!found) {
            return;
        }
        found = false;
        long interval = Math.max(sendIntervalPs, nowPs - priorDeliveredPs);
        sample.priorDelivered = priorDelivered;
        sample.appLimited = sampleAppLimited;
        sample.deliveredSegments = delivered - priorDelivered;
        sample.intervalPs = interval < minRttPs ? -1 : interval;
    }
}
