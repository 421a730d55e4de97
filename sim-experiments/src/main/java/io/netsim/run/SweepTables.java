package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.CsvText;
import io.netsim.results.JsonText;
import io.netsim.results.Observation;
import io.netsim.results.Observations;
import io.netsim.results.RunFolder;
import io.netsim.results.TableColumn;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a sweep, from the documents of its runs in the order of points and replications: every number
 * ({@code results.csv}), means over replications with t-intervals ({@code summary.csv}), and what the columns mean.
 */
final class SweepTables {
    private record Key(String entity, String metric, String statistic) {}

    private final String experiment;
    private final Path folder;
    private final double confidence;
    /** Of Student's distribution, by number of values. */
    private final Map<Integer, Double> quantiles = new LinkedHashMap<>();

    /** @param confidence of the intervals, between 0 and 1 */
    SweepTables(String experiment, Path folder, double confidence) {
        this.experiment = experiment;
        this.folder = folder;
        this.confidence = confidence;
    }

    /** @param points loaded ones, by number */
    void write(Map<Integer, SweepPoint> points) throws IOException {
        Files.createDirectories(folder);
        List<Map<String, String>> params = new ArrayList<>();
        points.values().forEach(point -> params.add(paramsOf(point)));
        ParameterColumns columns = new ParameterColumns(params);
        Path results = Files.createTempFile(folder, ".unfinished-", ".csv");
        Path summary = Files.createTempFile(folder, ".unfinished-", ".csv");
        try (Writer allNumbers = Files.newBufferedWriter(results, StandardCharsets.UTF_8);
                Writer means = Files.newBufferedWriter(summary, StandardCharsets.UTF_8)) {
            allNumbers.write(CsvText.line(names(TableColumns.results(columns))));
            means.write(CsvText.line(names(TableColumns.summary(columns))));
            for (Map.Entry<Integer, SweepPoint> point : points.entrySet()) {
                write(point.getKey(), point.getValue(), columns, allNumbers, means);
            }
        }
        Files.move(results, folder.resolve("results.csv"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(summary, folder.resolve("summary.csv"), StandardCopyOption.REPLACE_EXISTING);
        RunFolder.writeFile(
                folder.resolve("columns.json"),
                JsonText.pretty(ImmutableMap.of(
                        "results.csv",
                        TableColumns.results(columns),
                        "summary.csv",
                        TableColumns.summary(columns),
                        "metrics",
                        TableColumns.METRICS)));
    }

    private static Map<String, String> paramsOf(SweepPoint point) {
        Map<String, String> params = point.params();
        return params == null ? ImmutableMap.of() : params;
    }

    private static ImmutableList<String> names(List<TableColumn> columns) {
        return columns.stream().map(TableColumn::name).collect(ImmutableList.toImmutableList());
    }

    private void write(int number, SweepPoint point, ParameterColumns columns, Writer results, Writer summary)
            throws IOException {
        Map<Key, List<Double>> samples = new LinkedHashMap<>();
        List<@Nullable Object> params = columns.cells(paramsOf(point));
        int runs = 0;
        for (int replication = 0; replication < point.runIds().size(); replication++) {
            String runId = point.runIds().get(replication);
            if (!RunFolder.isDone(folder, runId)) {
                continue;
            }
            Map<String, @Nullable Object> document = RunFolder.read(folder.resolve(runId));
            if (document.containsKey("error")) {
                continue;
            }
            for (Observation seen : Observations.of(document)) {
                List<@Nullable Object> cells = new ArrayList<>();
                cells.add(runId);
                cells.add(experiment);
                cells.add(number);
                cells.add(replication);
                cells.add(document.get("seed"));
                cells.addAll(params);
                cells.add(seen.entity());
                cells.add(seen.metric());
                cells.add(seen.statistic());
                cells.add(seen.value());
                results.write(CsvText.line(cells));
                Key key = new Key(seen.entity(), seen.metric(), seen.statistic());
                samples.computeIfAbsent(key, first -> new ArrayList<>()).add(seen.value());
            }
            runs++;
        }
        for (Map.Entry<Key, List<Double>> entry : samples.entrySet()) {
            summary.write(summaryLine(number, params, entry.getKey(), entry.getValue(), runs));
        }
    }

    private String summaryLine(int number, List<@Nullable Object> params, Key key, List<Double> values, int runs) {
        // What was not seen in a run did not happen there: documents leave out fates that did not occur.
        if (key.metric.startsWith("ledger.") || key.metric.equals("link.drops")) {
            while (values.size() < runs) {
                values.add(0.0);
            }
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Double mean = Statistic.of("mean", sorted);
        Double sd = Statistic.of("sd", sorted);
        Double half = sd == null ? null : Double.valueOf(quantile(sorted.length) * sd / Math.sqrt(sorted.length));
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(experiment);
        cells.add(number);
        cells.addAll(params);
        cells.add(key.entity);
        cells.add(key.metric);
        cells.add(key.statistic);
        cells.add(sorted.length);
        cells.add(mean);
        cells.add(sd);
        cells.add(mean == null || half == null ? null : Double.valueOf(mean - half));
        cells.add(mean == null || half == null ? null : Double.valueOf(mean + half));
        cells.add(confidence);
        cells.add(half == null ? "none" : "t");
        return CsvText.line(cells);
    }

    /** Of Student's distribution with n − 1 degrees of freedom. */
    private double quantile(int n) {
        return quantiles.computeIfAbsent(
                n, key -> new TDistribution(key - 1).inverseCumulativeProbability(1 - (1 - confidence) / 2));
    }
}
