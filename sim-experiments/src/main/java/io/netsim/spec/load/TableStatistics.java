package io.netsim.spec.load;

import com.google.common.collect.ImmutableSet;

/** The statistics that the tables of a sweep have of each metric without being asked. */
final class TableStatistics {
    private static final ImmutableSet<String> OVER_FLOWS =
            ImmutableSet.of("mean", "min", "p50", "p95", "p99", "max", "value");
    private static final ImmutableSet<String> SAMPLES = ImmutableSet.of("mean", "p50", "p95", "p99");

    private TableStatistics() {}

    /** By the full name of the metric; not of {@code link.drops} and {@code link.marks}, whose statistics are reasons. */
    static ImmutableSet<String> of(String metric) {
        return switch (metric) {
            case "flow.goodput_bps",
                    "flow.completion_s",
                    "flow.connect_s",
                    "flow.gap_fraction",
                    "flow.silent_fraction" -> OVER_FLOWS;
            case "flow.rtt_s", "flow.one_way_delay_s", "flow.response_s", "flow.frame_delay_s", "link.queue_delay" ->
                SAMPLES;
            case "flow.fairness" -> ImmutableSet.of("value");
            case "flow.flows", "flow.completed", "flow.open" -> ImmutableSet.of("count");
            case "link.queue_packets" -> ImmutableSet.of("mean", "max");
            default -> metric.startsWith("flow.") ? ImmutableSet.of("sum", "value") : ImmutableSet.of("value");
        };
    }
}
