package io.netsim.tcp.send;

/** What {@link DeliveryRate} notes on a segment that is sent (draft-cheng-iccrg-delivery-rate-estimation §3.3). */
final class RateMark {
    /** P.first_sent_time, picoseconds. */
    long firstSentPs;
    /** P.delivered_time. */
    long deliveredPs;
    /** P.delivered, segments. */
    long delivered;
    /** P.is_app_limited. */
    boolean appLimited;
}
