package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects what was expected, what came out, and what differs too much. */
final class Findings {
    private final Scenario scenario;
    private final ImmutableList<String> missing;
    private final Map<String, Object> expected = new LinkedHashMap<>();
    private final Map<String, Object> got = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    Findings(Scenario scenario, List<String> missing) {
        this.scenario = scenario;
        this.missing = ImmutableList.copyOf(missing);
    }

    void count(String key, long want, long have) {
        expected.put(key, want);
        got.put(key, have);
        if (want != have) {
            differences.add(key + " " + have + ", not " + want);
        }
    }

    /** A number that may differ by {@code tolerance}. */
    void near(String key, double want, double have, double tolerance) {
        note(key, want, have);
        if (!(Math.abs(have - want) <= tolerance)) {
            String slack = tolerance > 0 ? " ± " + text(tolerance) : "";
            differences.add(key + " " + text(have) + ", not " + text(want) + slack);
        }
    }

    /** A time in milliseconds; the measured one may be later by {@code late}, too. */
    void time(String key, double want, double have, double late) {
        note(key, want, have);
        if (!timeAgrees(want, have, late)) {
            String steps = late > 0 ? " (Linux may be later by " + text(late) + ")" : "";
            differences.add(key + " " + text(have) + ", not " + text(want) + steps);
        }
    }

    /** Within 1 % + 1 ms, the measured time also later by {@code late}. */
    static boolean timeAgrees(double want, double have, double late) {
        if (Double.isNaN(want) || Double.isNaN(have)) {
            return Double.isNaN(want) == Double.isNaN(have);
        }
        double slack = want * 0.01 + 1;
        return want - have <= slack + late && have - want <= slack;
    }

    void note(String key, double want, double have) {
        expected.put(key, rounded(want));
        got.put(key, rounded(have));
    }

    void differs(String what) {
        differences.add(what);
    }

    ScenarioVerdict verdict() {
        List<String> why = new ArrayList<>(differences);
        for (String what : missing) {
            why.add("not modelled: " + what);
        }
        return new ScenarioVerdict(
                scenario.name(),
                scenario.kind().label(),
                differences.isEmpty(),
                ImmutableMap.copyOf(expected),
                ImmutableMap.copyOf(got),
                String.join("; ", why));
    }

    private static Object rounded(double number) {
        if (Double.isNaN(number)) {
            return "none";
        }
        if (number == Math.rint(number)) {
            return (long) number;
        }
        return Math.round(number * 1000) / 1000.0;
    }

    static String text(double number) {
        if (Double.isNaN(number)) {
            return "none";
        }
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.2f", number);
    }
}
