package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.wire.pcap.CaptureReader;
import io.netsim.wire.pcap.CapturedFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes that change after failures, and packets that are spread over equal paths. */
class RoutingChangesTest {
    private static final String FAILOVER = """
            netsim: 1
            name: failover
            topology:
              routing: {%s}
              nodes: {a: {kind: host}, b: {kind: host}, r1: {kind: router}, r2: {kind: router}, r3: {kind: router}}
              links:
                - {between: [a, r1], rate: 100 Mbps, delay: 1 ms}
                - {between: [b, r2], rate: 100 Mbps, delay: 1 ms}
                - {name: short, between: [r1, r2], rate: 100 Mbps, delay: 5 ms}
                - {name: detour, between: [r1, r3], rate: 100 Mbps, delay: 10 ms}
                - {between: [r3, r2], rate: 100 Mbps, delay: 10 ms}
            traffic:
              - %s
            timeline:
              - {at: 1 s, link: short, down_for: 2 s}
            time: {duration: 8 s}
            """;
    private static final String DATAGRAMS =
            "{app: constant_rate, from: a, to: b, rate: 8 Mbps, payload: 1000 B, stop: 5 s}";

    private static final String SPRAYED = """
            netsim: 1
            name: sprayed
            topology:
              routing: {metric: hops, multipath: %s}
              nodes: {a: {kind: host}, b: {kind: host}, r1: {kind: router}, r2: {kind: router}, r3: {kind: router}, r4: {kind: router}}
              links:
                - {between: [a, r1], rate: 100 Mbps, delay: 1 ms}
                - {between: [b, r4], rate: 100 Mbps, delay: 1 ms}
                - {name: fast, between: [r1, r2], rate: 100 Mbps, delay: 1 ms}
                - {name: slow, between: [r1, r3], rate: 100 Mbps, delay: 5 ms}
                - {between: [r2, r4], rate: 100 Mbps, delay: 1 ms}
                - {between: [r3, r4], rate: 100 Mbps, delay: 5 ms}
            traffic:
              - {app: constant_rate, from: a, to: b, rate: 8 Mbps, payload: 1000 B, count: 1000}
            time: {duration: 3 s}
            """;

    @TempDir
    private Path folder;

    private Map<?, ?> run(String text) throws IOException {
        Netsim outcome = Netsim.run(
                "run",
                Netsim.file(folder, "x.yaml", text),
                "--json",
                "--capture",
                "a",
                "--capture",
                "b",
                "--out",
                folder);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.json();
    }

    private static Map<?, ?> entry(Map<?, ?> document, String list, String key, String value) {
        return Netsim.list(document.get(list)).stream()
                .map(Netsim::map)
                .filter(map -> value.equals(map.get(key)))
                .findFirst()
                .orElseThrow();
    }

    private static Object packets(Map<?, ?> document, String direction) {
        return Objects.requireNonNull(
                entry(document, "links", "name", direction).get("packets"));
    }

    /**
     * A datagram each millisecond reaches the link at 1.082 ms past the full one: as many as the delay of the routes has
     * milliseconds are offered to the link while it is down and chosen, five were on it when it went down.
     */
    @ParameterizedTest
    @CsvSource({"convergence: 200 ms, 205", "convergence: 100 ms, 105", "convergence: 0 s, 5", "metric: delay, 2005"})
    void lossLastsExactlyAsLongAsTheRoutesTake(String routing, long lost) throws IOException {
        Map<?, ?> document = run(FAILOVER.formatted(routing, DATAGRAMS));
        Map<?, ?> fates = entry(Netsim.map(document.get("ledger")), "fates", "fate", "link_down");
        assertThat(fates.get("packets")).isEqualTo(lost);
        assertThat(Netsim.map(Netsim.list(document.get("flows")).get(0)).get("lost_datagrams"))
                .isEqualTo(lost);
    }

