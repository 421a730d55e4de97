package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.cli.Netsim;
import io.netsim.results.MeasureResult;
import io.netsim.results.RunResult;
import io.netsim.spec.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two packets are offered together every 2 ms, at 0, 2, 4, 6 and 8 ms; each takes 1 ms to be sent and 1 ms to cross. So the
 * second waits 1 ms, the link is always busy until 10 ms, and one packet arrives at 2, 3, … 11 ms.
 */
class MeasuresTest {
    private static final String WIRE = """
            netsim: 1
            name: wire
            topology:
              nodes: {a: {kind: host}, b: {kind: host}, c: {kind: host}}
              links:
                - {name: wire, between: [a, b], rate: 8 Mbps, delay: 1 ms}
                - {name: spare, between: [b, c], rate: 8 Mbps, delay: 1 ms}
            traffic:
              - {id: one, app: constant_rate, transport: udp, from: a, to: b, rate: 3888 kbps, payload: 972 B, stop: 9 ms}
              - {id: two, app: constant_rate, transport: udp, from: a, to: b, rate: 3888 kbps, payload: 972 B, stop: 9 ms}
            """;
    private static final String TIME = "time: {duration: 15 ms}\n";

    @TempDir
    private Path folder;

    private ExperimentSpec spec(String more) throws IOException {
        return Experiment.load(Netsim.file(folder, "wire.yaml", WIRE + more), Map.of(), null);
    }

    private RunResult run(String more) throws IOException {
        return new Run(spec(more), "wire.yaml", 0, RunOptions.NONE).execute();
    }

    private Map<String, ?> only(String measure) throws IOException {
        List<MeasureResult> measures =
                run(TIME + "measure: [" + measure + "]\n").measures();
        assertThat(measures).hasSize(1);
        return measures.get(0).statistics();
    }

    private static double number(@Nullable Object value) {
        return value instanceof Double number ? number : Double.NaN;
    }

    private List<String> series(String more) throws IOException {
        Run run = new Run(spec(more), "wire.yaml", 0, RunOptions.KEPT);
        run.execute();
        run.writeSeries(folder);
        return Files.readAllLines(folder.resolve("series.csv"));
    }

    @Test
    void queueDelaysAreThoseOfTheLink() throws IOException {
        Map<String, ?> delay =
                only("{metric: link.queue_delay, at: wire.forward, keep: [mean, min, p50, p75, p100, max, count]}");
        assertThat(delay.keySet()).containsExactly("mean", "min", "p50", "p75", "p100", "max", "count");
        assertThat(delay.get("mean")).isEqualTo(0.0005);
        assertThat(delay.get("min")).isEqualTo(0.0);
        assertThat(delay.get("p50")).isEqualTo(0.0);
        assertThat(number(delay.get("p75"))).isCloseTo(0.001, within(4e-6));
        assertThat(delay.get("max")).isEqualTo(0.001);
        assertThat(delay.get("count")).isEqualTo(10.0);
    }

    @Test
    void eachMetricGivesWhatItHasUnlessTold() throws IOException {
        assertThat(only("{metric: link.queue_packets, at: wire.forward}").toString())
                .isEqualTo("{mean=" + 5.0 / 15 + ", max=1.0}");
        assertThat(only("{metric: link.utilization, at: wire.forward}").toString())
                .isEqualTo("{mean=" + 10.0 / 15 + "}");
        assertThat(only("{metric: link.bytes, at: wire.forward}").toString()).isEqualTo("{sum=10000.0}");
        assertThat(only("{metric: ledger.delivered_packets}").toString()).isEqualTo("{sum=10.0}");
        assertThat(only("{metric: link.queue_delay, at: spare.forward}").toString())
                .isEqualTo("{mean=null, p50=null, p99=null}");
    }

    @Test
    void flowsAreTakenTogetherByHostOrEntry() throws IOException {
        assertThat(only("{metric: flow.sent_bytes, at: a, keep: [sum, mean, sd, count, p99]}")
                        .toString())
                .isEqualTo("{sum=9720.0, mean=4860.0, sd=0.0, count=2.0, p99=4860.0}");
        assertThat(only("{metric: flow.sent_bytes, at: two, keep: sum}").toString())
                .isEqualTo("{sum=4860.0}");
        // 2 ms or, for those that wait, 3 ms
        Map<String, ?> delay = only("{metric: flow.one_way_delay_s, at: a, keep: [mean, min, p50, max, count]}");
        assertThat(number(delay.get("mean"))).isCloseTo(0.0025, within(1e-12));
        assertThat(delay.get("min")).isEqualTo(0.002);
        assertThat(number(delay.get("p50"))).isCloseTo(0.002, within(8e-6));
        assertThat(delay.get("max")).isEqualTo(0.003);
        assertThat(delay.get("count")).isEqualTo(10.0);
    }

