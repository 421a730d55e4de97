package io.netsim.run;

import com.google.common.collect.ImmutableList;
import io.netsim.results.CsvText;
import io.netsim.run.SweepFindings.Tally;
import io.netsim.statistics.StudentT;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code expectations.csv}: each verdict of each run, and those over the runs of a point; and how often each expectation was met. */
final class ExpectationTable {
    private static final class Count {
        int met;
        int judged;
        boolean overReplications;

        @Nullable
        String firstUnmet;
        /** Of the present point. */
        int withoutValue;
    }

    private final Writer table;
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final ReplicatedVerdicts replicated;
    private long unmetRuns;
    private long unmetPoints;

    /** @param table behind its first line */
    ExpectationTable(Writer table, StudentT student) {
        this.table = table;
        this.replicated = new ReplicatedVerdicts(student);
    }

    /** Notes the verdicts of a run. */
    void add(String runId, int point, int replication, List<Map<String, Object>> verdicts) throws IOException {
        boolean allMet = true;
        for (Map<String, Object> verdict : verdicts) {
            String that = String.valueOf(verdict.get("that"));
            boolean met = Boolean.TRUE.equals(verdict.get("met"));
            Object value = verdict.get("value");
            table.write(CsvText.line(list(
                    runId,
                    point,
                    replication,
                    that,
                    met,
                    number(value),
                    verdict.get("entity"),
                    null,
                    null,
                    null,
                    null)));
            Count count = counts.computeIfAbsent(that, first -> new Count());
            count.judged++;
            count.met += met ? 1 : 0;
            count.withoutValue += value == null ? 1 : 0;
            if (!met && count.firstUnmet == null) {
                count.firstUnmet = runId;
            }
            allMet &= met;
        }
        unmetRuns += allMet ? 0 : 1;
    }

    /** @param expectations of a run's document, over replications */
    void addReplicated(@Nullable Object expectations) {
        replicated.add(expectations);
    }

    /** All runs of a point have been noted. */
    void endPoint(int point, int runs, SweepChecks checks, JunitSuites suites) throws IOException {
        boolean allMet = true;
        for (ReplicatedVerdicts.Verdict verdict : replicated.judge()) {
            List<@Nullable Object> row = list(null, point, null, verdict.that(), verdict.met());
            row.addAll(ReplicatedVerdicts.cells(verdict));
            table.write(CsvText.line(row));
            suites.add(verdict.that(), verdict.met(), verdict.text());
            Count count = counts.computeIfAbsent(verdict.that(), first -> new Count());
            count.overReplications = true;
            count.judged++;
            count.met += verdict.met() ? 1 : 0;
            if (!verdict.met() && count.firstUnmet == null) {
                count.firstUnmet = "point " + point + ": " + verdict.text();
            }
            allMet &= verdict.met();
        }
        unmetPoints += allMet ? 0 : 1;
        counts.forEach((that, count) -> {
            checks.expectation(point, that, count.withoutValue, runs);
            count.withoutValue = 0;
        });
    }

    private static @Nullable Object number(@Nullable Object value) {
        return value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }

    private static List<@Nullable Object> list(@Nullable Object... cells) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object cell : cells) {
            list.add(cell);
        }
        return list;
    }

    /** Runs in which an expectation was not met. */
    long unmetRuns() {
        return unmetRuns;
    }

    /** Points of which an expectation over replications was not met. */
    long unmetPoints() {
        return unmetPoints;
    }

    ImmutableList<Tally> tallies() {
        ImmutableList.Builder<Tally> tallies = ImmutableList.builder();
        counts.forEach((that, count) ->
                tallies.add(new Tally(that, count.met, count.judged, count.overReplications, count.firstUnmet)));
        return tallies.build();
    }
}
