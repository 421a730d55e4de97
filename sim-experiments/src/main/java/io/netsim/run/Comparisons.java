package io.netsim.run;

import com.google.common.collect.ImmutableMap;
import io.netsim.results.CsvText;
import io.netsim.results.RunFolder;
import io.netsim.run.PointSummary.Difference;
import io.netsim.run.PointSummary.Mean;
import io.netsim.run.SampleStore.Stored;
import io.netsim.statistics.Estimate;
import io.netsim.statistics.Holm;
import io.netsim.statistics.PairedDifference;
import io.netsim.statistics.StudentT;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code comparisons.csv}: how each point differs from its baseline, replication by replication. The probabilities of one
 * metric and statistic, over all points and entities, are corrected together: they stand in one table of the report.
 */
final class Comparisons implements Closeable {
    private record Family(String metric, String statistic) {}

    /** A difference that people look at first, and where the probability of it is to be found. */
    private record Shown(int point, Mean mean, Estimate difference, int family, int index) {}

    private static final class Probabilities {
        final int family;
        double[] values = new double[16];
        int count;

        Probabilities(int family) {
            this.family = family;
        }

        void add(double p) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count] = p;
            count++;
        }
    }

    private final String experiment;
    private final StudentT student;
    private final Set<Integer> shownPoints;
    private final Path lines;
    /** Of each line the number of its family and its text but for the last cell. */
    private final DataOutputStream out;

    private final Map<Family, Probabilities> probabilities = new LinkedHashMap<>();
    private final List<Shown> shown = new ArrayList<>();
    private long rows;

    /**
     * @param folder where what is not complete may stand
     * @param shownPoints whose differences are also handed back
     */
    Comparisons(String experiment, Path folder, StudentT student, Set<Integer> shownPoints) throws IOException {
        this.shownPoints = shownPoints;
        this.experiment = experiment;
        this.student = student;
        this.lines = RunFolder.temporaryFile(folder, ".csv");
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(lines), 1 << 16));
    }

    /** Compares a point with its baseline. */
    void add(int point, List<@Nullable Object> params, Stored samples, int baselinePoint, Stored baseline)
            throws IOException {
        StringBuilder head = new StringBuilder();
        CsvText.cells(head, experiment, point, baselinePoint);
        params.forEach(value -> CsvText.cells(head, value));
        for (Map.Entry<SampleKey, double[]> entry : samples.values.entrySet()) {
            SampleKey key = entry.getKey();
            double[] others = baseline.values.get(key);
            if (key.metric().startsWith("theory.") || key.metric().startsWith("run.")) {
                continue;
            }
            if (others == null) {
                if (!key.countsWhatHappens()) {
                    continue;
                }
                others = new double[baseline.replications.length];
            }
            double[][] pairs = pairs(baseline.replications, others, samples.replications, entry.getValue());
            if (pairs[0].length > 0) {
                write(point, head, key, PairedDifference.of(pairs[0], pairs[1], student));
            }
        }
    }

    /** The values of those replications that both have, in the order of replications. */
    private static double[][] pairs(int[] baselineRuns, double[] baseline, int[] runs, double[] values) {
        double[] first = new double[Math.min(baseline.length, values.length)];
        double[] second = new double[first.length];
        int pairs = 0;
        int i = 0;
        for (int j = 0; j < runs.length; j++) {
            while (i < baselineRuns.length && baselineRuns[i] < runs[j]) {
                i++;
            }
            boolean both = i < baselineRuns.length && baselineRuns[i] == runs[j];
            if (both && !Double.isNaN(baseline[i]) && !Double.isNaN(values[j])) {
                first[pairs] = baseline[i];
                second[pairs] = values[j];
                pairs++;
            }
        }
        return new double[][] {Arrays.copyOf(first, pairs), Arrays.copyOf(second, pairs)};
    }

    private void write(int point, StringBuilder head, SampleKey key, PairedDifference paired) throws IOException {
        StringBuilder line = new StringBuilder(head);
        CsvText.cells(
                line,
                key.entity(),
                key.metric(),
                key.statistic(),
                paired.difference().n(),
                paired.baselineMean(),
                paired.mean(),
                paired.difference().value(),
                paired.difference().low(),
                paired.difference().high(),
                paired.relative(),
                paired.difference().confidence(),
                paired.difference().method(),
                paired.p());
        Family family = new Family(key.metric(), key.statistic());
        Probabilities known = probabilities.computeIfAbsent(family, first -> new Probabilities(probabilities.size()));
        if (key.statistic().equals("mean") && shownPoints.contains(point)) {
            Mean mean = new Mean(key.entity(), key.metric(), TableColumns.unitOf(key.metric()));
            shown.add(new Shown(point, mean, paired.difference(), known.family, known.count));
        }
        known.add(paired.p() == null ? Double.NaN : paired.p());
        out.writeInt(known.family);
        out.writeUTF(line.toString());
        rows++;
    }

    /**
     * Writes all lines, each with its probability corrected for the others, behind a first one.
     *
     * @return the differences of means of the points that are shown
     */
    Map<Integer, ImmutableMap<Mean, Difference>> writeTo(Writer table) throws IOException {
        out.close();
        List<double[]> adjusted = new ArrayList<>();
        probabilities.values().forEach(known -> adjusted.add(Holm.adjust(Arrays.copyOf(known.values, known.count))));
        int[] next = new int[adjusted.size()];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(lines), 1 << 16))) {
            for (long row = 0; row < rows; row++) {
                int family = in.readInt();
                StringBuilder line = new StringBuilder(in.readUTF());
                double p = adjusted.get(family)[next[family]];
                next[family]++;
                CsvText.cells(line, Double.isNaN(p) ? null : Double.valueOf(p));
                table.append(line).append('\n');
            }
        }
        Map<Integer, ImmutableMap.Builder<Mean, Difference>> differences = new LinkedHashMap<>();
        for (Shown each : shown) {
            double p = adjusted.get(each.family)[each.index];
            differences
                    .computeIfAbsent(each.point, first -> ImmutableMap.builder())
                    .put(each.mean, new Difference(each.difference, Double.isNaN(p) ? null : Double.valueOf(p)));
        }
        Map<Integer, ImmutableMap<Mean, Difference>> built = new LinkedHashMap<>();
        differences.forEach((point, builder) -> built.put(point, builder.buildOrThrow()));
        return built;
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(lines);
    }
}
