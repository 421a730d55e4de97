package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Closer;
import io.netsim.results.CsvText;
import io.netsim.results.JsonText;
import io.netsim.results.JunitReport;
import io.netsim.results.Observation;
import io.netsim.results.Observations;
import io.netsim.results.RunFolder;
import io.netsim.results.TableColumn;
import io.netsim.results.TextFile;
import io.netsim.run.PointSummary.Difference;
import io.netsim.run.PointSummary.Mean;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.ReplicationsSpec;
import io.netsim.spec.ReportSpec;
import io.netsim.spec.SweepPlan;
import io.netsim.spec.SweepSpec;
import io.netsim.statistics.Estimate;
import io.netsim.statistics.StudentT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a sweep, from the documents of its runs in the order of points and replications: every number
 * ({@code results.csv}), means over replications with intervals ({@code summary.csv}), differences from the baseline
 * ({@code comparisons.csv}), verdicts ({@code expectations.csv}), what to know before these are believed ({@code checks.json}),
 * and what the columns mean. One point at a time is held in memory.
 */
final class SweepTables {
    private static final int MOST_SUMMARIES = 20;
    private static final ImmutableList<String> FAILURES = ImmutableList.of("run_id", "point", "replication", "error");

    private final String experiment;
    private final ReplicationsSpec replications;
    private final Path folder;
    private final SweepRecord record;
    private final Precision precision;
    private final ReportSpec report;
    private final SweepSpec sweep;
    private final StudentT student;
    private final SweepChecks checks = new SweepChecks();
    private long runs;

    /**
     * @param folder of the experiment's results
     * @param first point
     * @param record hears of every run
     */
    SweepTables(SweepPlan plan, Path folder, ExperimentSpec first, SweepRecord record) {
        this.experiment = plan.experiment();
        this.replications = plan.replications();
        this.folder = folder;
        this.record = record;
        this.report = first.report();
        this.sweep = first.sweep();
        this.precision = new Precision(replications, report.confidence());
        this.student = new StudentT(report.confidence());
    }

    /** Files that are complete only when all is written. */
    private final class Tables {
        private final Map<String, Path> unfinished = new LinkedHashMap<>();
        private final Closer closer;

        Tables(Closer closer) {
            this.closer = closer;
        }

        Writer open(String name) throws IOException {
            Path file = RunFolder.temporaryFile(folder, ".csv");
            unfinished.put(name, file);
            return closer.register(TextFile.writer(file));
        }

        void publish() throws IOException {
            for (Map.Entry<String, Path> table : unfinished.entrySet()) {
                Files.move(table.getValue(), folder.resolve(table.getKey()), StandardCopyOption.REPLACE_EXISTING);
            }
            unfinished.clear();
        }

