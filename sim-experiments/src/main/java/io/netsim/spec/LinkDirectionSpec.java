package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a link.
 *
 * @param name {@code <link>.forward} or {@code <link>.reverse}
 * @param from the sending node
 * @param to the receiving node
 * @param rateBps bits per second, more than 0; {@code Long.MAX_VALUE} for {@code infinite}: no serialisation time
 * @param rateTrace opportunities to send instead of a steady rate, their times in picoseconds; {@code rateBps} is their mean
 * @param delayPs propagation delay in picoseconds, not negative
 * @param mtuBytes largest IP packet, 68 to 65535; 1500 unless told otherwise
 * @param overheadBytes what each packet takes on the wire beside its IP bytes, 0 to 1000; 0 unless told otherwise
 * @param queue the waiting packets
 * @param loss models in the order they are applied, after serialisation
 * @param corruption of packets that are not lost; null for none
 * @param duplication of packets that are not lost; null for none
 * @param reordering of packets that are not lost; null for none
 * @param jitter what is added to the delay of each packet by chance; null for none
 * @param delayTrace what is added to the delay of each packet as measured; null for none
 * @param delayList chosen packets that arrive later
 * @param hold windows in which deliveries wait for the end of the window
 * @param weight for the routing metric {@code weight}, 1 to 1,000,000,000; 1 unless told otherwise
 * @param preset the preset that its settings start from, with its version; null for none
 */
public record LinkDirectionSpec(
        String name,
        String from,
        String to,
        long rateBps,
        @Nullable TraceSpec rateTrace,
        long delayPs,
        int mtuBytes,
        int overheadBytes,
        QueueSpec queue,
        ImmutableList<LossSpec> loss,
        @Nullable CorruptionSpec corruption,
        @Nullable DuplicationSpec duplication,
        @Nullable ReorderingSpec reordering,
        @Nullable JitterSpec jitter,
        @Nullable DelayTraceSpec delayTrace,
        ImmutableList<DelayRuleSpec> delayList,
        ImmutableList<WindowSpec> hold,
        long weight,
        @Nullable String preset) {
    /** The rate written {@code infinite}. */
    public static final long INFINITE_RATE = Long.MAX_VALUE;

    /** What an opportunity of {@code rateTrace} sends: Mahimahi's packet of 1500 bytes with a header of 4. */
    public static final int OPPORTUNITY_BYTES = 1504;

    public static final int DEFAULT_MTU_BYTES = 1500;
}
