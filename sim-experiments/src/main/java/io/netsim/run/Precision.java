package io.netsim.run;

import io.netsim.results.FairnessResult;
import io.netsim.spec.ReplicationsSpec;
import io.netsim.statistics.Estimate;
import io.netsim.statistics.StudentT;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how many runs of a point count: a fixed number, or the first so many after which the asked means are known well
 * enough. It looks at runs in their order only, so that the answer does not depend on which were done first.
 */
final class Precision {
    private final ReplicationsSpec replications;
    private final StudentT student;

    Precision(ReplicationsSpec replications, double confidence) {
        this.replications = replications;
        this.student = new StudentT(confidence);
    }

    /** Whether no more runs are needed, or none would help because no run has what is asked. */
    boolean reached(PointSamples samples) {
        if (samples.runs() < replications.min()) {
            return false;
        }
        if (replications.until() == null || samples.runs() >= replications.max()) {
            return true;
        }
        double excess = excess(samples);
        return excess <= 1 || Double.isNaN(excess);
    }

    /** Why the runs of a point do not say what was asked of them; null if they do. */
    @Nullable
    String shortfall(PointSamples samples) {
        ReplicationsSpec.Precision until = replications.until();
        if (until == null || samples.runs() < replications.min()) {
            return null;
        }
        double excess = excess(samples);
        if (Double.isNaN(excess)) {
            return "no run has " + until.metric()
                    + ", of which replications go on 'until' the mean is known; no more than" + " 'min' were made";
        }
        return excess <= 1
                ? null
                : until.metric() + " is not known as well as 'until' asks after 'max', " + replications.max()
                        + " replications; raise 'max'";
    }

    /** How many runs it will take in all, as far as can be foreseen; at least one more than there are. */
    int foreseen(PointSamples samples) {
        int runs = Math.max(1, samples.runs());
        double excess = Math.min(excess(samples), 1e3);
        double more = runs * (excess * excess - 1);
        // The half width is itself uncertain: a part of the way, then look again.
        return (int) Math.min(replications.max(), runs + Math.max(1, Math.floor(0.7 * more)));
    }

    /** The largest half width in units of its bound; infinite if an asked mean has no interval, NaN if there is none to ask for. */
    private double excess(PointSamples samples) {
        ReplicationsSpec.Precision until = replications.until();
        if (until == null) {
            return 0;
        }
        Set<String> entries = new HashSet<>();
        samples.forEach((key, values) -> {
            if (key.metric().equals("flow.flows")) {
                entries.add(key.entity());
            }
        });
        double[] largest = {Double.NEGATIVE_INFINITY};
        samples.forEach((key, values) -> {
            if (concerns(until, key, entries)) {
                largest[0] = Math.max(largest[0], excess(until, PointSamples.known(values)));
            }
        });
        return largest[0] == Double.NEGATIVE_INFINITY ? Double.NaN : largest[0];
    }

    private static boolean concerns(ReplicationsSpec.Precision until, SampleKey key, Set<String> entries) {
        if (!key.metric().equals(until.metric()) || !key.statistic().equals(until.statistic())) {
            return false;
        }
        return until.at().isEmpty()
                ? !key.metric().startsWith("flow.")
                        || entries.contains(key.entity())
                        || key.entity().equals(FairnessResult.ALL)
                : until.at().contains(key.entity());
    }

    private double excess(ReplicationsSpec.Precision until, double[] values) {
        if (values.length < 2) {
            return Double.POSITIVE_INFINITY;
        }
        Estimate mean = student.mean(values);
        Double half = mean.halfWidth();
        double bound = until.relative() ? until.bound() * Math.abs(mean.value()) : until.bound();
        return half == null ? 0 : bound > 0 ? half / bound : Double.POSITIVE_INFINITY;
    }
}
