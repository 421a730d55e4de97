package io.netsim.run;

import io.netsim.results.RunFolder;
import io.netsim.statistics.Estimate;
import io.netsim.statistics.StudentT;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges the expectations on one point that are over replications. One is met if the whole interval of the mean lies within
 * the bounds. If it reaches beyond, but not all of it, nothing is decided, which is not met either.
 */
final class ReplicatedVerdicts {
    /**
     * A verdict on a point.
     *
     * @param entity whose mean decides: the one that is furthest from the bounds; null if it is that of several together
     * @param mean null if there is none
     * @param text what was found, for people
     */
    record Verdict(
            String that,
            boolean met,
            @Nullable String entity,
            @Nullable Estimate mean,
            String text) {}

    private static final class Asked {
        @Nullable
        Double atLeast;

        @Nullable
        Double atMost;

        int runs;
        final Map<String, List<Double>> values = new LinkedHashMap<>();
    }

    private final StudentT student;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    ReplicatedVerdicts(StudentT student) {
        this.student = student;
    }

    /** @param replicated of a run's document */
    void add(@Nullable Object replicated) {
        for (Map<String, Object> each : RunFolder.maps(replicated)) {
            Asked one = asked.computeIfAbsent(String.valueOf(each.get("that")), first -> new Asked());
            one.atLeast = number(each.get("at_least"));
            one.atMost = number(each.get("at_most"));
            one.runs++;
            for (Map<String, Object> value : RunFolder.maps(each.get("values"))) {
                Object entity = value.get("entity");
                Double number = number(value.get("value"));
                List<Double> all =
                        one.values.computeIfAbsent(entity == null ? "" : entity.toString(), e -> new ArrayList<>());
                if (number != null) {
                    all.add(number);
                }
            }
        }
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }

    /** All runs of the point have been added; begins anew. */
    List<Verdict> judge() {
        List<Verdict> verdicts = new ArrayList<>();
        asked.forEach((that, one) -> {
            Verdict worst = null;
            double least = Double.POSITIVE_INFINITY;
            for (Map.Entry<String, List<Double>> entry : one.values.entrySet()) {
                double[] values = entry.getValue().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                Estimate mean = values.length == 0 ? null : student.mean(values);
                double margin = values.length < one.runs || mean == null
                        ? Double.NEGATIVE_INFINITY
                        : margin(one, low(mean), high(mean));
                if (worst == null || margin < least) {
                    least = margin;
                    worst = verdict(that, one, entry.getKey(), mean);
                }
            }
            verdicts.add(worst == null ? new Verdict(that, false, null, null, "there is no value") : worst);
        });
        asked.clear();
        return verdicts;
    }

    private static double low(Estimate mean) {
        return mean.low() == null ? mean.value() : mean.low();
    }

    private static double high(Estimate mean) {
        return mean.high() == null ? mean.value() : mean.high();
    }

    /** How far inside the bounds a stretch lies; negative if a part of it is outside. */
    private static double margin(Asked one, double low, double high) {
        double above = one.atLeast == null ? Double.POSITIVE_INFINITY : low - one.atLeast;
        double below = one.atMost == null ? Double.POSITIVE_INFINITY : one.atMost - high;
        return Math.min(above, below);
    }

    private static Verdict verdict(String that, Asked one, String name, @Nullable Estimate mean) {
        String entity = name.isEmpty() ? null : name;
        if (mean == null) {
            return new Verdict(that, false, entity, null, "there is no value");
        }
        String of = entity == null ? "the mean" : "the mean of " + entity;
        if (mean.n() < one.runs) {
            return new Verdict(
                    that, false, entity, mean, "there is a value in " + mean.n() + " of " + one.runs + " runs only");
        }
        if (mean.n() == 1) {
            return new Verdict(that, false, entity, mean, "undecided: one replication has no interval");
        }
        if (!mean.hasInterval()) {
            boolean met = margin(one, mean.value(), mean.value()) >= 0;
            return new Verdict(that, met, entity, mean, of + " is " + digits(mean.value()) + ", the same in all runs");
        }
        double low = low(mean);
        double high = high(mean);
        boolean met = margin(one, low, high) >= 0;
        boolean apart = (one.atLeast != null && high < one.atLeast) || (one.atMost != null && low > one.atMost);
        String interval = of + " is " + digits(mean.value()) + ", its interval " + digits(low) + " to " + digits(high);
        return new Verdict(
                that,
                met,
                entity,
                mean,
                met
                        ? interval
                        : apart
                                ? interval + " lies beyond the bound"
                                : "undecided: " + interval
                                        + " contains the bound; more replications or longer runs make it narrower");
    }

    private static String digits(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** For tables: as numbers. */
    static List<@Nullable Object> cells(Verdict verdict) {
        Estimate mean = verdict.mean;
        return Arrays.asList(
                mean == null ? null : Double.valueOf(mean.value()),
                verdict.entity,
                mean == null ? null : Integer.valueOf(mean.n()),
                mean == null ? null : mean.low(),
                mean == null ? null : mean.high(),
                verdict.text);
    }
}
