package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.cli.Netsim;
import io.netsim.results.JsonText;
import io.netsim.rfc.Verifies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCTCP over a queue that marks above 65 packets: 10 Gbit/s, 100 µs, two flows (Alizadeh et al., 2010, §3.3). */
class DctcpTest {
    private static final String EXPERIMENT = """
            netsim: 1
            name: dctcp
            params: {cc: dctcp, ecn: accept}
            topology:
              nodes: {s: {kind: host, count: 2}, r: {kind: host}, x: {kind: router}}
              links:
                - {between: ["s*", x], rate: 10 Gbps, delay: 25 us}
                - {name: out, between: [x, r], rate: 10 Gbps, delay: 25 us, queue: {limit: 500 packets, mark_above: 65 packets}}
            stacks:
              - {hosts: "*", tcp: {congestion_control: $cc, ecn: $ecn, receive_buffer: 16 MiB, quick_ack: false}}
            traffic:
              - {app: bulk_transfer, from: "s*", to: r, start: {uniform: [0 s, 1 ms]}}
            time: {duration: 120 ms, warmup: 20 ms}
            """;

    @TempDir
    Path folder;

    private Map<?, ?> bottleneck(String... parameters) throws IOException {
        Path file = Netsim.file(folder, "x.yaml", EXPERIMENT);
        Object[] arguments = new Object[3 + 2 * parameters.length];
        arguments[0] = "run";
        arguments[1] = file;
        arguments[2] = "--json";
        for (int i = 0; i < parameters.length; i++) {
            arguments[3 + 2 * i] = "-p";
            arguments[4 + 2 * i] = parameters[i];
        }
        Netsim run = Netsim.run(arguments);
        assertThat(run.code()).as(run.err()).isZero();
        List<?> links = (List<?>)
                Objects.requireNonNull(Netsim.map(JsonText.parse(run.out())).get("links"));
        return links.stream()
                .map(Netsim::map)
                .filter(link -> "out.forward".equals(link.get("name")))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Map<?, ?> link, String key) {
        return ((Number) Objects.requireNonNull(link.get(key), key)).doubleValue();
    }

    @Test
    @Verifies("RFC3168:router-marks")
    void theQueueStaysNearTheThresholdAndTheLinkFull() throws IOException {
        Map<?, ?> link = bottleneck();
        assertThat(number(Netsim.map(link.get("queue_packets")), "mean")).isBetween(54.8, 67.0);
        assertThat(number(Netsim.map(link.get("queue_packets")), "max")).isBetween(66.0, 72.0);
        assertThat(number(link, "utilization")).isGreaterThan(0.999);
        assertThat(number(link, "marked_packets")).isGreaterThan(1000);
        assertThat(number(Netsim.map(link.get("drops")), "queue_full")).isZero();
    }

    @Test
    void cubicThatAsksForMarksLosesNothingEither() throws IOException {
        Map<?, ?> link = bottleneck("cc=cubic", "ecn=true");
        assertThat(number(link, "marked_packets")).isPositive();
        assertThat(number(Netsim.map(link.get("drops")), "queue_full")).isZero();
    }

    @Test
    void withoutAgreementNothingIsMarked() throws IOException {
        assertThat(number(bottleneck("cc=cubic"), "marked_packets")).isZero();
    }
}
