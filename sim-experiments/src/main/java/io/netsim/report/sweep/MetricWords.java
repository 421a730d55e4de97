package io.netsim.report.sweep;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;

/** Metrics and statistics in words. */
final class MetricWords {
    private static final ImmutableMap<String, String> NAMES = ImmutableMap.<String, String>builder()
            .put("flow.goodput_bps", "Goodput")
            .put("flow.completion_s", "Completion time")
            .put("flow.connect_s", "Time to connect")
            .put("flow.rtt_s", "Round-trip time")
            .put("flow.one_way_delay_s", "One-way delay")
            .put("flow.response_s", "Response time")
            .put("flow.completed", "Completed flows")
            .put("flow.flows", "Flows")
            .put("flow.retransmitted_packets", "Retransmitted packets")
            .put("flow.lost_datagrams", "Lost datagrams")
            .put("flow.timeouts", "Retransmission time-outs")
            .put("flow.fairness", "Fairness between flows (Jain's index)")
            .put("flow.answered_requests", "Answered requests")
            .put("flow.unanswered_requests", "Unanswered requests")
            .put("flow.silent_fraction", "Silence")
            .put("flow.gap_fraction", "Missing frames")
            .put("flow.stall_s", "Time stalled")
            .put("flow.frame_delay_s", "Delay of frames")
            .put("link.queue_delay", "Queueing delay")
            .put("link.queue_packets", "Queue length")
            .put("link.utilization", "Utilisation")
            .put("link.drops", "Drops")
            .put("theory.mathis_goodput_bps", "Mathis")
            .put("theory.cubic_goodput_bps", "CUBIC response function")
            .put("theory.max_min_share_bps", "max-min fair share")
            .put("theory.ideal_completion_s", "ideal completion")
            .put("theory.bdp_bytes", "bandwidth-delay product")
            .buildOrThrow();
    private static final ImmutableMap<String, String> STATISTICS = ImmutableMap.<String, String>builder()
            .put("mean", "mean")
            .put("value", "")
            .put("sum", "")
            .put("count", "")
            .put("min", "smallest")
            .put("max", "largest")
            .put("sd", "standard deviation")
            .put("p50", "median")
            .buildOrThrow();

    private MetricWords() {}

    /** {@code Round-trip time}; a metric without a name of its own is read as it stands. */
    static String name(String metric) {
        String known = NAMES.get(metric);
        if (known != null) {
            return known;
        }
        String words = metric.substring(metric.indexOf('.') + 1)
                .replaceFirst("_(s|bps|bytes|fraction)$", "")
                .replace('_', ' ');
        return words.isEmpty() ? metric : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code 99th percentile}; empty for a plain number. */
    static String statistic(String statistic) {
        String known = STATISTICS.get(statistic);
        if (known != null) {
            return known;
        }
        return statistic.matches("p[0-9.]+") ? statistic.substring(1) + "th percentile" : statistic.replace('_', ' ');
    }

    /** {@code Round-trip time, 99th percentile}; a mean goes without saying. */
    static String title(String metric, String statistic) {
        String word = statistic(statistic);
        return word.isEmpty() || statistic.equals("mean") ? name(metric) : name(metric) + ", " + word;
    }

    /** The base unit of a metric that {@code columns.json} does not list. */
    static String unitOf(String metric) {
        if (metric.endsWith("_s") || metric.equals("link.queue_delay")) {
            return "s";
        }
        if (metric.endsWith("_bps")) {
            return "bit/s";
        }
        if (metric.endsWith("_bytes")) {
            return "B";
        }
        if (metric.equals("link.utilization") || metric.endsWith("_fraction") || metric.endsWith("_share")) {
            return "fraction";
        }
        return metric.endsWith("_packets") || metric.equals("link.drops") ? "packets" : "";
    }
}
