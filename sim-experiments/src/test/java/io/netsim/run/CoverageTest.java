package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Intervals of many sweeps of a queue whose mean waiting time is known: datagrams of one size that arrive as a Poisson process
 * (M/D/1). With service time s and load ρ they wait ρ s ∕ (2 (1 − ρ)) on average (Pollaczek and Khinchine). As many of the
 * intervals contain it as they say: not fewer, and not more either, than is likely at 95 %.
 */
final class CoverageTest {
    private static final int SWEEPS = 200;
    private static final double SERVICE_S = 1e-3;

    /** Bursts of one datagram (972 B at 1 Tbps), exponential pauses. 1000 B at 8 Mbps take a millisecond. */
    private static final String EXPERIMENT = """
            netsim: 1
            name: waiting
            params: {gap: 2 ms}
            topology:
              nodes: {a: {kind: host}, b: {kind: host}}
              links: [{name: wire, between: [a, b], rate: 8 Mbps, delay: 1 ms, queue: 100000 packets}]
            traffic:
              - {app: on_off, transport: udp, from: a, to: b, rate: 1 Tbps, payload: 972 B, on: 7776 ps, off: {exponential: {mean: $gap}}}
            time: {duration: 1600 ms, warmup: 200 ms}
            sweep: {grid: {gap: [2 ms, 1600 us]}}
            replications: 5
            report: {confidence: 95 %, baseline: {gap: 2 ms}}
            """;

    @TempDir
    private static Path folder;

    /** Hits of the mean at each of the two loads, and of their difference. */
    private static final int[] HITS = new int[3];

    private static double pairedWidth;
    private static double separateWidth;

    @BeforeAll
    static void sweep() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("waiting.yaml"), EXPERIMENT);
        double light = waiting(0.5);
        double heavy = waiting(1 / 1.6);
        for (int i = 0; i < SWEEPS; i++) {
            Path out = folder.resolve("out" + i);
            Sweep sweep = new Sweep(new SweepRequest(
                    file, "waiting.yaml", "", ImmutableMap.of(), (long) i, out, Shard.WHOLE, 2, false, false));
            sweep.execute();
            sweep.writeTables(null);
            double[][] means = intervals(out.resolve("waiting/summary.csv"));
            double[][] differences = intervals(out.resolve("waiting/comparisons.csv"));
            HITS[0] += contains(means[0], light);
            HITS[1] += contains(means[1], heavy);
            HITS[2] += contains(differences[0], heavy - light);
            pairedWidth += differences[0][1] - differences[0][0];
            separateWidth += Math.hypot(means[0][1] - means[0][0], means[1][1] - means[1][0]);
        }
    }

    private static double waiting(double load) {
        return load * SERVICE_S / (2 * (1 - load));
    }

    private static int contains(double[] interval, double truth) {
        return interval[0] <= truth && truth <= interval[1] ? 1 : 0;
    }

    /** The intervals of the mean waiting time in a table. */
    private static double[][] intervals(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        List<String> names = Splitter.on(',').splitToList(lines.get(0));
        return lines.stream()
                .filter(line -> line.contains(",wire.forward,link.queue_delay,mean,"))
                .map(line -> Splitter.on(',').splitToList(line))
                .map(cells -> new double[] {
                    Double.parseDouble(cells.get(names.indexOf("ci_low"))),
                    Double.parseDouble(cells.get(names.indexOf("ci_high")))
                })
                .toArray(double[][]::new);
    }

    private static void likely(int hits) {
        BinomialDistribution truth = new BinomialDistribution(SWEEPS, 0.95);
        assertThat(hits)
                .isBetween(truth.inverseCumulativeProbability(0.001), truth.inverseCumulativeProbability(0.999));
    }

    @Test
    void intervalsOfTheMeanContainTheTruthAsOftenAsTheySay() {
        likely(HITS[0]);
        likely(HITS[1]);
    }

    @Test
    void intervalsOfThePairedDifferenceContainTheTruthAsOftenAsTheySay() {
        likely(HITS[2]);
    }

    @Test
    void commonRandomNumbersMakeTheIntervalOfTheDifferenceNarrower() {
        assertThat(pairedWidth).isLessThan(0.8 * separateWidth);
    }
}
