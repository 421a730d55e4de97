package io.netsim.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one link direction has done since the end of the warm-up.
 *
 * @param name such as {@code bottleneck.forward}
 * @param rateBps at the end of the run; null for a link without serialisation time
 * @param packets accepted for transmission
 * @param bytes of these, overhead included
 * @param utilization share of the time in which the transmitter was busy, 0 to 1
 * @param drops packets by fate; {@code queue_full} and {@code random_loss} always, others if there were any
 * @param corruptedPackets of which bits flipped on the way; those that a checksum tells are dropped behind the link
 * @param undetectedCorruptions of these, packets whose checksums match all the same
 * @param duplicatedPackets that arrived twice
 * @param overtakenPackets that arrived after one that was sent behind them
 * @param markedPackets packets marked by the queue (RFC 3168)
 * @param marks of these, by reason; reasons that there were
 * @param queuePackets how many waited
 * @param queueDelayS how long accepted packets waited, seconds; all 0 if there was no packet
 */
public record LinkResult(
        String name,
        @Nullable Long rateBps,
        long packets,
        long bytes,
        double utilization,
        Map<String, Long> drops,
        long markedPackets,
        Map<String, Long> marks,
        long corruptedPackets,
        long undetectedCorruptions,
        long duplicatedPackets,
        long overtakenPackets,
        Queue queuePackets,
        Durations queueDelayS) {
    /**
     * Waiting packets.
     *
     * @param mean over time
     */
    public record Queue(double mean, long max) {}

    /** All drops. */
    public long droppedPackets() {
        long sum = 0;
        for (long count : drops.values()) {
            sum += count;
        }
        return sum;
    }
}
