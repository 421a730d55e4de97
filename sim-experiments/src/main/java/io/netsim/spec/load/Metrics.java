package io.netsim.spec.load;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netsim.spec.MetricKind;
import io.netsim.spec.MetricNames;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Unit;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The metrics that {@code measure} and {@code expect} may name, with what they are measured in. */
public final class Metrics {
    private static final ImmutableMap<String, Unit> METRICS = ImmutableMap.<String, Unit>builder()
            .put("flow.goodput_bps", Unit.RATE)
            .put("flow.fairness", Unit.PERCENT)
            .put("flow.completion_s", Unit.TIME)
            .put("flow.connect_s", Unit.TIME)
            .put("flow.rtt_s", Unit.TIME)
            .put("flow.one_way_delay_s", Unit.TIME)
            .put("flow.sent_bytes", Unit.SIZE)
            .put("flow.delivered_bytes", Unit.SIZE)
            .put("flow.data_packets", Unit.PACKETS)
            .put("flow.retransmitted_packets", Unit.PACKETS)
            .put("flow.timeouts", Unit.PACKETS)
            .put("flow.lost_datagrams", Unit.PACKETS)
            .put("flow.played_frames", Unit.PACKETS)
            .put("flow.gap_frames", Unit.PACKETS)
            .put("flow.gap_fraction", Unit.PERCENT)
            .put("flow.stalls", Unit.PACKETS)
            .put("flow.stall_s", Unit.TIME)
            .put("flow.silent_fraction", Unit.PERCENT)
            .put("flow.frame_delay_s", Unit.TIME)
            .put("link.queue_delay", Unit.TIME)
            .put("link.queue_packets", Unit.PACKETS)
            .put("link.utilization", Unit.PERCENT)
            .put("link.drops", Unit.PACKETS)
            .put("link.marks", Unit.PACKETS)
            .put("link.packets", Unit.PACKETS)
            .put("link.bytes", Unit.SIZE)
            .put("ledger.offered_packets", Unit.PACKETS)
            .put("ledger.offered_bytes", Unit.SIZE)
            .put("ledger.balance_packets", Unit.PACKETS)
            .put("ledger.balance_bytes", Unit.SIZE)
            .buildOrThrow();

    /** What suggestions are made from. */
    private static final ImmutableSet<String> SUGGESTED = ImmutableSet.<String>builder()
            .addAll(METRICS.keySet())
            .addAll(Sets.filter(MetricNames.SHORT.keySet(), name -> METRICS.containsKey(MetricNames.inFull(name))))
            .build();

    /**
     * The name of a metric, in full even if a short one stands there; {@code ledger.<fate>_packets} and
     * {@code ledger.<fate>_bytes} for any fate.
     */
    static final Kind<String> NAME = (node, mistakes) -> {
        ScalarNode scalar = Kinds.scalar(node, "the name of a metric", mistakes);
        if (scalar == null) {
            return null;
        }
        String name = MetricNames.inFull(scalar.text());
        if (METRICS.containsKey(name) || isFate(name)) {
            return name;
        }
        mistakes.add(
                node,
                "there is no metric " + scalar.quoted() + "; " + Suggestion.didYouMean(scalar.text(), SUGGESTED)
                        + "metrics are " + Suggestion.list(METRICS.keySet())
                        + " and ledger.<fate>_packets, ledger.<fate>_bytes");
        return null;
    };

    /** {@code mean sd min max count sum} or a percentile such as {@code p99.9}. */
    static final Kind<String> STATISTIC = (node, mistakes) -> {
        ScalarNode scalar = Kinds.scalar(node, "a statistic such as p99", mistakes);
        if (scalar == null || scalar.text().matches("mean|sd|min|max|count|sum|p(100|[1-9]?\\d(\\.\\d{1,4})?)")) {
            return scalar == null ? null : scalar.text();
        }
        mistakes.add(
                node,
                "there is no statistic " + scalar.quoted()
                        + "; write mean, sd, min, max, count, sum or a percentile such as p99");
        return null;
    };

    private Metrics() {}

    /** All that can be named one by one, in full and short. */
    public static ImmutableSet<String> names() {
        return SUGGESTED;
    }

    /** Whether tables of sweeps can have a metric of this full name. */
    static boolean isInTables(String name) {
        return METRICS.containsKey(name)
                || MetricNames.ONLY_IN_TABLES.contains(name)
                || isFate(name)
                || name.matches("theory\\.[a-z][a-z0-9_]*");
    }

    /** What a metric of a table may be called, without fates and theories. */
    static ImmutableSet<String> inTables() {
        return ImmutableSet.<String>builder()
                .addAll(MetricNames.SHORT.keySet())
                .addAll(METRICS.keySet())
                .addAll(MetricNames.ONLY_IN_TABLES)
                .build();
    }

    /** A statistic that the metric has. */
    static Kind<String> statisticOf(String metric) {
        MetricKind kind = MetricKind.of(metric);
        return (node, mistakes) -> {
            String statistic = STATISTIC.read(node, mistakes);
            if (statistic != null && kind == MetricKind.TOGETHER) {
                mistakes.add(node, metric + " is one number for all flows; leave the statistic out");
                return null;
            }
            if (statistic != null && !kind.has(statistic)) {
                mistakes.add(node, metric + " has no statistic '" + statistic + "'; write " + kind.words());
                return null;
            }
            return statistic;
        };
    }

    /** A value of the metric, in seconds, bits per second, bytes, packets or as a fraction. */
    static Kind<Double> valueOf(String metric) {
        Unit unit = METRICS.getOrDefault(metric, metric.endsWith("_bytes") ? Unit.SIZE : Unit.PACKETS);
        return (node, mistakes) -> value(unit, node, mistakes);
    }

    private static @Nullable Double value(Unit unit, Node node, Mistakes mistakes) {
        ScalarNode scalar = Kinds.scalar(node, unit.what() + " such as '" + unit.example() + "'", mistakes);
        if (scalar == null) {
            return null;
        }
        Quantity quantity = Quantity.parse(scalar.text());
        boolean bare = unit == Unit.PACKETS || unit == Unit.PERCENT;
        boolean fits = quantity != null
                && (quantity.dimension() == unit || (bare && quantity.unit().isEmpty()));
        if (quantity == null || !fits) {
            mistakes.add(node, Quantity.complaint(scalar.quoted(), quantity, unit));
            return null;
        }
        BigDecimal base = quantity.inBase();
        if (base.abs().compareTo(unit.maximum()) > 0) {
            mistakes.add(node, scalar.quoted() + " is too large; the largest is " + unit.maximumText());
            return null;
        }
        return (unit == Unit.TIME ? base.movePointLeft(12) : base).doubleValue();
    }

    private static boolean isFate(String text) {
        return text.matches("ledger\\.[a-z][a-z_]*_(packets|bytes)");
    }
}
