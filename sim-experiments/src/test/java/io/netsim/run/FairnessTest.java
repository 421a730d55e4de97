package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.cli.Netsim;
import io.netsim.results.FairnessResult;
import io.netsim.results.FlowResult;
import io.netsim.results.JsonText;
import io.netsim.results.Observation;
import io.netsim.results.Observations;
import io.netsim.results.RunResult;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which flows compete, and how evenly they share a link. */
final class FairnessTest {
    /** Two hosts behind links of their own, one link for both; b's way may be longer. */
    private static final String HEAD = """
            netsim: 1
            name: x
            topology:
              nodes: {a: {kind: host}, b: {kind: host}, z: {kind: host}, r: {kind: router}}
              links:
                - {between: [a, r], rate: 1 Gbps, delay: 5 ms}
                - {between: [b, r], rate: 1 Gbps, delay: FAR}
                - {name: wire, between: [r, z], rate: 10 Mbps, delay: 5 ms, queue: 30 packets}
            time: {duration: 60 s, warmup: 10 s}
            """;

    private static final String TWO = """
            traffic:
              - {id: near, app: bulk_transfer, from: a, to: z, start: {uniform: [0 s, 1 s]}}
              - {id: far, app: bulk_transfer, from: b, to: z, start: {uniform: [0 s, 1 s]}}
            """;

    @TempDir
    private Path folder;

    private RunResult run(String far, String more) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), HEAD.replace("FAR", far) + more);
        return new Run(new SpecLoader().load(file, ImmutableMap.of()), "x.yaml", 0, RunOptions.NONE).execute();
    }

    private static Map<String, Double> indices(RunResult run) {
        return run.fairness().stream().collect(Collectors.toMap(FairnessResult::entity, FairnessResult::value));
    }

    @Test
    void indexIsThatOfTheGoodputsOfTheRun() throws IOException {
        RunResult run = run("50 ms", TWO);
        double near = run.flows().get(1).goodputBps();
        double far = run.flows().get(0).goodputBps();
        assertThat(run.flows().stream().map(FlowResult::id)).containsExactly("far", "near");
        assertThat(indices(run)).containsOnlyKeys("run");
        assertThat(indices(run).get("run"))
                .isCloseTo((near + far) * (near + far) / (2 * (near * near + far * far)), within(1e-12));
    }

    /** Reno's share falls with the round-trip time (Chiu and Jain, 1989; Lakshman and Madhow, 1997). */
    @Test
    void renoSharesEvenlyAtEqualRoundTripTimesOnly() throws IOException {
        String reno = "stacks: [{hosts: \"*\", tcp: {congestion_control: reno}}]\n";
        assertThat(indices(run("5 ms", TWO + reno)).get("run")).isGreaterThan(0.95);
        assertThat(indices(run("100 ms", TWO + reno)).get("run")).isBetween(0.5, 0.85);
    }

    @Test
    void onlyFlowsThatTakeAllTheyCanGetCompete() throws IOException {
        RunResult run = run("5 ms", TWO + """
                  - {id: file, app: bulk_transfer, from: a, to: z, size: 10 kB}
                  - {id: call, app: constant_rate, transport: udp, from: [a, b], to: z, port: 5004, rate: 100 kbps}
                """);
        assertThat(run.fairness())
                .singleElement()
                .satisfies(only -> assertThat(only.flows()).isEqualTo(2));
    }

    @Test
    void oneFlowCompetesWithNobody() throws IOException {
        assertThat(run("5 ms", "traffic: [{app: bulk_transfer, from: a, to: z}]\n")
                        .fairness())
                .isEmpty();
    }

    @Test
    void entryWithSeveralFlowsHasAnIndexOfItsOwn() throws IOException {
        RunResult run = run("5 ms", TWO + "  - {id: more, app: bulk_transfer, from: [a, b], to: z}\n");
        assertThat(indices(run)).containsOnlyKeys("run", "more");
    }

    @Test
    void flowThatGotNothingCounts() throws IOException {
        RunResult run = run("5 ms", TWO + "timeline: [{at: 0 s, link: b--r, down_for: 60 s}]\n");
        assertThat(indices(run).get("run")).isCloseTo(0.5, within(1e-12));
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    private static Map<String, Object> document(RunResult run) {
        return (Map<String, Object>) Objects.requireNonNull(JsonText.parse(JsonText.pretty(JsonText.keys(run))));
    }

    @Test
    void tablesHaveIt() throws IOException {
        RunResult run = run("5 ms", TWO);
        assertThat(Observations.of(document(run)))
                .contains(new Observation(
                        "run",
                        "flow.fairness",
                        "value",
                        Objects.requireNonNull(indices(run).get("run"))));
    }

    @Test
    void expectationsAndMeasuresChooseFlows() throws IOException {
        RunResult run = run("50 ms", TWO + """
                expect:
                  - {that: fairness, at_least: 50 %}
                  - {that: fairness, of: near, equals: 1}
                  - {that: fairness, at_most: 0.4}
                measure: [{metric: fairness, at: [a, b]}]
                """);
        assertThat(run.expectations().stream().map(verdict -> verdict.met())).containsExactly(true, true, false);
        assertThat(run.expectations().get(0).value()).isEqualTo(indices(run).get("run"));
        assertThat(run.measures().stream().map(measure -> measure.statistics().get("value")))
                .containsExactly(1.0, 1.0);
    }

    /** The tables have it, they say what it is, and the page draws it although nobody asks. */
    @Test
    void sweepTellsItEverywhere() throws IOException {
        String sweep = "params: {far: 5 ms}\nsweep: {grid: {far: [5 ms, 100 ms]}}\nreplications: 2\n";
        Path file = Files.writeString(folder.resolve("x.yaml"), HEAD.replace("FAR", "$far") + TWO + sweep);
        Netsim run = Netsim.run("sweep", file, "--out", folder, "-p", "far=5 ms,100 ms", "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("x/results.csv"))).contains(",run,flow.fairness,value,");
        assertThat(Files.readString(folder.resolve("x/summary.csv"))).contains(",run,flow.fairness,value,2,");
        assertThat(Files.readString(folder.resolve("x/columns.json"))).contains("\"flow.fairness\"");
        assertThat(Files.readString(folder.resolve("x/report.html"))).contains("<h3>Fairness between flows");
    }
}
