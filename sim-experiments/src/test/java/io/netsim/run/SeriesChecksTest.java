package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.results.RunResult;
import io.netsim.results.SeriesCheck;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which series of a run are looked at, and what is found. */
final class SeriesChecksTest {
    private static final String HEAD = """
            netsim: 1
            name: x
            topology: {nodes: {a: {kind: host}, b: {kind: host}}, links: [{name: wire, between: [a, b], rate: 10 Mbps, delay: 100 ms}]}
            """;

    @TempDir
    private Path folder;

    private RunResult run(String more, RunOptions options) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), HEAD + more);
        return new Run(new SpecLoader().load(file, ImmutableMap.of()), "x.yaml", 0, options).execute();
    }

    private List<SeriesCheck> checks(String more) throws IOException {
        return run(more, RunOptions.NONE).seriesChecks();
    }

    @Test
    void slowStartWithoutAWarmupIsFound() throws IOException {
        SeriesCheck check = checks(
                        "traffic: [{id: bulk, app: bulk_transfer, from: a, to: b}]\ntime: {duration: 12 s}\n")
                .get(0);
        assertThat(check.entity()).isEqualTo("bulk");
        assertThat(check.settled()).isFalse();
        assertThat(check.unsettledS()).isBetween(0.5, 5.0);
        assertThat(check.meanOfRest()).isGreaterThan(check.mean());
    }

    @Test
    void behindAWarmupThatIsLongEnoughNothingIsFound() throws IOException {
        SeriesCheck check = checks("""
                        traffic: [{id: bulk, app: bulk_transfer, from: a, to: b}]
                        time: {duration: 60 s, warmup: 20 s}
                        """).get(0);
        assertThat(check.settled()).isTrue();
        assertThat(check.unsettledS()).isNull();
    }

    @Test
    void meanOfTheSeriesIsTheGoodputOfTheRun() throws IOException {
        RunResult run = run(
                "traffic: [{id: bulk, app: bulk_transfer, from: a, to: b}]\ntime: {duration: 30 s, warmup: 10 s}\n",
                RunOptions.NONE);
        assertThat(run.seriesChecks().get(0).mean())
                .isCloseTo(run.flows().get(0).goodputBps(), within(1e-6 * 10_000_000));
    }

    @Test
    void trafficThatStopsIsNotMeantToBeSteady() throws IOException {
        assertThat(checks("""
                traffic:
                  - {app: bulk_transfer, from: a, to: b, size: 1 MB}
                  - {app: constant_rate, transport: udp, from: a, to: b, rate: 1 Mbps, count: 10}
                  - {app: constant_rate, transport: udp, from: a, to: b, rate: 1 Mbps, stop: 5 s}
                  - {app: ping, from: a, to: b}
                time: {duration: 10 s}
                """)).isEmpty();
    }

    @Test
    void withPlannedChangesNoRunIsMeantToBeSteady() throws IOException {
        assertThat(checks("""
                traffic: [{app: bulk_transfer, from: a, to: b}]
                time: {duration: 10 s}
                timeline: [{at: 5 s, link: wire, set: {rate: 1 Mbps}}]
                """)).isEmpty();
    }

    @Test
    void seriesThatAreAskedForAreLookedAtToo() throws IOException {
        String more = """
                traffic: [{id: voice, app: constant_rate, transport: udp, from: a, to: b, rate: 1 Mbps}]
                time: {duration: 10 s, warmup: 1 s}
                measure: [{metric: utilization, at: wire.forward, series: 100 ms}]
                """;
        assertThat(run(more, RunOptions.KEPT).seriesChecks().stream().map(SeriesCheck::metric))
                .containsExactly("flow.goodput_bps", "link.utilization");
        assertThat(run(more, RunOptions.KEPT).seriesChecks().get(1).values()).isEqualTo(90);
    }

    @Test
    void looksChangeNothing() throws IOException {
        String more = "traffic: [{id: bulk, app: bulk_transfer, from: a, to: b}]\ntime: {duration: 5 s}\n";
        String planned = "timeline: [{at: 5 s, link: wire, set: {delay: 100 ms}}]\n";
        assertThat(run(more, RunOptions.NONE).seriesChecks()).hasSize(1);
        assertThat(run(more + planned, RunOptions.NONE).seriesChecks()).isEmpty();
        assertThat(run(more, RunOptions.NONE).digest())
                .isEqualTo(run(more + planned, RunOptions.NONE).digest());
    }
}