    @Test
    void routesReturnAsLateAsTheyLeft() throws IOException {
        // Down from 1 s to 3 s, both ends 200 ms late: two seconds of a datagram each millisecond.
        assertThat(packets(run(FAILOVER.formatted("convergence: 200 ms", DATAGRAMS)), "detour.forward"))
                .isEqualTo(2000L);
    }

    @Test
    void connectionSurvivesTheChangeOfItsPath() throws IOException {
        Map<?, ?> document =
                run(FAILOVER.formatted("convergence: 200 ms", "{app: bulk_transfer, from: a, to: b, size: 20 MB}"));
        Map<?, ?> flow = Netsim.map(Netsim.list(document.get("flows")).get(0));
        assertThat(flow.get("status")).isEqualTo("completed");
        assertThat((Double) flow.get("completion_s")).isLessThan(3);
        assertThat((Long) packets(document, "detour.forward")).isPositive();
    }

    @Test
    void senderIsToldWhenNoPathIsLeftOnceTheRoutesKnow() throws IOException {
        String alone = FAILOVER.formatted("convergence: 200 ms", DATAGRAMS)
                .replace("    - {name: detour, between: [r1, r3], rate: 100 Mbps, delay: 10 ms}\n", "");
        Map<?, ?> ledger = Netsim.map(run(alone).get("ledger"));
        assertThat(entry(ledger, "fates", "fate", "link_down").get("packets")).isEqualTo(205L);
        // Each error that comes back takes the place of the next datagram of the connected socket.
        assertThat((Long) entry(ledger, "fates", "fate", "no_route").get("packets"))
                .isBetween(999L, 1001L);
    }

    @Test
    void eachPacketIsSentByAPathOfItsOwn() throws IOException {
        Map<?, ?> document = run(SPRAYED.formatted("per_packet"));
        long fast = (Long) packets(document, "fast.forward");
        // Four standard deviations of 1000 fair draws.
        assertThat(fast).isBetween(500L - 63, 500L + 63);
        assertThat(packets(document, "slow.forward")).isEqualTo(1000 - fast);
    }

    @Test
    void datagramsOfOneSocketOvertakeEachOther() throws IOException {
        run(SPRAYED.formatted("per_packet"));
        List<String> sent = payloads("a");
        List<String> arrived = payloads("b");
        assertThat(arrived)
                .hasSize(1000)
                .containsExactlyInAnyOrderElementsOf(sent)
                .isNotEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"per_flow", "off"})
    void datagramsOfOneSocketKeepTheirOrderOnOnePath(String multipath) throws IOException {
        Map<?, ?> document = run(SPRAYED.formatted(multipath));
        assertThat(payloads("b")).isEqualTo(payloads("a"));
        assertThat(Netsim.list(document.get("links")).stream()
                        .map(Netsim::map)
                        .filter(link -> String.valueOf(link.get("name")).matches("(fast|slow).forward"))
                        .map(link -> String.valueOf(link.get("packets"))))
                .contains("1000");
    }

    @Test
    void oldKeyAndNewOneTogetherAreAMistake() throws IOException {
        Path file = Netsim.file(folder, "x.yaml", SPRAYED.formatted("per_packet, ecmp: true"));
        assertThat(Netsim.run("run", file).err()).contains("'ecmp' and 'multipath' say the same");
        Path unknown = Netsim.file(folder, "y.yaml", SPRAYED.formatted("perpacket"));
        assertThat(Netsim.run("run", unknown).err()).contains("did you mean 'per_packet'?");
    }

    private List<String> payloads(String host) throws IOException {
        Path file;
        try (Stream<Path> files = Files.walk(folder)) {
            file = files.filter(path -> path.endsWith("capture-" + host + ".pcapng"))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> payloads = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                CaptureReader reader = new CaptureReader(in)) {
            CapturedFrame frame = reader.next();
            while (frame != null) {
                byte[] bytes = frame.data().toBytes();
                payloads.add(Arrays.toString(Arrays.copyOfRange(bytes, bytes.length - 1000, bytes.length)));
                frame = reader.next();
            }
        }
        return payloads;
    }
}
