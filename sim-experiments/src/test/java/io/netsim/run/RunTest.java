package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.cli.Netsim;
import io.netsim.results.FlowResult;
import io.netsim.results.RunResult;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.SpecException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    @TempDir
    private Path folder;

    private RunResult run(String text) throws IOException {
        ExperimentSpec spec = Experiment.load(Netsim.file(folder, "x.yaml", text), Map.of(), null);
        return new Run(spec, "x.yaml", 0, RunOptions.NONE).execute();
    }

    private static String wire(String link, String traffic, String more) {
        return "netsim: 1\nname: wire\ntopology:\n  nodes: {a: {kind: host}, b: {kind: host}}\n  links: [{name: wire, "
                + "between: [a, b], rate: 8 Mbps, delay: 10 ms" + link + "}]\ntraffic:\n  - " + traffic + "\n" + more;
    }

    @Test
    void rateGoodputAndUtilizationCountFromTheEndOfTheWarmup() throws IOException {
        RunResult result = run(wire(
                "",
                "{app: constant_rate, transport: udp, from: a, to: b, rate: 4 Mbps, payload: 972 B}",
                "time: {duration: 4 s, warmup: 1 s}\n"));
        FlowResult flow = result.flows().get(0);
        assertThat(flow.goodputBps()).isBetween(3.98e6, 4.01e6);
        // 1000 B on the wire for 972 B of payload
        assertThat(result.links().get(0).utilization()).isBetween(0.513, 0.5155);
        assertThat(result.links().get(0).packets()).isBetween(1542L, 1545L);
    }

    @Test
    void theTimelineChangesLinks() throws IOException {
        RunResult result = run(
                wire("", "{app: constant_rate, transport: udp, from: a, to: b, rate: 800 kbps, payload: 1000 B}", """
                time: {duration: 4 s}
                timeline:
                  - {at: 1 s, link: wire, down_for: 1 s}
                  - {at: 3 s, link: wire.forward, set: {loss: {model: bernoulli, rate: 100 %}}}
                """));
        Map<String, Long> drops = result.links().get(0).drops();
        assertThat(drops.get("link_down")).isBetween(100L, 103L);
        assertThat(drops.get("random_loss")).isBetween(97L, 101L);
    }

    @Test
    void anOutageCountsFromTheFirstTcpPacketInEitherDirection() throws IOException {
        // b's SYN at 100 ms starts the clock of the reverse direction's outage: a's SYN-ACK at 110 ms is lost in it.
        RunResult result = run(wire(
                ", loss: {model: outage, from: 5 ms, to: 50 ms}, reverse: {loss: []}",
                "{app: bulk_transfer, from: b, to: a, size: 10 kB, start: 100 ms}",
                "time: {duration: 4 s}\n"));
        assertThat(result.links().get(0).drops().get("outage")).isEqualTo(1L);
        assertThat(result.flows().get(0).connectS()).isBetween(1.0, 1.1);
    }

    @Test
    void anExpectationOfWhatIsNotKeptIsAMistake() {
        assertThatThrownBy(() -> run(wire(
                        "",
                        "{app: ping, from: a, to: b}",
                        "time: {duration: 1 s}\nexpect: [{that: link.queue_delay, statistic: p42, at_most: 1 s}]\n")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("expect[0]")
                .hasMessageContaining("p95");
    }

    @Test
    void nothingLeftToHappenEndsTheRun() throws IOException {
        RunResult result = run(wire("", "{app: ping, from: a, to: b, count: 1}", "time: {duration: 1 h}\n"));
        assertThat(result.ended()).isEqualTo("idle");
        assertThat(result.events()).isLessThan(20);
        assertThat(result.flows().get(0).status()).isEqualTo("completed");
    }

    @Test
    void aBrokenRunSaysWhichAndWhen() throws IOException {
        ExperimentSpec spec = Experiment.load(
                Netsim.file(folder, "x.yaml", wire("", "{app: ping, from: a, to: b}", "time: {duration: 1 s}\n")),
                Map.of(),
                7L);
        assertThat(new RunFailure(spec, 3, 1_500_000_000L, "boom", new IllegalStateException("boom")))
                .hasMessage("experiment wire, seed 7, replication 3, at 0.0015 s of simulated time: boom");
    }
}
