package io.netsim.run;

import com.google.common.collect.ImmutableList;
import io.netsim.engine.RunEnd;
import io.netsim.measure.FlowRecorder;
import io.netsim.measure.GoodputSamples;
import io.netsim.measure.IntervalSeries;
import io.netsim.results.SeriesCheck;
import io.netsim.spec.AppSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.TrafficSpec;
import io.netsim.statistics.BatchMeans;
import io.netsim.statistics.Steadiness.Ends;
import io.netsim.statistics.WarmupCheck;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks at series within a run: the goodput of each traffic entry that goes on as long as the run does, always, and the series
 * that the experiment asks for. Only where the run is meant to be steady: with planned changes, or traffic that stops, it is not.
 */
final class SeriesChecks {
    private static final int INTERVALS = 200;
    private static final int MOST = 100;

    private final ExperimentSpec spec;
    private final @Nullable GoodputSamples goodput;

    SeriesChecks(ExperimentSpec spec, FlowRecorder flows) {
        this.spec = spec;
        ImmutableList<String> entries = spec.traffic().stream()
                .filter(this::goesOn)
                .map(TrafficSpec::id)
                .limit(MOST)
                .collect(ImmutableList.toImmutableList());
        long warmup = spec.time().warmupPs();
        long interval = (spec.time().durationPs() - warmup) / INTERVALS;
        this.goodput = entries.isEmpty() || interval == 0 || !spec.timeline().isEmpty()
                ? null
                : new GoodputSamples(flows, entries, warmup, interval, INTERVALS);
    }

    private boolean goesOn(TrafficSpec entry) {
        Long stop = entry.stopPs();
        if (stop != null && stop < spec.time().durationPs()) {
            return false;
        }
        AppSpec app = entry.app();
        if (app instanceof AppSpec.BulkTransfer bulk) {
            return bulk.size() == null;
        }
        if (app instanceof AppSpec.ConstantRate constant) {
            return constant.count() == null;
        }
        if (app instanceof AppSpec.RequestResponse requests) {
            return requests.requests() == null;
        }
        return app instanceof AppSpec.OnOff || app instanceof AppSpec.PoissonTransfers;
    }

    /** To be sampled during the run; null for nothing. */
    @Nullable
    GoodputSamples goodput() {
        return goodput;
    }

    /** After the run, in the order of the traffic, then of the series. */
    ImmutableList<SeriesCheck> of(@Nullable IntervalSeries asked, RunEnd end) {
        ImmutableList.Builder<SeriesCheck> checks = ImmutableList.builder();
        GoodputSamples samples = goodput;
        if (end == RunEnd.EVENTS || samples == null) {
            return checks.build();
        }
        samples.values()
                .forEach((entry, values) -> checks.add(check(entry, "flow.goodput_bps", values, samples.intervalS())));
        if (asked != null && spec.traffic().stream().allMatch(this::goesOn)) {
            asked.forEachSince(spec.time().warmupPs(), MOST, (metric, entity, intervalS, values) -> {
                boolean known =
                        metric.equals("flow.goodput_bps") && samples.values().containsKey(entity);
                if (!known && values.length >= BatchMeans.FEWEST && !hasGaps(values)) {
                    checks.add(check(entity, metric, values, intervalS));
                }
            });
        }
        return checks.build();
    }

    private static boolean hasGaps(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }

    private static SeriesCheck check(String entity, String metric, double[] values, double intervalS) {
        BatchMeans batches = BatchMeans.of(values);
        WarmupCheck warmup = values.length < WarmupCheck.FEWEST ? null : WarmupCheck.of(values);
        Ends ends = values.length < Ends.FEWEST ? null : Ends.of(values);
        return new SeriesCheck(
                entity,
                metric,
                ends == null ? batches.mean() : ends.all(),
                values.length,
                intervalS,
                batches.batches(),
                batches.sd(),
                batches.lag1(),
                batches.independent(),
                ends == null ? null : Double.valueOf(ends.first()),
                ends == null ? null : Double.valueOf(ends.last()),
                warmup == null ? null : Boolean.valueOf(warmup.settled()),
                warmup == null || warmup.settled() ? null : Double.valueOf(warmup.cut() * intervalS),
                warmup == null || warmup.settled() ? null : Double.valueOf(warmup.meanOfRest()));
    }
}
