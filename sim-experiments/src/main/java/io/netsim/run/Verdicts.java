package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.results.ExpectationResult;
import io.netsim.results.FairnessResult;
import io.netsim.results.FlowResult;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.ReplicatedExpectation;
import io.netsim.results.ReplicatedExpectation.EntityValue;
import io.netsim.spec.ExpectSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.Mistake;
import io.netsim.spec.SpecException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges expectations. A metric that is a distribution for each entity ({@code flow.rtt_s}, {@code flow.one_way_delay_s},
 * {@code flow.frame_delay_s}, {@code link.queue_delay}, {@code link.queue_packets}) is represented by the asked statistic of that distribution, the
 * mean unless told otherwise, and each entity must meet the bounds. Of all others, each entity must meet the bounds, or
 * the asked statistic over all entities. What has no value (a flow that did not complete) does not meet any bound.
 */
final class Verdicts {
    private static final ImmutableSet<String> DISTRIBUTIONS = ImmutableSet.of(
            "flow.rtt_s", "flow.one_way_delay_s", "flow.frame_delay_s", "link.queue_delay", "link.queue_packets");
    private static final ImmutableSet<String> KEPT_DURATIONS = ImmutableSet.of("mean", "p50", "p95", "p99");
    private static final ImmutableSet<String> KEPT_LENGTHS = ImmutableSet.of("mean", "max");

    private record Value(String entity, @Nullable Double value) {}

    private final ImmutableList<ExpectSpec> expectations;
    private final Fairness fairness;
    private final String source;

    Verdicts(ExperimentSpec spec, String source) {
        this.expectations = spec.expect();
        this.fairness = new Fairness(spec);
        this.source = source;
    }

    /** @throws SpecException if an expectation asks for what is not kept */
    void check() {
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < expectations.size(); i++) {
            ExpectSpec expectation = expectations.get(i);
            ImmutableSet<String> kept = expectation.that().equals("link.queue_packets") ? KEPT_LENGTHS : KEPT_DURATIONS;
            String statistic = expectation.statistic();
            if (statistic != null && DISTRIBUTIONS.contains(expectation.that()) && !kept.contains(statistic)) {
                mistakes.add(new Mistake(
                        source,
                        0,
                        0,
                        "expect[" + i + "]",
                        "of " + expectation.that() + " the statistic '" + statistic + "' is not kept; write "
                                + String.join(", ", kept)));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new SpecException(mistakes);
        }
    }

    ImmutableList<ExpectationResult> on(List<FlowResult> flows, List<LinkResult> links, LedgerResult ledger) {
        ImmutableList.Builder<ExpectationResult> results = ImmutableList.builder();
        for (ExpectSpec expectation : expectations) {
            if (!expectation.overReplications()) {
                results.add(judge(expectation, values(expectation, flows, links, ledger)));
            }
        }
        return results.build();
    }

    /** What this run adds to the expectations that are judged over replications. */
    ImmutableList<ReplicatedExpectation> overReplications(
            List<FlowResult> flows, List<LinkResult> links, LedgerResult ledger) {
        ImmutableList.Builder<ReplicatedExpectation> all = ImmutableList.builder();
        for (ExpectSpec expectation : expectations) {
            if (!expectation.overReplications()) {
                continue;
            }
            List<Value> values = values(expectation, flows, links, ledger);
            String statistic = overEntities(expectation);
            ImmutableList<EntityValue> told = statistic == null
                    ? values.stream()
                            .map(value -> new EntityValue(value.entity, value.value))
                            .collect(ImmutableList.toImmutableList())
                    : ImmutableList.of(new EntityValue(null, Statistic.of(statistic, known(values))));
            all.add(new ReplicatedExpectation(expectation.text(), expectation.atLeast(), expectation.atMost(), told));
        }
        return all.build();
    }

    /** The statistic over flows or links that is asked for; null if each of them is judged. */
    private static @Nullable String overEntities(ExpectSpec expectation) {
        return DISTRIBUTIONS.contains(expectation.that()) ? null : expectation.statistic();
    }

    private static double[] known(List<Value> values) {
        return values.stream()
                .map(Value::value)
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private static ExpectationResult judge(ExpectSpec expectation, List<Value> values) {
        String statistic = overEntities(expectation);
        if (statistic != null) {
            Double value = Statistic.of(statistic, known(values));
            return new ExpectationResult(expectation.text(), meets(expectation, value), value, null);
        }
        Value worst = null;
        for (Value value : values) {
            if (worst == null || margin(expectation, value.value) < margin(expectation, worst.value)) {
                worst = value;
            }
        }
        return worst == null
                ? new ExpectationResult(expectation.text(), false, null, null)
                : new ExpectationResult(expectation.text(), meets(expectation, worst.value), worst.value, worst.entity);
    }

    private static boolean meets(ExpectSpec expectation, @Nullable Double value) {
        return margin(expectation, value) >= 0;
    }

    /** How far inside the bounds a value lies; negative outside. */
    private static double margin(ExpectSpec expectation, @Nullable Double value) {
        if (value == null || value.isNaN()) {
            return Double.NEGATIVE_INFINITY;
        }
        Double low = expectation.atLeast();
        Double high = expectation.atMost();
        double above = low == null ? Double.POSITIVE_INFINITY : value - low;
        double below = high == null ? Double.POSITIVE_INFINITY : high - value;
        return Math.min(above, below);
    }

    private List<Value> values(
            ExpectSpec expectation, List<FlowResult> flows, List<LinkResult> links, LedgerResult ledger) {
        String metric = expectation.that();
        String statistic = expectation.statistic() == null ? "mean" : expectation.statistic();
        ImmutableSet<String> of = ImmutableSet.copyOf(expectation.of());
        List<Value> values = new ArrayList<>();
        if (metric.equals(FairnessResult.METRIC)) {
            values.add(new Value(of.isEmpty() ? FairnessResult.ALL : String.join(", ", of), fairness.among(of, flows)));
        } else if (metric.startsWith("flow.")) {
            for (FlowResult flow : flows) {
                if (of.isEmpty() || of.contains(flow.source()) || of.contains(flow.entry())) {
                    values.add(new Value(flow.id(), Values.flowValue(metric, statistic, flow)));
                }
            }
        } else if (metric.startsWith("link.")) {
            for (LinkResult link : links) {
                if (of.isEmpty() || of.contains(link.name())) {
                    values.add(new Value(link.name(), Values.linkValue(metric, statistic, link)));
                }
            }
        } else {
            values.add(new Value("ledger", Values.ledgerValue(metric.substring("ledger.".length()), ledger)));
        }
        return values;
    }
}
