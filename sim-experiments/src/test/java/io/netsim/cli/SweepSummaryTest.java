package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the end of a sweep prints: no mean without its interval or the reason why there is none. */
final class SweepSummaryTest {
    private static final String EXPERIMENT = """
            netsim: 1
            name: x
            params: {cc: reno, loss: 1 %, size: 1}
            topology: {nodes: {a: {kind: host}, b: {kind: host}}, links: [{name: wire, between: [a, b], rate: 10 Mbps, delay: 5 ms, loss: {model: bernoulli, rate: $loss}}]}
            stacks: [{hosts: "*", tcp: {congestion_control: $cc}}]
            traffic: [{id: bulk, app: bulk_transfer, from: a, to: b}]
            time: {duration: 2 s, warmup: 200 ms}
            """;

    @TempDir
    private Path folder;

    private Netsim sweep(String more) throws IOException {
        Path file = Netsim.file(folder, "x.yaml", EXPERIMENT + more);
        return Netsim.run("sweep", file, "--out", folder.resolve("out"), "--quiet");
    }

    private static List<String> rows(Netsim sweep, String start) {
        return sweep.out()
                .lines()
                .filter(line -> line.strip().startsWith(start))
                .toList();
    }

    @Test
    void eachPointHasItsMeansWithIntervals() throws IOException {
        Netsim sweep = sweep("sweep: {grid: {cc: [reno, cubic]}}\nreplications: 3\n");
        assertThat(sweep.out())
                .contains("95 % intervals")
                .contains("goodput of bulk")
                .contains("queue delay of wire.forward");
        assertThat(rows(sweep, "reno "))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsPattern("reno +3 +[0-9.]+ ± [0-9.]+ Mbps +[0-9.]+ ± [0-9.]+ (ms|µs)"));
        assertThat(rows(sweep, "cubic ")).hasSize(1);
    }

    @Test
    void oneReplicationHasNone() throws IOException {
        Netsim sweep = sweep("sweep: {grid: {cc: [reno, cubic]}}\n");
        assertThat(rows(sweep, "reno ").get(0)).containsPattern("reno +1 +[0-9.]+ Mbps \\(n = 1\\)");
        assertThat(sweep.err()).contains("netsim: warning: one replication has no interval");
    }

    @Test
    void equalValuesHaveNone() throws IOException {
        assertThat(rows(sweep("sweep: {grid: {loss: [0 %, 2 %]}}\nreplications: 2\n"), "0 % ")
                        .get(0))
                .contains("Mbps (all equal)");
    }

    @Test
    void otherConfidencesAreNamed() throws IOException {
        assertThat(sweep("replications: 2\nreport: {confidence: 99 %}\n").out()).contains("99 % intervals");
    }

    @Test
    void longSweepsShowTheFirstPoints() throws IOException {
        Netsim sweep = sweep("sweep: {grid: {loss: {range: [0.1 %, 3 %], step: 0.1 %}}}\n");
        assertThat(sweep.out()).contains("… and 10 points more in summary.csv");
    }

    @Test
    void expectationsThatWereMetAreSaidToo() throws IOException {
        Netsim sweep = sweep("replications: 5\nexpect: [{that: goodput, of: bulk, at_least: 1 kbps}]\n");
        assertThat(sweep.out())
                .contains("Expectations: 1 of 1 met wherever they were judged")
                .contains(Path.of("x", "expectations.csv").toString());
    }

    @Test
    void tableOfComparisonsIsNamedOnlyWhereThereIsOne() throws IOException {
        String grid = "sweep: {grid: {cc: [reno, cubic]}}\nreplications: 5\n";
        assertThat(sweep(grid).out()).doesNotContain("comparisons.csv");
        assertThat(sweep(grid + "report: {baseline: {cc: reno}}\n").out())
                .contains(Path.of("x", "comparisons.csv").toString());
    }

    @Test
    void spreadStandsInTheUnitOfTheValue() {
        assertThat(Units.plusMinus("bit/s", 9_310_000, 123_456)).isEqualTo("9.31 ± 0.12 Mbps");
        assertThat(Units.plusMinus("s", 0.0123, 0.0456)).isEqualTo("12 ± 46 ms");
        assertThat(Units.plusMinus("", 0.5, 0.0123)).isEqualTo("0.500 ± 0.012");
        assertThat(Units.plusMinus("bit/s", 0, 10)).isEqualTo("0 ± 10 bps");
    }

    @Test
    void valueEndsWhereItsSpreadEnds() {
        assertThat(Units.plusMinus("bit/s", 1_259_824, 80_300)).isEqualTo("1.260 ± 0.080 Mbps");
        assertThat(Units.plusMinus("bit/s", 9_002_956, 309_690)).isEqualTo("9.00 ± 0.31 Mbps");
        assertThat(Units.plusMinus("s", 9.965e-4, 1.44e-4)).isEqualTo("997 ± 140 µs");
    }

    @Test
    void zippedParametersThatSayTheSameAreShownOnce() throws IOException {
        Netsim sweep = sweep("sweep: {grid: {loss: [0.5 %, 5 %]}, zip: {cc: [reno, cubic], size: [1, 2]}}\n");
        assertThat(sweep.out()).containsPattern("  loss +cc +n ");
    }

    @Test
    void differencesFromTheBaselineHaveIntervals() throws IOException {
        String grid = "sweep: {grid: {loss: [0.5 %, 5 %]}}\nreplications: 5\n";
        assertThat(sweep(grid).out()).doesNotContain("Differences");
        Netsim sweep = sweep(grid + "report: {baseline: {loss: 0.5 %}}\n");
        assertThat(sweep.out()).contains("Differences from the baseline, paired by replication, 95 % intervals");
        assertThat(rows(sweep, "5 % ")).hasSize(2);
        assertThat(rows(sweep, "5 % ").get(1)).containsPattern("5 % +5 +-[0-9.]+ ± [0-9.]+ Mbps \\*");
        assertThat(rows(sweep, "0.5 % ")).hasSize(1);
    }

    @Test
    void precisionThatWasNotReachedIsSaid() throws IOException {
        Netsim sweep = sweep("replications: {min: 3, max: 4, until: 0.0001 %, of: goodput}\n");
        assertThat(sweep.code()).isZero();
        assertThat(sweep.err())
                .contains(
                        "netsim: warning: point 0: flow.goodput_bps is not known as well as 'until' asks after 'max', 4 replications");
    }

    @Test
    void whatNoRunHasIsNotWaitedFor() throws IOException {
        Netsim sweep = sweep("replications: {min: 3, max: 40, until: 5 %, of: stalls}\n");
        assertThat(sweep.out()).contains("3 runs, 3 new");
        assertThat(sweep.err()).contains("netsim: warning: point 0: no run has flow.stalls");
    }

    @Test
    void runsOfSeveralBuildsAreTold() throws IOException {
        sweep("replications: 5\n");
        int made = 0;
        for (Path run : RunFolder.find(folder.resolve("out"))) {
            Path document = run.resolve("run.json");
            Files.writeString(
                    document,
                    Files.readString(document)
                            .replaceFirst("\"git_commit\"[^,\n]*", "\"git_commit\": \"build" + made++ / 3 + "\""));
        }
        Netsim again = sweep("replications: 5\n");
        assertThat(again.err())
                .contains("the runs were made by 2 commits of Netsim")
                .containsPattern("build0, build1|build1, build0"); // as the names of the runs fall
        assertThat(again.out()).contains("5 kept");
        assertThat(folder.resolve("out/x/sweep.json"))
                .content()
                .containsPattern("\"build0\", \"build1\"|\"build1\", \"build0\"");
    }
}
