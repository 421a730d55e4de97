package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.FlowResult;
import io.netsim.results.LinkResult;
import io.netsim.results.RunResult;
import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments over IPv6, beside the same ones over IPv4. */
final class Ipv6RunsTest {
    @TempDir
    private Path folder;

    private RunResult run(String text, Map<String, String> params) throws IOException {
        Path experiments = Files.createDirectories(folder.resolve("experiments"));
        Path file = Files.writeString(experiments.resolve("x.yaml"), text);
        return new Run(new SpecLoader().load(file, ImmutableMap.copyOf(params)), "x.yaml", 0, RunOptions.NONE)
                .execute();
    }

    /** Shipped experiments that name no addresses, and values of their parameters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "quickstart.yaml",
                "quickstart.yaml loss=5% cc=cubic",
                "s2-chain.yaml duration=500ms",
                "s3-fat-tree.yaml duration=3ms",
                "lecture.yaml",
                "loss-rtt.yaml cc=cubic",
                "incast.yaml cc=dctcp servers=4",
                "audio-udp-tcp.yaml transport=tcp"
            })
    void shippedExperimentsRunOverIpv6(String run) throws IOException {
        for (Path topology : ProjectFiles.topologies()) {
            Files.copy(topology, folder.resolve(String.valueOf(topology.getFileName())));
        }
        List<String> words = Splitter.on(' ').splitToList(run);
        ImmutableMap.Builder<String, String> params = ImmutableMap.builder();
        for (String word : words.subList(1, words.size())) {
            params.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        String text = ProjectFiles.text(ProjectFiles.root().resolve("topologies/experiments/" + words.get(0)));
        String changed = text.replaceFirst("(?m)^topology: \\{", "topology: {addressing: ipv6, ")
                .replaceFirst("(?m)^topology:( +#.*)?\n", "topology:\n  addressing: ipv6\n");
        assertThat(changed).contains("addressing: ipv6");
        RunResult result = run(changed, params.buildOrThrow());
        assertThat(result.flows())
                .isNotEmpty()
                .allMatch(flow -> flow.destinationAddress().startsWith("2001:db8:"));
        assertThat(result.flows()).anyMatch(flow -> flow.deliveredBytes() > 0);
        assertThat(result.ledger().balancePackets()).isZero();
        assertThat(result.ledger().balanceBytes()).isZero();
    }

    /** No packet waits or takes time to send; segments are equally large; then the longer header is all that differs. */
    private static final String SAME = """
            netsim: 1
            name: same
            params: {ip: ipv4}
            topology:
              addressing: $ip
              nodes: {a: {kind: host}, r: {kind: router}, b: {kind: host}}
              links:
                - between: [a, r]
                  rate: infinite
                  delay: 10 ms
                  loss: [{model: list, select: data, packets: [5, 9, "30-33"]}, {model: bernoulli, select: ack, rate: 10 %}]
                - {between: [r, b], rate: infinite, delay: 7 ms, duplication: {rate: 1 %}}
            stacks: [{hosts: "*", profile: PROFILE, tcp: {mss: 1400 B}}]
            traffic:
              - {app: bulk_transfer, from: a, to: b, size: 300 kB}
              - {app: request_response, from: b, to: a, requests: 5}
              - {app: constant_rate, transport: udp, from: a, to: b, rate: 200 kbps}
              - {app: ping, from: b, to: a, count: 4}
            time: {duration: 20 s}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"linux", "rfc", "classic"})
    void whereLengthTakesNoTimeAllIsTheSameButForTwentyBytesAPacket(String profile) throws IOException {
        String text = SAME.replace("PROFILE", profile);
        RunResult four = run(text, Map.of("ip", "ipv4"));
        RunResult six = run(text, Map.of("ip", "ipv6"));
        assertThat(four.flows().get(0).retransmittedPackets()).isPositive();
        for (int i = 0; i < four.flows().size(); i++) {
            FlowResult before = four.flows().get(i);
            FlowResult after = six.flows().get(i);
            assertThat(after)
                    .usingRecursiveComparison()
                    .ignoringFields("sourceAddress", "destinationAddress")
                    .isEqualTo(before);
        }
        for (int i = 0; i < four.links().size(); i++) {
            LinkResult before = four.links().get(i);
            LinkResult after = six.links().get(i);
            assertThat(after.packets()).isEqualTo(before.packets());
            assertThat(after.bytes()).isEqualTo(before.bytes() + 20 * before.packets());
        }
        assertThat(six.ledger().offeredPackets()).isEqualTo(four.ledger().offeredPackets());
    }

    @Test
    void goodputsOfABusyLinkAreAsTheRoomThatTheHeadersLeave() throws IOException {
        String text = """
                netsim: 1
                name: ratio
                params: {ip: 4}
                topology:
                  addressing: dual
                  nodes: {a: {kind: host}, b: {kind: host}}
                  links: [{name: wire, between: [a, b], rate: 10 Mbps, delay: 5 ms, queue: 100 packets}]
                traffic: [{app: bulk_transfer, from: a, to: b, ip_version: $ip}]
                time: {duration: 20 s, warmup: 2 s}
                """;
        double four = run(text, Map.of("ip", "4")).flows().get(0).goodputBps();
        double six = run(text, Map.of("ip", "6")).flows().get(0).goodputBps();
        assertThat(six / four).isCloseTo(1428.0 / 1448, within(0.0005));
    }

    @Test
    void bothVersionsShareALinkAndTcpFindsANarrowPathInEither() throws IOException {
        String text = """
                netsim: 1
                name: narrow
                topology:
                  addressing: dual
                  nodes: {a: {kind: host}, r: {kind: router}, s: {kind: router}, b: {kind: host}}
                  links:
                    - {between: [a, r], rate: 100 Mbps, delay: 1 ms}
                    - {name: wire, between: [r, s], rate: 10 Mbps, delay: 5 ms, mtu: 1400 B}
                    - {between: [s, b], rate: 100 Mbps, delay: 1 ms}
                traffic:
                  - {app: bulk_transfer, id: four, from: a, to: b, size: 200 kB, ip_version: 4}
                  - {app: bulk_transfer, id: six, from: a, to: b, size: 200 kB, ip_version: 6}
                  - {app: bulk_transfer, id: default, from: b, to: a, size: 200 kB}
                time: {duration: 20 s}
                """;
        List<FlowResult> flows = run(text, Map.of()).flows();
        assertThat(flows).extracting(FlowResult::status).containsOnly("completed");
        assertThat(flows)
                .extracting(FlowResult::id, FlowResult::destinationAddress)
                .contains(tuple("four", "10.0.1.1"), tuple("six", "2001:db8:0:1::1"), tuple("default", "2001:db8::1"));
    }
}
