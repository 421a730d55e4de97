package io.netsim.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.netsim.cli.Netsim;
import io.netsim.report.topology.NetworkPlan;
import io.netsim.report.topology.TopologyDrawing;
import io.netsim.spec.Canonical;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.load.GraphLoader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of 10,000 hosts take seconds of a processor, which what is quadratic in hosts would not. */
final class LargeNetworksTest {
    private static final double MOST_CPU_S = 20;

    @TempDir
    private Path folder;

    private static double cpuS() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "star, hosts: 10000, rate: 1 Gbps, delay: 1 us | matched | host[1-9] | host0",
                "leaf_spine, leaves: 250, spines: 20, hosts_per_leaf: 40, rate: 40 Gbps, delay: 1 us, access_rate: 10 Gbps,"
                        + " access_delay: 1 us | permutation | * | *",
            })
    void tenThousandHostsLoadAndRunInSeconds(String shape, String pairs, String from, String to) throws IOException {
        Path file = Files.writeString(
                folder.resolve("large.yaml"),
                "{netsim: 1, name: large, topology: {generate: {shape: " + shape
                        + "}}, traffic: [{app: bulk_transfer, size: 1 kB, pairs: " + pairs + ", from: \"" + from
                        + "\", to: \""
                        + to
                        + "\"}], stacks: [{hosts: \"*\", tcp: {congestion_control: reno}}], time: {duration: 1 ms}}");
        double before = cpuS();
        assertThat(Netsim.run("validate", file).code()).isZero();
        assertThat(Netsim.run("topology", "show", file).out()).startsWith("10,000 hosts");
        assertThat(Netsim.run("run", file, "--out", folder.resolve("r")).code()).isZero();
        assertThat(cpuS() - before).isLessThan(MOST_CPU_S);
    }

    @Test
    void pairsBeyondMemoryAreRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("large.yaml"),
                "{netsim: 1, name: large, topology: {generate: {shape: star, hosts: 10000, rate: 1 Gbps, delay: 1 us}},"
                        + " traffic: [{app: ping, pairs: all, from: \"*\", to: \"*\"}], time: {duration: 1 ms}}");
        Netsim outcome = Netsim.run("validate", file);
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("100000000 pairs, more than 5000000");
    }

    @ParameterizedTest
    @CsvSource({"scale_free, 1000", "scale_free, 4000", "waxman, 1000"})
    void picturesOfLargeNetworksAreSmallFiles(String shape, String routers) {
        TopologySpec topology =
                GraphLoader.generate(shape, Map.of("routers", routers)).topology();
        NetworkPlan plan = NetworkPlan.ofConfiguration(ImmutableMap.of("topology", Canonical.tree(topology)));
        double before = cpuS();
        String svg = TopologyDrawing.file(plan);
        assertThat(svg)
                .contains("hosts, " + routers + " routers", "class=\"direction plain\"")
                .doesNotContain("NaN");
        assertThat(svg.length()).isLessThan(1_000_000);
        assertThat(cpuS() - before).isLessThan(MOST_CPU_S);
    }
}
