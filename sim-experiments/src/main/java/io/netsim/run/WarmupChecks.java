package io.netsim.run;

import io.netsim.statistics.Holm;
import io.netsim.statistics.Steadiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which series of a sweep are not steady behind the warm-up. All of them are looked at together: the probability of any warning
 * is at most {@link Steadiness#FALSE_ALARMS} if all are steady, however many there are.
 */
final class WarmupChecks {
    /** Is told what to know. */
    interface Warning {
        void of(int point, String entity, String metric, String text);
    }

    private record Suspect(int point, String entity, String metric, Steadiness steadiness) {}

    private final List<Suspect> suspects = new ArrayList<>();
    private long looks;

    /** A series over the runs of a point. */
    void add(int point, String entity, String metric, Steadiness steadiness) {
        looks++;
        if (steadiness.p() <= Steadiness.FALSE_ALARMS) { // no others can be called unsteady
            suspects.add(new Suspect(point, entity, metric, steadiness));
        }
    }

    /** After all points, in their order. */
    void forEach(Warning warning) {
        double[] p = Holm.adjust(
                suspects.stream().mapToDouble(suspect -> suspect.steadiness.p()).toArray(), looks);
        for (int i = 0; i < p.length; i++) {
            Suspect suspect = suspects.get(i);
            if (p[i] <= Steadiness.FALSE_ALARMS && suspect.steadiness.matters()) {
                warning.of(suspect.point, suspect.entity, suspect.metric, text(suspect, p[i]));
            }
        }
    }

    private String text(Suspect suspect, double p) {
        Steadiness found = suspect.steadiness;
        return suspect.metric + " of " + suspect.entity + " is not steady after the warm-up: over " + found.runs()
                + " runs its first tenth is " + percent(found.change(), "below", "above") + " its last one (p "
                + (p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", p))
                + (looks == 1 ? "" : ", corrected for " + looks + " looks")
                + "), which makes the mean " + percent(found.bias(), "lower", "higher")
                + "; write a longer 'warmup'";
    }

    private static String percent(double share, String less, String more) {
        if (Double.isInfinite(share)) {
            return "infinitely much " + (share < 0 ? less : more);
        }
        return String.format(Locale.ROOT, Math.abs(share) < 0.1 ? "%.1f" : "%.0f", 100 * Math.abs(share)) + " % "
                + (share < 0 ? less : more);
    }
}
