package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import io.netsim.queue.QueueParameter.Kind;
import io.netsim.time.Time;

/**
 * What CoDel is told (RFC 8289 §4, §5.3).
 *
 * @param targetPs sojourn times below this are good, picoseconds
 * @param intervalPs how long they may be above it at a stretch, picoseconds
 * @param maxPacket a queue of no more bytes than this is left alone
 * @param ecn whether packets whose senders take part in ECN are marked instead of dropped
 * @param ceThresholdPs packets that waited longer are marked in any case; {@link Time#NEVER} for none
 */
record CoDelParameters(long targetPs, long intervalPs, int maxPacket, boolean ecn, long ceThresholdPs) {
    static final QueueParameter TARGET = new QueueParameter(
            "target",
            Kind.TIME,
            5 * Time.MILLISECOND,
            Time.NANOSECOND,
            10 * Time.SECOND,
            "acceptable sojourn time of a standing queue (RFC 8289 §5.3)");
    static final QueueParameter INTERVAL = new QueueParameter(
            "interval",
            Kind.TIME,
            100 * Time.MILLISECOND,
            Time.NANOSECOND,
            100 * Time.SECOND,
            "how long it may be above the target: a worst-case round-trip time (RFC 8289 §5.3)");
    static final QueueParameter ECN = new QueueParameter(
            "ecn", Kind.FLAG, 1, 0, 1, "mark instead of drop where the sender takes part in ECN (RFC 8290 §5.2.6)");
    static final QueueParameter CE_THRESHOLD = new QueueParameter(
            "ce_threshold",
            Kind.TIME,
            Double.NaN,
            0,
            10 * Time.SECOND,
            "mark whatever waited longer, beside CoDel, as DCTCP needs it; without it nothing (RFC 8290 §5.2.7)");

    /** Those that files may set. */
    static final ImmutableList<QueueParameter> ALL = ImmutableList.of(TARGET, INTERVAL, ECN, CE_THRESHOLD);

    static CoDelParameters of(QueueSettings settings) {
        return new CoDelParameters(
                settings.whole(TARGET),
                settings.whole(INTERVAL),
                settings.mtu(),
                settings.is(ECN),
                settings.has(CE_THRESHOLD) ? settings.whole(CE_THRESHOLD) : Time.NEVER);
    }
}
