package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/** What can be told of a metric beyond the standard results. */
public enum MetricKind {
    /** One number for each flow: statistics over the flows of a host or traffic entry. */
    FLOWS("mean", "sd", "min", "max", "count", "sum"),
    /** Many samples for each flow or link direction. */
    SAMPLES("mean", "min", "max", "count"),
    /** One number for several flows together. */
    TOGETHER("value"),
    /** A length over time. */
    LENGTH("mean", "max"),
    /** A share of the time. */
    SHARE("mean"),
    /** A number that grows with the run. */
    COUNT("sum");

    /** Metrics with time series. */
    public static final ImmutableSet<String> WITH_SERIES =
            ImmutableSet.of("flow.goodput_bps", "link.queue_delay", "link.queue_packets", "link.utilization");

    private static final ImmutableList<String> USUAL = ImmutableList.of("mean", "p50", "p99");
    private static final ImmutableSet<String> SAMPLED =
            ImmutableSet.of("flow.rtt_s", "flow.one_way_delay_s", "link.queue_delay");

    private final ImmutableList<String> statistics;

    MetricKind(String... statistics) {
        this.statistics = ImmutableList.copyOf(statistics);
    }

    /** The kind of a metric that there is. */
    public static MetricKind of(String metric) {
        if (SAMPLED.contains(metric)) {
            return SAMPLES;
        }
        if (metric.equals("flow.fairness")) {
            return TOGETHER;
        }
        if (metric.startsWith("flow.")) {
            return FLOWS;
        }
        return switch (metric) {
            case "link.queue_packets" -> LENGTH;
            case "link.utilization" -> SHARE;
            default -> COUNT;
        };
    }

    /** What is kept unless told otherwise. */
    public ImmutableList<String> usual() {
        return hasPercentiles() ? USUAL : statistics;
    }

    /** Whether there is a statistic, by the name it has in files. */
    public boolean has(String statistic) {
        return statistics.contains(statistic) || hasPercentiles() && statistic.startsWith("p");
    }

    /** The statistics there are, in words. */
    public String words() {
        return String.join(", ", statistics) + (hasPercentiles() ? " or a percentile such as p99" : "");
    }

    private boolean hasPercentiles() {
        return this == FLOWS || this == SAMPLES;
    }
}
