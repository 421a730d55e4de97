package io.netsim.run;

import com.google.common.collect.ImmutableMap;
import io.netsim.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What people look at first of a point.
 *
 * @param point its number
 * @param values of the swept parameters
 * @param runs that came to their end
 * @param means over replications, of goodputs and completion times of traffic entries and of waiting times in queues
 * @param differences of these from the baseline; none if there is no baseline or this is it
 */
public record PointSummary(
        int point,
        ImmutableMap<String, String> values,
        int runs,
        ImmutableMap<Mean, Estimate> means,
        ImmutableMap<Mean, Difference> differences) {
    /**
     * What a mean is of.
     *
     * @param entity a traffic entry or a link direction
     * @param metric of which the runs have means
     * @param unit of the metric, as columns have it
     */
    public record Mean(String entity, String metric, String unit) {}

    /**
     * How a mean differs from that of the baseline, replication by replication.
     *
     * @param adjustedP probability of such a difference by chance, corrected for many comparisons; null without an interval
     */
    public record Difference(Estimate mean, @Nullable Double adjustedP) {}

    PointSummary with(ImmutableMap<Mean, Difference> known) {
        return new PointSummary(point, values, runs, means, known);
    }

    /** Whether a mean may be among them. */
    static boolean shows(SampleKey key, PointSamples samples) {
        if (!key.statistic().equals("mean")) {
            return false;
        }
        return switch (key.metric()) {
            case "flow.goodput_bps", "flow.completion_s" ->
                samples.has(new SampleKey(key.entity(), "flow.flows", "count"));
            case "link.queue_delay" -> true;
            default -> false;
        };
    }
}
