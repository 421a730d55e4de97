package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.netsim.cli.Netsim;
import io.netsim.results.Check;
import io.netsim.results.JsonText;
import io.netsim.results.RunFolder;
import io.netsim.results.RunResult;
import io.netsim.run.SweepFindings.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of sweeps of a small experiment: what they compare, and what they warn of. */
final class SweepTablesTest {
    private static final String EXPERIMENT = """
            netsim: 1
            name: x
            params: {cc: reno, rate: 10 Mbps, loss: 1 %}
            topology: {nodes: {a: {kind: host}, b: {kind: host}}, links: [{name: wire, between: [a, b], rate: $rate, delay: 5 ms, loss: {model: bernoulli, rate: $loss}}]}
            stacks: [{hosts: "*", tcp: {congestion_control: $cc}}]
            traffic: [{id: bulk, app: bulk_transfer, from: a, to: b}]
            time: {duration: 2 s, warmup: 200 ms}
            """;
    private static final String GRID = "sweep: {grid: {cc: [reno, cubic], rate: [5 Mbps, 10 Mbps]}}\n";

    @TempDir
    private Path folder;

    private Path file(String more) throws IOException {
        return Files.writeString(folder.resolve("x.yaml"), EXPERIMENT + more);
    }

    private SweepFindings sweep(String more) throws IOException, InterruptedException {
        Sweep sweep = new Sweep(SweepRequest.of(file(more), folder.resolve("out")));
        sweep.execute();
        return sweep.writeTables(null);
    }

    private List<Map<String, String>> table(String name) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> names = List.of();
        for (String line : Files.readAllLines(folder.resolve("out/x").resolve(name))) {
            List<String> cells = Splitter.on(',').splitToList(line);
            if (names.isEmpty()) {
                names = cells;
                continue;
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Stream<Map<String, String>> goodput(List<Map<String, String>> rows) {
        return rows.stream()
                .filter(row -> "flow.goodput_bps".equals(row.get("metric"))
                        && "mean".equals(row.get("statistic"))
                        && "bulk".equals(row.get("entity")));
    }

    private static List<Check> of(SweepFindings findings, String kind) {
        return findings.checks().stream()
                .filter(check -> check.kind().equals(kind))
                .toList();
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(String.valueOf(row.get(column)));
    }

    @Test
    void pointsAreComparedWithTheBaselineThatIsLikeThemOtherwiseReplicationByReplication() throws Exception {
        sweep(GRID + "replications: 4\nreport: {baseline: {cc: reno}}\n");
        List<Map<String, String>> compared = goodput(table("comparisons.csv")).toList();
        assertThat(compared.stream().map(row -> row.get("point") + " with " + row.get("baseline_point")))
                .containsExactly("2 with 0", "3 with 1");
        List<Map<String, String>> all = goodput(table("results.csv")).toList();
        double difference = 0;
        for (int replication = 0; replication < 4; replication++) {
            difference += (number(all.get(8 + replication), "value") - number(all.get(replication), "value")) / 4;
        }
        assertThat(number(compared.get(0), "difference")).isCloseTo(difference, within(1e-3));
        assertThat(compared.get(0)).containsEntry("n", "4").containsEntry("method", "paired_t");
        assertThat(number(compared.get(0), "ci_low")).isLessThan(difference);
    }

    @Test
    void probabilitiesOfOneTableAreCorrectedTogether() throws Exception {
        sweep(GRID + "replications: 4\nreport: {baseline: {cc: reno}}\n");
        List<Map<String, String>> compared = goodput(table("comparisons.csv")).toList();
        double first = number(compared.get(0), "p");
        double second = number(compared.get(1), "p");
        double smaller = Math.min(1, 2 * Math.min(first, second));
        assertThat(List.of(number(compared.get(0), "p_adjusted"), number(compared.get(1), "p_adjusted")))
                .containsExactlyInAnyOrder(smaller, Math.max(smaller, Math.max(first, second)));
    }

    @Test
    void parametersThatAdvanceWithTheBaselinesAreLeftAside() throws Exception {
        sweep("""
                sweep: {zip: {cc: [reno, cubic], rate: [5 Mbps, 10 Mbps]}}
                replications: 2
                report: {baseline: {cc: reno}}
                """);
        assertThat(goodput(table("comparisons.csv"))).hasSize(1);
    }

    @Test
    void baselineThatNoPointHasIsTold() throws Exception {
        SweepFindings findings =
                sweep("sweep: {grid: {loss: [1 %, 2 %]}}\nreplications: 5\nreport: {baseline: {cc: cubic}}\n");
        assertThat(of(findings, "baseline").get(0).text())
                .isEqualTo("no point has the values of the baseline (cc = cubic), so nothing is compared");
        assertThat(table("comparisons.csv")).isEmpty();
    }

    @Test
    void baselineThatEveryPointHasIsTold() throws Exception {
        SweepFindings findings =
                sweep("sweep: {grid: {loss: [1 %, 2 %]}}\nreplications: 5\nreport: {baseline: {cc: reno}}\n");
        assertThat(of(findings, "baseline").get(0).text()).contains("every point has the values of the baseline");
    }

    @Test
    void withoutABaselineNothingIsCompared() throws Exception {
        sweep(GRID + "replications: 2\nreport: {baseline: {cc: reno}}\n");
        sweep(GRID + "replications: 2\n");
        assertThat(folder.resolve("out/x/comparisons.csv")).doesNotExist();
        assertThat(folder.resolve("out/x/expectations.csv")).doesNotExist();
    }

    @Test
    void oneReplicationAndFewReplicationsAreWarnedOfOnce() throws Exception {
        assertThat(of(sweep(GRID), "few_replications"))
                .singleElement()
                .satisfies(check -> assertThat(check.point()).isNull())
                .satisfies(check -> assertThat(check.text()).contains("no interval"));
        assertThat(of(sweep(GRID + "replications: 3\n"), "few_replications")
                        .get(0)
                        .text())
                .contains("with 3 replications");
        assertThat(of(sweep(GRID + "replications: 5\n"), "few_replications")).isEmpty();
    }

    @Test
    void replicationsThatAreAllTheSameAreToldAndHaveNoInterval() throws Exception {
        SweepFindings findings = sweep("sweep: {grid: {loss: [0 %, 1 %]}}\nreplications: 5\n");
        assertThat(of(findings, "no_randomness"))
                .singleElement()
                .satisfies(check -> assertThat(check.point()).isEqualTo(0));
        List<Map<String, String>> rows = goodput(table("summary.csv")).toList();
        assertThat(rows.get(0))
                .containsEntry("method", "none (all values equal)")
                .containsEntry("ci_low", "");
        assertThat(rows.get(1)).containsEntry("method", "student_t");
    }

    @Test
    void failedRunsAreToldAndCountInNoMean() throws Exception {
        SweepFindings findings = sweep("replications: 6\n");
        assertThat(of(findings, "failed_runs")).isEmpty();
        Path run = RunFolder.find(folder.resolve("out")).get(0);
        RunFolder.write(
                folder.resolve("out/x"),
                ImmutableMap.of(
                        "netsim", RunResult.FORMAT, "run_id", run.getFileName().toString(), "error", "broken"),
                true,
                path -> {});
        SweepFindings again = sweep("replications: 6\n");
        assertThat(of(again, "failed_runs").get(0).text()).startsWith("5 of 6 of the runs");
        assertThat(goodput(table("summary.csv")).toList().get(0)).containsEntry("n", "5");
    }

    @Test
    void transfersThatDidNotCompleteAreTold() throws Exception {
        String more = "replications: 5\n";
        Path file = Files.writeString(
                folder.resolve("x.yaml"),
                (EXPERIMENT + more).replace("to: b}]", "to: b, size: {uniform: [100 kB, 6 MB]}}]"));
        Sweep sweep = new Sweep(SweepRequest.of(file, folder.resolve("out")));
        sweep.execute();
        SweepFindings findings = sweep.writeTables(null);
        assertThat(of(findings, "missing_values").stream().map(Check::text))
                .anyMatch(text -> text.startsWith("flow.completion_s of bulk has a value in "))
                .anyMatch(text -> text.contains("of the transfers of bulk had not completed when their runs ended"));
    }

    @Test
    void verdictsOfAllRunsAreInATableThoseOfEarlierSweepsToo() throws Exception {
        String more =
                "replications: 3\nexpect: [{that: goodput, of: bulk, at_least: 1 Gbps}, {that: goodput, at_least: 0 bps}]\n";
        sweep(more);
        SweepFindings findings = sweep(more);
        assertThat(findings.unmetRuns()).isEqualTo(3);
        assertThat(findings.expectations().stream().map(Tally::met)).containsExactly(0, 3);
        List<Map<String, String>> rows = table("expectations.csv");
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0))
                .containsEntry("that", "flow.goodput_bps of bulk at least 1 Gbps")
                .containsEntry("met", "false")
                .containsEntry("entity", "bulk")
                .containsEntry("replication", "0");
    }

