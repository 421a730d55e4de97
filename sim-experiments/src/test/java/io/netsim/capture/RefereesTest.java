package io.netsim.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import io.netsim.app.Flow;
import io.netsim.app.FlowLog;
import io.netsim.assembly.Assembly;
import io.netsim.content.SyntheticContent;
import io.netsim.host.Network;
import io.netsim.measure.CaptureRecorder;
import io.netsim.results.FlowResult;
import io.netsim.results.RunResult;
import io.netsim.run.Experiment;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
import io.netsim.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures of varied runs, judged by programs we did not write. */
class RefereesTest {
    private static final int RUNS = 50;
    private static final String REPEATED = "(tcp.analysis.retransmission || tcp.analysis.fast_retransmission"
            + " || tcp.analysis.spurious_retransmission || tcp.analysis.out_of_order)";

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireReferees() {
        assumeTrue(Referees.areThere(), "tshark and capinfos are not installed: captures are not judged");
    }

    static Stream<Integer> numbers() {
        return IntStream.range(0, RUNS).boxed();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void tsharkFindsNothingWrongAndCountsAsWeDo(int number) throws IOException {
        tsharkAgrees(number, VariedRuns.yaml(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 11, 16, 22})
    void tsharkFindsNothingWrongInIpv6(int number) throws IOException {
        String yaml = VariedRuns.yaml(number).replace("topology:\n", "topology:\n  addressing: dual\n");
        assertThat(yaml).contains("addressing");
        tsharkAgrees(number, yaml);
    }

    /** Both versions, whole and in fragments, errors of both, on one link. */
    @Test
    void tsharkReadsBothVersionsInOneFile() throws IOException {
        String yaml = """
                netsim: 1
                name: varied
                topology:
                  addressing: dual
                  nodes: {a: {kind: host}, r: {kind: router}, b: {kind: host}}
                  links:
                    - {name: access, between: [a, r], rate: 1 Gbps, delay: 10 us}
                    - {name: wire, between: [r, b], rate: 10 Mbps, delay: 5 ms, mtu: 1300 B}
                traffic:
                  - {app: bulk_transfer, from: a, to: b, id: four, size: 100 kB, ip_version: 4}
                  - {app: bulk_transfer, from: a, to: b, id: six, size: 100 kB, ip_version: 6}
                  - {app: ping, from: a, to: b, id: ping, payload: 3 kB, count: 4}
                  - {app: constant_rate, from: a, to: b, id: closed, transport: udp, rate: 100 kbps, payload: 4 kB, answered: false}
                time: {duration: 8 s}
                """;
        tsharkAgrees(5, yaml);
        Path kept = capture();
        for (String kind :
                List.of("ipv6.fraghdr", "icmpv6.type==2", "icmpv6.type==1 && icmpv6.code==4", "ip", "tcp && ipv6")) {
            assertThat(Referees.tshark(kept, List.of("-Y", kind))).as(kind).isNotEmpty();
        }
        assertThat(Referees.tshark(kept, List.of("-Y", "ipv6 && !ipv6.flow && !icmpv6")))
                .isEmpty();
    }

    private Path capture() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("results"))) {
            return files.filter(file -> file.endsWith("capture-a.pcapng"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void tsharkAgrees(int number, String yaml) throws IOException {
        Path file = folder.resolve("varied.yaml");
        Files.writeString(file, yaml);
        RunOptions.Capture capture =
                new RunOptions.Capture(ImmutableList.of("a", "wire"), RunOptions.Capture.WHOLE, folder);
        Run run = new Run(
                Experiment.load(file, Map.of(), null),
                "varied.yaml",
                0,
                new RunOptions(Long.MAX_VALUE, ImmutableList.of(), false, false, false, capture, null));
        RunResult result = run.execute();
        Path kept = run.write(folder.resolve("results"), result, file);
        Path atSender = kept.resolve("capture-a.pcapng");
        Path onLink = kept.resolve("capture-wire.pcapng");

        assertThat(Referees.isInStrictOrder(atSender)).isTrue();
        assertThat(Referees.mistakes(atSender)).isEmpty();
        if (number % 5 == 0) {
            assertThat(Referees.isInStrictOrder(onLink)).isTrue();
            assertThat(Referees.mistakes(onLink)).isEmpty();
        }
        for (FlowResult flow : result.flows()) {
            if (flow.app().equals("bulk_transfer") && flow.source().equals("a")) {
                assertThat(repeated(atSender, flow))
                        .as("retransmissions of %s", flow.id())
                        .isEqualTo(flow.retransmittedPackets());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 22})
    void followedStreamIsWhatTheApplicationWrote(int number) throws IOException {
        Path file = folder.resolve("varied.yaml");
        Files.writeString(file, VariedRuns.yaml(number));
        Path capture = folder.resolve("a.pcapng");
        Flows flows = new Flows();
        Network network = new Assembly(Experiment.load(file, Map.of(), null), 0, "varied.yaml").build(flows);
        CaptureRecorder recorder = new CaptureRecorder(network, "test", RunOptions.Capture.WHOLE);
        recorder.add("a", Files.newOutputStream(capture));
        network.simulator().run(20 * Time.SECOND, Long.MAX_VALUE);
        recorder.finish();

        Flow flow = flows.first();
        String number0 = Referees.tshark(
                        capture,
                        List.of(
                                "-Y",
                                "tcp.srcport==" + flow.sourceEndpoint().port() + " && tcp.dstport=="
                                        + flow.destinationEndpoint().port(),
                                "-T",
                                "fields",
                                "-e",
                                "tcp.stream"))
                .get(0);
        String followed = Referees.tshark(capture, List.of("-q", "-z", "follow,tcp,raw," + number0)).stream()
                .filter(line -> line.matches("[0-9a-f]+"))
                .collect(Collectors.joining());
        byte[] written = new SyntheticContent(flow.stream(), 0, (int) flow.sentBytes()).toBytes();
        assertThat(followed).isEqualTo(HexFormat.of().formatHex(written));
    }

    private static final class Flows implements FlowLog {
        private final List<Flow> all = new ArrayList<>();

        @Override
        public void opened(Flow flow) {
            all.add(flow);
        }

        @Override
        public void ended(Flow flow) {
            // Known already.
        }

        Flow first() {
            return all.stream()
                    .filter(flow -> flow.id().startsWith("main"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long repeated(Path capture, FlowResult flow) {
        String sent = (flow.sourceAddress().contains(":") ? "ipv6.src==" : "ip.src==") + flow.sourceAddress()
                + " && tcp.srcport==" + flow.sourcePort() + " && tcp.dstport==" + flow.destinationPort()
                + " && tcp.len>0";
        return Referees.tshark(capture, List.of("-Y", REPEATED + " && " + sent)).size();
    }
}
