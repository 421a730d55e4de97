package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.ExpectSpec;
import io.netsim.spec.MeasureSpec;
import io.netsim.spec.MetricKind;
import io.netsim.spec.MetricNames;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.ListNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code measure} and {@code expect}. */
final class VerdictReader {
    private static final ImmutableSet<String> OVER = ImmutableSet.of("replications");
    private static final long MOST_INTERVALS = 1_000_000;

    private final Targets targets;
    private final List<TrafficSpec> traffic;
    private final long durationPs;
    private final Mistakes mistakes;

    /** @param durationPs of the run */
    VerdictReader(Targets targets, List<TrafficSpec> traffic, long durationPs, Mistakes mistakes) {
        this.targets = targets;
        this.traffic = traffic;
        this.durationPs = durationPs;
        this.mistakes = mistakes;
    }

    /** One entry of {@code measure}, or null after a mistake. */
    @Nullable
    MeasureSpec measure(Node item) {
        Section section = Section.of(item, "{metric: link.queue_delay, at: bottleneck.forward}", mistakes);
        if (section == null) {
            return null;
        }
        String metric = section.require("metric", Metrics.NAME, "", "metric: link.queue_delay");
        MeasureSpec measure = new MeasureSpec(
                metric,
                entities(section, "at", metric),
                section.get(
                        "keep",
                        Kinds.oneOrMore(metric.isEmpty() ? Metrics.STATISTIC : Metrics.statisticOf(metric)),
                        MetricKind.of(metric).usual()),
                section.find("series", Amount.POSITIVE_TIME));
        section.done();
        checkSeries(section, measure);
        return measure;
    }

    private void checkSeries(Section section, MeasureSpec measure) {
        Long interval = measure.seriesPs();
        if (interval == null || measure.metric().isEmpty()) {
            return;
        }
        if (!MetricKind.WITH_SERIES.contains(measure.metric())) {
            section.mistake(
                    "series",
                    "there is no series of " + measure.metric() + "; there are series of "
                            + String.join(", ", MetricKind.WITH_SERIES));
        } else if (durationPs / interval > MOST_INTERVALS) {
            section.mistake(
                    "series",
                    "the run has more than a million of these intervals; write a longer one such as '100 ms'");
        }
    }

    /** One entry of {@code expect}, or null after a mistake. */
    @Nullable
    ExpectSpec expect(Node item) {
        Section section = Section.of(item, "{that: flow.goodput_bps, of: sender0, at_least: 8 Mbps}", mistakes);
        if (section == null) {
            return null;
        }
        String that = section.require("that", Metrics.NAME, "", "that: flow.goodput_bps");
        ImmutableList<String> of = entities(section, "of", that);
        String statistic = section.find("statistic", Metrics.STATISTIC);
        if (that.isEmpty()) {
            return null;
        }
        if (statistic != null && MetricKind.of(that) == MetricKind.TOGETHER) {
            section.mistake("statistic", that + " is one number for all flows; leave 'statistic' out");
        }
        Kind<Double> value = Metrics.valueOf(that);
        Double low = section.find("at_least", value);
        Double high = section.find("at_most", value);
        Double exact = section.find("equals", value);
        ImmutableList<Double> between = section.find("between", Kinds.listOf(value, "[LOW, HIGH]"));
        boolean over = section.find("over", Kinds.word(OVER)) != null;
        section.done();
        boolean bound = section.has("at_least") || section.has("at_most");
        int forms = (bound ? 1 : 0) + (section.has("equals") ? 1 : 0) + (section.has("between") ? 1 : 0);
        if (forms != 1) {
            mistakes.add(
                    section.node(),
                    (forms == 0 ? "no bound is given" : "bounds are given twice")
                            + "; write one of 'at_least', 'at_most' (or both), 'between: [LOW, HIGH]', 'equals'");
        }
        if (over && section.has("equals")) {
            section.mistake(
                    "equals",
                    "the interval of a mean never is a single value; over replications write 'between: [LOW, HIGH]'");
        }
        if (exact != null) {
            low = exact;
            high = exact;
        } else if (between != null && between.size() == 2) {
            low = between.get(0);
            high = between.get(1);
        } else if (between != null) {
            section.mistake("between", "two values are due; write 'between: [LOW, HIGH]'");
        }
        if (low != null && high != null && low > high) {
            mistakes.add(section.node(), "no value is at least " + low + " and at most " + high + "; swap the bounds");
        }
        return new ExpectSpec(that, of, statistic, low, high, over, text(section));
    }

    private ImmutableList<String> entities(Section section, String key, String metric) {
        Node node = section.value(key);
        return node == null || metric.isEmpty()
                ? ImmutableList.of()
                : targets.entitiesOf(metric, node, traffic, mistakes);
    }

    /** Key by key, the name of the metric without its key. */
    private static String text(Section section) {
        return section.node().entries().stream()
                .map(entry -> entry.key().equals("that")
                        ? MetricNames.inFull(value(entry))
                        : entry.key().replace('_', ' ') + " " + value(entry))
                .collect(Collectors.joining(" "));
    }

    private static String value(Entry entry) {
        if (entry.value() instanceof ListNode list) {
            return list.items().stream()
                    .map(item -> item instanceof ScalarNode scalar ? scalar.text() : "")
                    .collect(Collectors.joining(" and "));
        }
        return entry.value() instanceof ScalarNode scalar ? scalar.text() : "";
    }
}