    @Test
    void checksAreWrittenBesideTheTables() throws Exception {
        SweepFindings findings = sweep(GRID);
        List<Map<String, Object>> checks =
                RunFolder.maps(Netsim.map(JsonText.parse(Files.readString(folder.resolve("out/x/checks.json"))))
                        .get("checks"));
        assertThat(checks).hasSameSizeAs(findings.checks());
        assertThat(checks.get(0)).containsEntry("kind", "few_replications").containsEntry("severity", "warning");
    }

    @Test
    void nothingUnfinishedIsLeft() throws Exception {
        sweep(GRID + "replications: 2\nreport: {baseline: {cc: reno}}\n");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(path -> path.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    /** It takes seconds to fill a long path. */
    @Test
    void slowStartWithoutAWarmupIsToldAndWithOneItIsNot() throws Exception {
        String longPath = EXPERIMENT
                .replace("delay: 5 ms", "delay: 100 ms")
                .replace("loss: 1 %", "loss: 0 %")
                .replace("to: b}]", "to: b, start: {uniform: [0 s, 1 s]}}]");
        List<List<Check>> found = new ArrayList<>();
        for (String time : List.of("duration: 15 s, warmup: 0 s", "duration: 60 s, warmup: 45 s")) {
            Path file = Files.writeString(
                    folder.resolve("x.yaml"),
                    longPath.replace("duration: 2 s, warmup: 200 ms", time) + "replications: 6\n");
            Sweep sweep = new Sweep(SweepRequest.of(file, folder.resolve("out")));
            sweep.execute();
            found.add(of(sweep.writeTables(null), "warmup"));
        }
        assertThat(found.get(0))
                .singleElement()
                .satisfies(check -> assertThat(check.text())
                        .startsWith(
                                "flow.goodput_bps of bulk is not steady after the warm-up: over 6 runs its first tenth is ")
                        .contains("% below its last one (p < 0.001), which makes the mean ")
                        .endsWith(" % lower; write a longer 'warmup'"));
        assertThat(found.get(1)).isEmpty();
    }
}
