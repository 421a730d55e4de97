package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.cli.Netsim;
import io.netsim.results.FlowResult;
import io.netsim.results.RunResult;
import io.netsim.results.TheoryResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Theory beside what is measured in the same run. */
class TheoryValuesTest {
    private static final String THREE_LINKS = """
            netsim: 1
            name: ideal
            params: {size: 100 kB, profile: linux}
            topology:
              nodes: {a: {kind: host}, b: {kind: host}, r: {kind: router}, s: {kind: router}}
              links:
                - {between: [a, r], rate: 100 Mbps, delay: 1 ms}
                - {name: mid, between: [r, s], rate: 10 Mbps, delay: 7 ms, overhead: 38 B}
                - {between: [s, b], rate: 50 Mbps, delay: 2 ms}
            stacks:
              - {hosts: "*", profile: $profile, tcp: {initial_window: 1000, send_buffer: 4 MiB, receive_buffer: 16 MiB}}
            traffic: [{id: t, app: bulk_transfer, from: a, to: b, size: $size}]
            time: {duration: 30 s}
            """;

    private static final String LOSSY = """
            netsim: 1
            name: lossy
            params: {cc: reno, loss: 0.1 %, model: bernoulli, profile: linux, delay: 20 ms, down: 1 h}
            topology:
              nodes: {a: {kind: host}, b: {kind: host}}
              links:
                - name: wire
                  between: [a, b]
                  rate: 100 Mbps
                  delay: $delay
                  queue: 10000 packets
                  loss: {model: bernoulli, rate: $loss}
                  reverse: {loss: []}
            stacks: [{hosts: "*", profile: $profile, tcp: {congestion_control: $cc}}]
            traffic: [{id: t, app: bulk_transfer, from: a, to: b}]
            time: {duration: 120 s, warmup: 10 s}
            """;

    @TempDir
    Path folder;

    private RunResult run(String text, Map<String, String> params) throws IOException {
        Path file = Netsim.file(folder, "x.yaml", text);
        return new Run(Experiment.load(file, params, null), file.toString(), 0, RunOptions.KEPT).execute();
    }

    private static double theory(RunResult run, String entity, String law) {
        return Objects.requireNonNull(value(run, entity, law), law);
    }

    private static @org.jspecify.annotations.Nullable Double value(RunResult run, String entity, String law) {
        return run.theory().stream()
                .filter(result -> result.entity().equals(entity) && result.law().equals(law))
                .map(TheoryResult::value)
                .findFirst()
                .orElse(null);
    }

    private static double goodput(RunResult run, String id) {
        return run.flows().stream()
                .filter(flow -> flow.id().equals(id))
                .mapToDouble(FlowResult::goodputBps)
                .sum();
    }

