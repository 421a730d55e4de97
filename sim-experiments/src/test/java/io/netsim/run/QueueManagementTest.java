package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.cli.Netsim;
import io.netsim.results.LinkResult;
import io.netsim.results.RunResult;
import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disciplines with real congestion controls, in topologies/experiments/aqm.yaml: 10 Mbit/s, 40 ms, 267 packets. */
class QueueManagementTest {
    private static final double FULL_QUEUE_S = 267 * 1500 * 8 / 10e6;

    @TempDir
    private Path folder;

    private static RunResult aqm(String discipline, String cc) {
        Path file = ProjectFiles.root().resolve("topologies/experiments/aqm.yaml");
        ExperimentSpec spec = Experiment.load(file, Map.of("aqm", discipline, "cc", cc), null);
        return new Run(spec, "aqm.yaml", 0, RunOptions.NONE).execute();
    }

    private static LinkResult uplink(RunResult result) {
        return result.links().stream()
                .filter(link -> link.name().equals("uplink.forward"))
                .findFirst()
                .orElseThrow();
    }

    /** Bufferbloat: what an upload fills is full (Gettys and Nichols 2012). */
    @Test
    void behindDropTailACubicUploadFillsTheQueue() {
        LinkResult uplink = uplink(aqm("drop_tail", "cubic"));
        assertThat(uplink.queueDelayS().p95()).isBetween(0.9 * FULL_QUEUE_S, 1.01 * FULL_QUEUE_S);
        assertThat(uplink.drops().get("queue_full")).isPositive();
    }

    /** Nichols and Jacobson 2012: below 25 ms but for one packet in twenty, whatever the buffer's size. */
    @ParameterizedTest
    @CsvSource({"codel, cubic", "codel, reno", "fq_codel, cubic", "fq_codel, reno"})
    void behindCoDelItDoesNot(String discipline, String cc) {
        RunResult result = aqm(discipline, cc);
        assertThat(uplink(result).queueDelayS().p95()).isLessThan(0.025);
        assertThat(uplink(result).queueDelayS().p50()).isLessThan(0.012);
        assertThat(uplink(result).drops()).containsEntry("queue_full", 0L);
        assertThat(uplink(result).drops().get("early_drop")).isPositive();
        assertThat(goodputBps(result, "upload")).isGreaterThan(8e6);
    }

    /** Both aim at 15 ms (RFC 8033 §4.2, RFC 9332 §A.1) and keep the link busy. */
    @ParameterizedTest
    @ValueSource(strings = {"pie", "dualpi2"})
    void proportionalIntegralControllersKeepTheirTarget(String discipline) {
        RunResult result = aqm(discipline, "cubic");
        assertThat(uplink(result).queueDelayS().p50()).isBetween(0.010, 0.020);
        assertThat(goodputBps(result, "upload")).isGreaterThan(9.3e6);
    }

    @Test
    void redKeepsTheQueueShort() {
        LinkResult uplink = uplink(aqm("red", "reno"));
        assertThat(uplink.queueDelayS().p95()).isLessThan(0.03);
        assertThat(uplink.drops().get("early_drop")).isPositive();
    }

    private static final String COEXISTENCE = """
            netsim: 1
            name: coexistence
            params: {queue: dualpi2, scalable: dctcp_l4s, delay: 3 ms}
            topology:
              nodes: {s: {kind: host, count: 2}, r: {kind: host, count: 2}, x: {kind: router}, y: {kind: router}}
              links:
                - {between: ["s*", x], rate: 1 Gbps, delay: 1 ms}
                - {name: out, between: [x, y], rate: 40 Mbps, delay: $delay, queue: {discipline: $queue, limit: 1000 packets}}
                - {between: [y, "r*"], rate: 1 Gbps, delay: 1 ms}
            stacks:
              - {hosts: [s0, r0], tcp: {congestion_control: $scalable, pacing: true}}
              - {hosts: [s1, r1], tcp: {congestion_control: cubic}}
            traffic:
              - {id: scalable, app: bulk_transfer, from: s0, to: r0}
              - {id: classic, app: bulk_transfer, from: s1, to: r1}
            time: {duration: 40 s, warmup: 10 s}
            """;

    private RunResult coexistence(String queue, String scalable, String delay) throws IOException {
        ExperimentSpec spec = Experiment.load(
                Netsim.file(folder, "x.yaml", COEXISTENCE),
                Map.of("queue", queue, "scalable", scalable, "delay", delay),
                null);
        return new Run(spec, "x.yaml", 0, RunOptions.NONE).execute();
    }

    private static double ratio(RunResult result) {
        return goodputBps(result, "scalable") / goodputBps(result, "classic");
    }

    private static double goodputBps(RunResult result, String flow) {
        return result.flows().stream()
                .filter(each -> each.id().equals(flow))
                .findFirst()
                .orElseThrow()
                .goodputBps();
    }

    /** RFC 9332 §2.1: what the coupling is for: nobody starves. Shares are not equal here (docs/queues.md). */
    @Test
    void coupledQueuesShareTheLinkBetweenScalableAndClassicSenders() throws IOException {
        assertThat(ratio(coexistence("dualpi2", "dctcp_l4s", "3 ms"))).isBetween(0.33, 3.0);
    }

    /** Without it a scalable sender takes nearly all (De Schepper et al. 2016, §2). */
    @Test
    void oneQueueForBothStarvesTheClassicSender() throws IOException {
        assertThat(ratio(coexistence("pie", "dctcp", "18 ms"))).isGreaterThan(3);
    }
}
