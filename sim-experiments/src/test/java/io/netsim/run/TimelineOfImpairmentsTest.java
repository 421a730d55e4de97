package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.results.FlowResult;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Impairments that come and go, and partitions. */
class TimelineOfImpairmentsTest {
    private static final String PAIR =
            "nodes: {a: {kind: host}, b: {kind: host}}, links: [{name: wire, between: [a, b], rate: 20 Mbps, delay: 5 ms}]";
    private static final String STAR = "nodes: {a0: {kind: host}, a1: {kind: host}, b0: {kind: host}, b1: {kind: host},"
            + " hub: {kind: router}}, links: [{between: [\"[ab][01]\", hub], rate: 20 Mbps, delay: 5 ms}]";
    private static final String STREAM = "{app: constant_rate, from: a, to: b, rate: 800 kbps, payload: 100 B}";

    @TempDir
    private Path folder;

    private RunResult run(String topology, String traffic, String timeline) throws IOException {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, """
                netsim: 1
                name: x
                topology: {%s}
                traffic: [%s]
                time: {duration: 10 s}
                timeline: [%s]
                """.formatted(topology, traffic, timeline));
        return new Run(Experiment.load(file, Map.of(), null), "x.yaml", 0, RunOptions.NONE).execute();
    }

    private static LinkResult link(RunResult result, String name) {
        return result.links().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long fate(RunResult result, String name) {
        return result.ledger().fates().stream()
                .filter(each -> each.fate().equals(name))
                .mapToLong(LedgerResult.Fate::packets)
                .sum();
    }

    private static String flow(String from, String to) {
        return "{app: constant_rate, from: %s, to: %s, rate: 80 kbps, payload: 100 B, id: %s_%s}"
                .formatted(from, to, from, to);
    }

    private static long lost(RunResult result, String id) {
        return result.flows().stream()
                .filter(each -> each.id().startsWith(id))
                .mapToLong(flow -> flow.lostDatagrams() == null ? 0 : flow.lostDatagrams())
                .sum();
    }

    /** 1000 packets a second from 3 s to 6 s. */
    @Test
    void aDirectionIsImpairedFromOneTimeToAnother() throws IOException {
        RunResult result = run(
                PAIR,
                STREAM + ", {app: constant_rate, from: b, to: a, rate: 800 kbps, payload: 100 B}",
                "{at: 3 s, link: \"w*.forward\", set: {duplication: {rate: 100 %}, corruption: {rate: 10 %}}},"
                        + " {at: 6 s, link: wire, set: {duplication: none, corruption: none}}");
        assertThat(link(result, "wire.forward").duplicatedPackets()).isBetween(2990L, 3010L);
        assertThat(link(result, "wire.forward").corruptedPackets()).isBetween(240L, 360L);
        assertThat(link(result, "wire.reverse").duplicatedPackets()).isZero();
        assertThat(link(result, "wire.reverse").corruptedPackets()).isZero();
    }

    @Test
    void whatIsNotNamedStaysAsItIs() throws IOException {
        RunResult result = run(
                PAIR.replace(
                        "delay: 5 ms", "delay: 5 ms, reordering: {rate: 50 %, by: 3 ms}, loss: {model: every, n: 100}"),
                STREAM,
                "{at: 2 s, link: wire, set: {delay_list: [{packets: [1], by: 1 s}]}},"
                        + " {at: 5 s, link: wire, set: {jitter: {distribution: {uniform: [0 ms, 9 ms]}, order: free}}},"
                        + " {at: 8 s, link: wire, set: {reordering: none, jitter: none}}");
        assertThat(fate(result, "planned_loss")).isBetween(99L, 100L);
        // Nearly half of the packets of 8 s, one that the list delays by far, and none of the last 2 s.
        assertThat(link(result, "wire.forward").overtakenPackets()).isBetween(3000L, 6000L);
    }

    @Test
    void aNewLossModelStartsAfresh() throws IOException {
        RunResult result = run(
                PAIR.replace("delay: 5 ms", "delay: 5 ms, loss: {model: first, count: 10}"),
                STREAM,
                "{at: 5 s, link: wire.forward, set: {loss: {model: first, count: 7}}}");
        assertThat(fate(result, "planned_loss")).isEqualTo(17);
    }

    @Test
    void hostsOfDifferentGroupsDoNotHearEachOtherAndTheOthersDo() throws IOException {
        String traffic = String.join(", ", flow("a0", "b0"), flow("a0", "a1"), flow("b0", "b1"), flow("b1", "a1"));
        RunResult result = run(STAR, traffic, "{at: 2 s, partition: [[\"a*\"], [\"b*\"]], for: 3 s}");
        // 100 packets a second each; what is under way when it begins is lost too.
        assertThat(lost(result, "a0_b0")).isBetween(299L, 301L);
        assertThat(lost(result, "b1_a1")).isBetween(299L, 301L);
        assertThat(lost(result, "a0_a1")).isZero();
        assertThat(lost(result, "b0_b1")).isZero();
        assertThat(fate(result, "partitioned")).isEqualTo(lost(result, "a0_b0") + lost(result, "b1_a1"));
    }

    @Test
    void routersOfDifferentGroupsCutTheLinkBetweenThem() throws IOException {
        String dumbbell =
                "generate: {shape: dumbbell, pairs: 2, access_rate: 1 Gbps, access_delay: 1 ms, rate: 20 Mbps,"
                        + " delay: 5 ms}";
        RunResult result = run(
                dumbbell,
                flow("sender0", "receiver0") + ", " + flow("sender0", "sender1"),
                "{at: 2 s, partition: [[left], [right]]}, {at: 5 s, heal: true}");
        assertThat(lost(result, "sender0_receiver0")).isBetween(299L, 301L);
        assertThat(link(result, "bottleneck.forward").drops())
                .containsEntry("partitioned", lost(result, "sender0_receiver0"));
        assertThat(lost(result, "sender0_sender1")).isZero();
    }

    @Test
    void partitionsMayOverlap() throws IOException {
        String traffic = String.join(", ", flow("a0", "b0"), flow("a0", "a1"));
        RunResult result = run(
                STAR,
                traffic,
                "{at: 1 s, partition: [[\"a*\"], [\"b*\"]], for: 4 s}, {at: 3 s, partition: [[a0], [a1, b0]], for: 4 s}");
        assertThat(lost(result, "a0_b0")).isBetween(599L, 601L);
        assertThat(lost(result, "a0_a1")).isBetween(399L, 401L);
    }

    @Test
    void tcpGoesOnWhenThePartitionHeals() throws IOException {
        RunResult result = run(
                PAIR,
                "{app: bulk_transfer, from: a, to: b, size: 10 MB}",
                "{at: 1 s, partition: [[a], [b]], for: 1 s}");
        FlowResult flow = result.flows().get(0);
        assertThat(flow.status()).isEqualTo("completed");
        assertThat(flow.timeouts()).isPositive();
        assertThat(fate(result, "partitioned")).isPositive();
    }

    @Test
    void aPartitionThatNothingCrossesLeavesTheDigestAsItWas() throws IOException {
        RunResult plain = run(STAR, flow("a0", "a1"), "");
        RunResult cut = run(STAR, flow("a0", "a1"), "{at: 2 s, partition: [[\"a*\"], [\"b*\"]], for: 3 s}");
        assertThat(cut.digest()).isEqualTo(plain.digest());
    }
}