    @Test
    void withoutPlacesEachDirectionAndEachEntryIsMeasured() throws IOException {
        RunResult result = run(TIME + "measure: [{metric: link.packets}, {metric: flow.goodput_bps, keep: mean}]\n");
        assertThat(result.measures())
                .extracting(MeasureResult::entity)
                .containsExactly("spare.forward", "spare.reverse", "wire.forward", "wire.reverse", "one", "two");
        assertThat(result.measures()).extracting(MeasureResult::unit).contains("packets", "bit/s");
    }

    @Test
    void seriesHaveOneValueAnInterval() throws IOException {
        assertThat(series(TIME + """
                measure:
                  - {metric: link.queue_delay, at: wire.forward, series: 4 ms}
                  - {metric: link.queue_packets, at: wire.forward, series: 3 ms}
                  - {metric: link.utilization, at: wire.forward, series: 6 ms}
                  - {metric: flow.goodput_bps, at: a, series: 5 ms}
                """))
                .containsExactly(
                        "time_s,entity,metric,value",
                        "0,wire.forward,link.queue_delay,5.0E-4",
                        "0.004,wire.forward,link.queue_delay,5.0E-4",
                        "0.008,wire.forward,link.queue_delay,5.0E-4",
                        "0,wire.forward,link.queue_packets," + 2.0 / 3,
                        "0.003,wire.forward,link.queue_packets," + 1.0 / 3,
                        "0.006,wire.forward,link.queue_packets," + 2.0 / 3,
                        "0.009,wire.forward,link.queue_packets,0",
                        "0.012,wire.forward,link.queue_packets,0",
                        "0,wire.forward,link.utilization,1",
                        "0.006,wire.forward,link.utilization," + 4.0 / 6,
                        "0.012,wire.forward,link.utilization,0",
                        "0,a,flow.goodput_bps,4665600", // at 2, 3 and 4 ms
                        "0.005,a,flow.goodput_bps,7776000", // at 5, 6, … 9 ms
                        "0.01,a,flow.goodput_bps,3110400"); // at 10 and 11 ms
    }

    @Test
    void seriesDoNotNoticeTheWarmup() throws IOException {
        String measure = """
                measure:
                  - {metric: link.queue_delay, at: wire.forward, series: 2 ms}
                  - {metric: link.queue_packets, at: wire.forward, series: 2 ms}
                  - {metric: link.utilization, at: wire.forward, series: 2 ms}
                  - {metric: flow.goodput_bps, series: 2 ms}
                """;
        List<String> plain = series(TIME + measure);
        assertThat(series("time: {duration: 15 ms, warmup: 4500 us}\n" + measure))
                .isEqualTo(plain);
        assertThat(series("time: {duration: 15 ms, warmup: 4 ms}\n" + measure)).isEqualTo(plain);
    }

    @Test
    void aChangeOfTheRateDoesNotDisturbDelaysOfLaterPackets() throws IOException {
        List<String> lines = series(TIME + """
                timeline: [{at: 2500 us, link: wire, set: {rate: 16 Mbps}}]
                measure: [{metric: link.queue_delay, at: wire.forward, series: 2 ms}]
                """);
        assertThat(lines)
                .containsExactly(
                        "time_s,entity,metric,value",
                        "0,wire.forward,link.queue_delay,5.0E-4",
                        "0.002,wire.forward,link.queue_delay,5.0E-4",
                        "0.004,wire.forward,link.queue_delay,2.5E-4",
                        "0.006,wire.forward,link.queue_delay,2.5E-4",
                        "0.008,wire.forward,link.queue_delay,2.5E-4");
    }

    @Test
    void measuringChangesNothing() throws IOException {
        String usual = run(TIME).digest();
        String measure =
                "measure: [{metric: link.queue_delay, series: 1 us}, {metric: flow.goodput_bps, series: 7 us}]\n";
        Run measured = new Run(spec(TIME + measure), "wire.yaml", 0, RunOptions.KEPT);
        RunResult result = measured.execute();
        assertThat(result.digest()).isEqualTo(usual);
        assertThat(result.events()).isEqualTo(run(TIME).events());
    }

    @Test
    void whatWasNotAskedForIsNotKept() throws IOException {
        assertThat(run(TIME).measures()).isEmpty();
        Run run = new Run(spec(TIME), "wire.yaml", 0, RunOptions.KEPT);
        run.execute();
        run.writeSeries(folder);
        assertThat(folder.resolve("series.csv")).doesNotExist();
    }
}
