package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often each point is run: a fixed number, or until a mean is known well enough.
 *
 * @param min at least, from 1
 * @param max at most; {@code min} if the number is fixed
 * @param until what must become precise; null if the number is fixed
 */
public record ReplicationsSpec(int min, int max, @Nullable Precision until) {
    /** One run. */
    public static final ReplicationsSpec ONE = fixed(1);

    /**
     * The mean is known well enough when half the width of its confidence interval is at most the bound.
     *
     * @param bound as a fraction of the mean, or in the metric's base unit
     * @param relative whether it is a fraction of the mean
     * @param metric in full, such as {@code flow.goodput_bps}
     * @param statistic as tables have it
     * @param at traffic ids or link directions that must all be known well enough; empty for all traffic entries or all
     *     links
     */
    public record Precision(
            double bound, boolean relative, String metric, String statistic, ImmutableList<String> at) {}

    public static ReplicationsSpec fixed(int number) {
        return new ReplicationsSpec(number, number, null);
    }

    /** As {@code sweep.json} has it. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("min", min);
        map.put("max", max);
        Precision precision = until;
        if (precision != null) {
            map.put("until", precision.bound);
            map.put("relative", precision.relative);
            map.put("of", precision.metric);
            map.put("statistic", precision.statistic);
            map.put("at", precision.at);
        }
        return map;
    }
}
