package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.measure.FlowRecorder;
import io.netsim.measure.IntervalSeries;
import io.netsim.measure.SamplePool;
import io.netsim.results.FairnessResult;
import io.netsim.results.FlowResult;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.MeasureResult;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.MeasureSpec;
import io.netsim.spec.MetricKind;
import io.netsim.spec.NaturalOrder;
import io.netsim.spec.TrafficSpec;
import io.netsim.time.DurationHistogram;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment asks for with {@code measure}. Entities of {@code flow} metrics are traffic entries and hosts as
 * sources, each with all its flows: of one number a flow the statistics are over the flows; of {@code flow.rtt_s} and
 * {@code flow.one_way_delay_s} they are over all samples of these flows, but for the mean, which is that of the flows'
 * means as everywhere in the tables.
 */
final class Measures {
    private record Key(String metric, String entity) {}

    private final ExperimentSpec spec;
    private final Fairness fairness;

    Measures(ExperimentSpec spec) {
        this.spec = spec;
        this.fairness = new Fairness(spec);
    }

    /** Whether samples of flows must be kept together. */
    boolean poolsSamples() {
        return spec.measure().stream()
                .map(MeasureSpec::metric)
                .anyMatch(metric -> metric.startsWith("flow.") && MetricKind.of(metric) == MetricKind.SAMPLES);
    }

    /** The series that are asked for. */
    ImmutableList<IntervalSeries.Request> series() {
        ImmutableList.Builder<IntervalSeries.Request> requests = ImmutableList.builder();
        for (MeasureSpec measure : spec.measure()) {
            Long interval = measure.seriesPs();
            if (interval != null) {
                requests.add(new IntervalSeries.Request(measure.metric(), entities(measure), interval));
            }
        }
        return requests.build();
    }

    private ImmutableList<String> entities(MeasureSpec measure) {
        if (!measure.at().isEmpty()) {
            return measure.at();
        }
        if (measure.metric().startsWith("flow.")) {
            return ImmutableList.sortedCopyOf(
                    NaturalOrder.INSTANCE,
                    spec.traffic().stream().map(TrafficSpec::id).toList());
        }
        if (measure.metric().startsWith("link.")) {
            return ImmutableList.sortedCopyOf(
                    NaturalOrder.INSTANCE,
                    spec.topology().directions().stream()
                            .map(LinkDirectionSpec::name)
                            .toList());
        }
        return ImmutableList.of("ledger");
    }

    /** In the order of the experiment; what is asked of the same entity in several entries is put together. */
    ImmutableList<MeasureResult> on(
            List<FlowResult> flows,
            List<LinkResult> links,
            LedgerResult ledger,
            FlowRecorder recorder,
            ImmutableMap<String, DurationHistogram> queueDelays) {
        Map<String, LinkResult> byName = new LinkedHashMap<>();
        links.forEach(link -> byName.put(link.name(), link));
        SamplePool samples = recorder.samples();
        Map<Key, Map<String, @Nullable Double>> all = new LinkedHashMap<>();
        for (MeasureSpec measure : spec.measure()) {
            String metric = measure.metric();
            for (String entity : entities(measure)) {
                Function<String, @Nullable Double> value;
                if (metric.equals(FairnessResult.METRIC)) {
                    value = statistic -> fairness.among(ImmutableSet.of(entity), flows);
                } else if (metric.startsWith("flow.")) {
                    value = ofFlows(metric, entity, flows, samples);
                } else if (metric.startsWith("link.")) {
                    value = ofLink(metric, Objects.requireNonNull(byName.get(entity)), queueDelays);
                } else {
                    value = statistic -> Values.ledgerValue(metric.substring("ledger.".length()), ledger);
                }
                Map<String, @Nullable Double> statistics =
                        all.computeIfAbsent(new Key(metric, entity), key -> new LinkedHashMap<>());
                measure.keep().forEach(statistic -> statistics.put(statistic, value.apply(statistic)));
            }
        }
        List<MeasureResult> results = new ArrayList<>();
        all.forEach((key, statistics) -> results.add(new MeasureResult(
                key.metric, key.entity, TableColumns.unitOf(key.metric), Collections.unmodifiableMap(statistics))));
        return ImmutableList.copyOf(results);
    }

    private static Function<String, @Nullable Double> ofFlows(
            String metric, String entity, List<FlowResult> flows, @Nullable SamplePool samples) {
        double[] sorted = flows.stream()
                .filter(flow -> entity.equals(flow.source()) || entity.equals(flow.entry()))
                .map(flow -> Values.flowValue(metric, "mean", flow))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (samples == null || MetricKind.of(metric) != MetricKind.SAMPLES) {
            return statistic -> Statistic.of(statistic, sorted);
        }
        DurationHistogram pooled =
                metric.equals("flow.rtt_s") ? samples.roundTrips(entity) : samples.oneWayDelays(entity);
        return statistic -> statistic.equals("mean") ? Statistic.of("mean", sorted) : ofSamples(statistic, pooled);
    }

    private static Function<String, @Nullable Double> ofLink(
            String metric, LinkResult link, ImmutableMap<String, DurationHistogram> queueDelays) {
        if (metric.equals("link.queue_delay")) {
            DurationHistogram delays = Objects.requireNonNull(queueDelays.get(link.name()));
            return statistic -> ofSamples(statistic, delays);
        }
        return statistic -> Values.linkValue(metric, statistic, link);
    }

    private static @Nullable Double ofSamples(String statistic, DurationHistogram samples) {
        if (statistic.equals("count")) {
            return (double) samples.count();
        }
        if (samples.count() == 0) {
            return null;
        }
        double ps = switch (statistic) {
            case "mean" -> samples.meanPs();
            case "min" -> samples.minPs();
            case "max" -> samples.maxPs();
            default -> samples.quantilePs(Double.parseDouble(statistic.substring(1)) / 100);
        };
        return ps / Time.SECOND;
    }
}
