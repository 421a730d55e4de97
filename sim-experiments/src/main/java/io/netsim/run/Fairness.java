package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.results.FairnessResult;
import io.netsim.results.FlowResult;
import io.netsim.spec.AppSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.TrafficSpec;
import io.netsim.statistics.JainIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How evenly flows that compete share what there is. Flows compete if each would take all it can get, which endless bulk
 * transfers do: that a call gets less than a backup is not unfair. One that got nothing counts, with nothing.
 */
final class Fairness {
    private final ImmutableList<String> competing;

    Fairness(ExperimentSpec spec) {
        competing = spec.traffic().stream()
                .filter(entry -> entry.app() instanceof AppSpec.BulkTransfer bulk && bulk.size() == null)
                .map(TrafficSpec::id)
                .collect(ImmutableList.toImmutableList());
    }

    /** Of all competing flows, and of those of each traffic entry; only where there are two or more. */
    ImmutableList<FairnessResult> of(List<FlowResult> flows) {
        List<FairnessResult> results = new ArrayList<>();
        add(results, FairnessResult.ALL, goodputs(flows, flow -> competing.contains(flow.entry())));
        for (String entry : competing) {
            if (!entry.equals(FairnessResult.ALL)) {
                add(results, entry, goodputs(flows, flow -> flow.entry().equals(entry)));
            }
        }
        return ImmutableList.copyOf(results);
    }

    private static void add(List<FairnessResult> results, String entity, double[] goodputs) {
        if (goodputs.length > 1) {
            results.add(new FairnessResult(entity, goodputs.length, JainIndex.of(goodputs)));
        }
    }

    /**
     * Of the flows from some hosts or traffic entries together, whatever they carry.
     *
     * @param of empty for all competing flows
     * @return null if there are none, or none has anything
     */
    @Nullable
    Double among(ImmutableSet<String> of, List<FlowResult> flows) {
        return JainIndex.of(goodputs(
                flows,
                flow -> of.isEmpty()
                        ? competing.contains(flow.entry())
                        : of.contains(flow.source()) || of.contains(flow.entry())));
    }

    private static double[] goodputs(List<FlowResult> flows, Predicate<FlowResult> wanted) {
        return flows.stream().filter(wanted).mapToDouble(FlowResult::goodputBps).toArray();
    }
}