        void discard() throws IOException {
            for (Path file : unfinished.values()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * @param points loaded ones, by number, in their order
     * @param junit is told of every verdict; null for nobody
     */
    SweepFindings write(Map<Integer, SweepPoint> points, @Nullable JunitReport junit) throws IOException {
        Files.createDirectories(folder);
        List<Map<String, String>> params = new ArrayList<>();
        points.values().forEach(point -> params.add(paramsOf(point)));
        ParameterColumns columns = new ParameterColumns(params);
        record.columns(columns);
        Closer closer = Closer.create();
        Tables tables = new Tables(closer);
        try {
            SweepFindings findings = fill(points, columns, tables, junit);
            closer.close();
            tables.publish();
            RunFolder.writeFile(folder.resolve("columns.json"), JsonText.pretty(TableColumns.all(columns)));
            RunFolder.writeFile(
                    folder.resolve("checks.json"), JsonText.pretty(ImmutableMap.of("checks", findings.checks())));
            if (report.baseline().isEmpty()) {
                Files.deleteIfExists(folder.resolve("comparisons.csv"));
            }
            if (findings.expectations().isEmpty()) {
                Files.deleteIfExists(folder.resolve("expectations.csv"));
            }
            if (record.failedRuns() == 0) {
                Files.deleteIfExists(folder.resolve("failures.csv"));
            }
            return findings;
        } finally {
            closer.close();
            tables.discard();
        }
    }

    private SweepFindings fill(
            Map<Integer, SweepPoint> points, ParameterColumns columns, Tables tables, @Nullable JunitReport junit)
            throws IOException {
        Writer results = tables.open("results.csv");
        Writer summary = tables.open("summary.csv");
        Writer verdicts = tables.open("expectations.csv");
        results.write(CsvText.line(names(TableColumns.results(columns))));
        summary.write(CsvText.line(names(TableColumns.summary(columns))));
        verdicts.write(CsvText.line(names(TableColumns.EXPECTATIONS)));
        Writer failures = tables.open("failures.csv");
        failures.write(CsvText.line(FAILURES));
        ExpectationTable expectations = new ExpectationTable(verdicts, student);
        List<PointSummary> first = new ArrayList<>();
        JunitSuites suites = new JunitSuites(experiment, junit);
        try (SampleStore store = report.baseline().isEmpty() ? null : new SampleStore(folder)) {
            for (Map.Entry<Integer, SweepPoint> entry : points.entrySet()) {
                int number = entry.getKey();
                SweepPoint point = entry.getValue();
                List<@Nullable Object> cells = columns.cells(paramsOf(point));
                record.point(number, paramsOf(point), point.runId(0));
                PointSamples samples = read(number, point, cells, results, expectations, suites, failures);
                point.forget();
                ImmutableMap.Builder<Mean, Estimate> means = ImmutableMap.builder();
                samples.forEach((key, values) -> {
                    Estimate mean = student.mean(PointSamples.known(values));
                    write(number, cells, key, mean, summary);
                    if (PointSummary.shows(key, samples)) {
                        means.put(new Mean(key.entity(), key.metric(), TableColumns.unitOf(key.metric())), mean);
                    }
                });
                if (first.size() < MOST_SUMMARIES) {
                    first.add(new PointSummary(
                            number, point.values(), samples.runs(), means.buildOrThrow(), ImmutableMap.of()));
                }
                if (store != null) {
                    store.put(number, samples);
                }
                runs += samples.runs();
            }
            if (store != null) {
                first = compare(points, columns, store, tables.open("comparisons.csv"), first);
            }
        }
        checks.builds(record.commits(), Provenance.gitCommit());
        return new SweepFindings(
                runs,
                expectations.unmetRuns(),
                expectations.unmetPoints(),
                expectations.tallies(),
                checks.all(points.size()),
                ImmutableList.copyOf(first),
                points.size());
    }

    private static Map<String, String> paramsOf(SweepPoint point) {
        return point.params();
    }

    private static ImmutableList<String> names(List<TableColumn> columns) {
        return columns.stream().map(TableColumn::name).collect(ImmutableList.toImmutableList());
    }

    /** All runs of a point that came to their end. */
    private PointSamples read(
            int number,
            SweepPoint point,
            List<@Nullable Object> params,
            Writer results,
            ExpectationTable expectations,
            JunitSuites suites,
            Writer failures)
            throws IOException {
        PointSamples samples = new PointSamples();
        PointSeries series = new PointSeries();
        int failed = 0;
        suites.begin(point.values());
        for (int replication = 0; replication < replications.max(); replication++) {
            if (replications.until() != null && precision.reached(samples)) {
                break;
            }
            String runId = point.runId(replication);
            Map<String, @Nullable Object> document = RunFolder.readIfWhole(folder, runId);
            if (document == null) {
                if (replications.until() != null && replication >= replications.min()) {
                    break; // what comes later was not needed, or is still to come
                }
                continue;
            }
            suites.add(replication, document);
            Object error = document.get("error");
            if (error != null) {
                failed++;
                record.failed();
                failures.write(CsvText.line(List.of(runId, number, replication, error)));
                continue;
            }
            record.completed(String.valueOf(document.get("digest")), document.get("git_commit"));
            samples.begin(replication);
            StringBuilder head = new StringBuilder();
            CsvText.cells(head, runId, experiment, number, replication, document.get("seed"));
            params.forEach(value -> CsvText.cells(head, value));
            for (Observation seen : Observations.of(document)) {
                StringBuilder line = new StringBuilder(head);
                CsvText.cells(line, seen.entity(), seen.metric(), seen.statistic(), seen.value());
                results.append(line).append('\n');
                samples.add(seen);
            }
            series.add(document.get("series_checks"));
            expectations.add(runId, number, replication, RunFolder.maps(document.get("expectations")));
            expectations.addReplicated(document.get("expectations_over_replications"));
        }
        checks.runs(number, samples.runs(), failed, samples.allAlike());
        checks.samples(number, samples);
        checks.precision(number, precision.shortfall(samples));
        series.report(number, checks);
        expectations.endPoint(number, samples.runs(), checks, suites);
        suites.end();
        return samples;
    }

    private void write(int number, List<@Nullable Object> params, SampleKey key, Estimate mean, Writer summary) {
        StringBuilder line = new StringBuilder();
        CsvText.cells(line, experiment, number);
        params.forEach(value -> CsvText.cells(line, value));
        CsvText.cells(
                line,
                key.entity(),
                key.metric(),
                key.statistic(),
                mean.n(),
                mean.value(),
                mean.sd(),
                mean.low(),
                mean.high(),
                mean.confidence(),
                mean.method());
        try {
            summary.append(line).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first points with their differences. */
    private List<PointSummary> compare(
            Map<Integer, SweepPoint> points,
            ParameterColumns columns,
            SampleStore store,
            Writer table,
            List<PointSummary> first)
            throws IOException {
        table.write(CsvText.line(names(TableColumns.comparisons(columns))));
        Baselines baselines = new Baselines(report.baseline(), sweep, points);
        String complaint = baselines.complaint(points.size());
        if (complaint != null) {
            checks.ofAll("baseline", complaint);
        }
        try (Comparisons comparisons = new Comparisons(
                experiment,
                folder,
                student,
                first.stream().map(PointSummary::point).collect(Collectors.toSet()))) {
            for (Map.Entry<Integer, SweepPoint> entry : points.entrySet()) {
                Integer baseline = baselines.of(entry.getValue());
                if (baseline != null) {
                    comparisons.add(
                            entry.getKey(),
                            columns.cells(paramsOf(entry.getValue())),
                            store.get(entry.getKey()),
                            baseline,
                            store.get(baseline));
                }
            }
            Map<Integer, ImmutableMap<Mean, Difference>> differences = comparisons.writeTo(table);
            return first.stream()
                    .map(point -> point.with(differences.getOrDefault(point.point(), ImmutableMap.of())))
                    .toList();
        }
    }
}