    /** With a window that never holds back: to the picosecond, over links of different rates and framing. */
    @ParameterizedTest
    @ValueSource(strings = {"1 B", "1448 B", "1449 B", "100 kB", "1 MB"})
    void anIdealTransferTakesTheIdealTime(String size) throws IOException {
        RunResult run = run(THREE_LINKS, ImmutableMap.of("size", size));
        Double measured = run.flows().get(0).completionS();
        assertThat(measured).isCloseTo(theory(run, "t", "ideal_completion_s"), within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc", "classic"})
    void headersAreThoseOfTheProfile(String profile) throws IOException {
        RunResult run = run(THREE_LINKS, ImmutableMap.of("profile", profile));
        Double measured = run.flows().get(0).completionS();
        assertThat(measured).isCloseTo(theory(run, "t", "ideal_completion_s"), within(1e-11));
    }

    /** 10 Mbit/s × 20 ms. */
    @Test
    void theProductOfThePathIsThatOfItsSlowestLink() throws IOException {
        RunResult run = run(THREE_LINKS, ImmutableMap.of());
        assertThat(theory(run, "t", "bdp_bytes")).isCloseTo(25_000, within(1e-6));
        assertThat(theory(run, "mid.forward", "bdp_bytes")).isCloseTo(25_000, within(1e-6));
    }

    @Test
    void renoUnderRandomLossIsNearMathis() throws IOException {
        RunResult run = run(LOSSY, ImmutableMap.of());
        // 1448 B / 40.12 ms × 1.2247 / √0.001
        assertThat(theory(run, "t", "mathis_goodput_bps")).isCloseTo(11.2e6, Percentage.withPercentage(1));
        assertThat(goodput(run, "t")).isCloseTo(theory(run, "t", "mathis_goodput_bps"), Percentage.withPercentage(25));
    }

    @Test
    void cubicUnderRandomLossIsNearItsResponseFunction() throws IOException {
        RunResult run = run(LOSSY, ImmutableMap.of("cc", "cubic", "loss", "0.01 %"));
        assertThat(goodput(run, "t")).isCloseTo(theory(run, "t", "cubic_goodput_bps"), Percentage.withPercentage(35));
    }

    @Test
    void aResponseFunctionIsBoundedByTheLink() throws IOException {
        RunResult run = run(LOSSY, ImmutableMap.of("loss", "0.0001 %"));
        assertThat(theory(run, "t", "mathis_goodput_bps")).isEqualTo(theory(run, "t", "max_min_share_bps"));
        // 1448 of 1500 bytes
        assertThat(theory(run, "t", "max_min_share_bps")).isCloseTo(96.5333e6, within(1e3));
    }

    @Test
    void acknowledgementsThatAreDelayedSlowTextbookRenoDown() throws IOException {
        double linux = theory(run(LOSSY, ImmutableMap.of("loss", "5 %")), "t", "mathis_goodput_bps");
        double classic =
                theory(run(LOSSY, ImmutableMap.of("loss", "5 %", "profile", "classic")), "t", "mathis_goodput_bps");
        assertThat(linux / classic).isCloseTo(Math.sqrt(2) * 1448 / 1460, within(1e-3));
    }

    @Test
    void bbrHasNoResponseFunction() throws IOException {
        RunResult run = run(LOSSY, ImmutableMap.of("cc", "bbr"));
        assertThat(run.theory()).extracting(TheoryResult::law).containsOnly("bdp_bytes", "max_min_share_bps");
    }

    @Test
    void burstsOfLossHaveNoResponseFunction() throws IOException {
        RunResult run = run(
                LOSSY.replace("{model: bernoulli, rate: $loss}", "{model: gilbert_elliott, p: 0.1 %, r: 50 %}"),
                ImmutableMap.of());
        assertThat(run.theory()).extracting(TheoryResult::law).containsOnly("bdp_bytes", "max_min_share_bps");
    }

    @Test
    void aLinkThatChangesHasNoTheory() throws IOException {
        RunResult run = run(LOSSY + "timeline: [{at: 1 s, link: wire, set: {rate: 50 Mbps}}]\n", ImmutableMap.of());
        assertThat(run.theory()).isEmpty();
    }

    /** The long flow of a parking lot and those that cross it get half of each link, headers taken off. */
    @Test
    void sharesFollowRoutes() throws IOException {
        RunResult run = run("""
                netsim: 1
                name: lot
                topology:
                  generate: {shape: parking_lot, hops: 2, rate: 10 Mbps, delay: 1 ms, access_rate: 1 Gbps, access_delay: 1 ms}
                stacks: [{hosts: "*", tcp: {receive_buffer: 4 MiB}}]
                traffic:
                  - {id: long, app: bulk_transfer, from: sender, to: receiver}
                  - {id: cross, app: bulk_transfer, from: "cross_sender*", to: "cross_receiver*"}
                  - {id: voice, app: constant_rate, from: sender, to: cross_receiver0, rate: 1 Mbps, payload: 972 B}
                time: {duration: 2 s}
                """, ImmutableMap.of());
        double load = 1e6 * 1000 / 972;
        double perBit = 1500.0 / 1448;
        assertThat(theory(run, "long", "max_min_share_bps")).isCloseTo((10e6 - load) / 2 / perBit, within(1.0));
        assertThat(theory(run, "cross/1", "max_min_share_bps"))
                .isCloseTo(10e6 / perBit - (10e6 - load) / 2 / perBit, within(1.0));
        assertThat(theory(run, "cross", "max_min_share_bps")).isCloseTo(5e6 / perBit, within(1.0));
    }

    @Test
    void trafficOfUnknownLoadLeavesNoShare() throws IOException {
        RunResult run = run(
                LOSSY.replace("to: b}]", "to: b}, {app: bulk_transfer, from: b, to: a, size: 1 MB}]"),
                ImmutableMap.of());
        assertThat(value(run, "t", "max_min_share_bps")).isNull();
    }
}
