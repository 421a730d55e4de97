package io.netsim.run;

import com.google.common.base.Joiner;
import io.netsim.results.JunitReport;
import io.netsim.results.JunitReport.Case;
import io.netsim.results.JunitReport.Outcome;
import io.netsim.results.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a sweep as suites and cases of JUnit: a point is a suite, each expectation on each of its runs a case; a run
 * without expectations is a case that passes when the run comes to its end.
 */
public final class JunitSuites {
    private final String experiment;
    private final @Nullable JunitReport report;
    private final List<Case> cases = new ArrayList<>();
    private String name;

    /** @param report null for none */
    public JunitSuites(String experiment, @Nullable JunitReport report) {
        this.experiment = experiment;
        this.report = report;
        this.name = experiment;
    }

    /** The runs that follow are of the point with these values. */
    public void begin(Map<String, String> values) {
        String point = Joiner.on(", ").withKeyValueSeparator(" = ").join(values);
        name = point.isEmpty() ? experiment : experiment + ": " + point;
        cases.clear();
    }

    /** @param document of {@code run.json} */
    public void add(int replication, Map<String, ? extends @Nullable Object> document) {
        if (report == null) {
            return;
        }
        double time = document.get("wall_s") instanceof Number number ? number.doubleValue() : 0;
        String suffix = " [replication " + replication + "]";
        List<Map<String, Object>> verdicts = RunFolder.maps(document.get("expectations"));
        Object error = document.get("error");
        if (error != null) {
            String message = "run " + document.get("run_id") + ": " + error;
            cases.add(new Case(name, "the run comes to its end" + suffix, time, Outcome.ERROR, message));
            return;
        }
        if (verdicts.isEmpty()) {
            cases.add(new Case(name, "the run comes to its end" + suffix, time, Outcome.PASSED, ""));
        }
        for (Map<String, Object> verdict : verdicts) {
            boolean met = Boolean.TRUE.equals(verdict.get("met"));
            cases.add(new Case(
                    name,
                    verdict.get("that") + suffix,
                    time / verdicts.size(),
                    met ? Outcome.PASSED : Outcome.FAILURE,
                    met ? "" : "run " + document.get("run_id") + ": " + found(verdict)));
        }
    }

    /** A verdict over the runs of the point. */
    void add(String that, boolean met, String found) {
        cases.add(new Case(name, that, 0, met ? Outcome.PASSED : Outcome.FAILURE, met ? "" : found));
    }

    private static String found(Map<String, Object> verdict) {
        Object value = verdict.get("value");
        Object entity = verdict.get("entity");
        String of = entity == null ? "" : " of " + entity;
        return value == null ? "there is no value" : "the value" + of + " is " + value;
    }

    /** All runs of the point have been added. */
    public void end() throws IOException {
        if (report != null) {
            report.suite(name, cases);
        }
    }
}
