package io.netsim.spec.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.QueueLimit;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapesTest {
    private static final String LINK = "rate: 1 Gbps, delay: 1 us";
    private static final String ACCESS = LINK + ", access_rate: 2 Gbps, access_delay: 2 us";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shape: dumbbell, pairs: 3, access | 6 | 2 | 7",
                "shape: star, hosts: 5, link | 5 | 1 | 5",
                "shape: chain, links: 10, link | 2 | 9 | 10",
                "shape: chain, routers: 0, link | 2 | 0 | 1",
                "shape: ring, routers: 4, access | 4 | 4 | 8",
                "shape: grid, rows: 2, columns: 3, access | 6 | 6 | 13",
                "shape: parking_lot, hops: 3, access | 8 | 4 | 11",
                "shape: leaf_spine, leaves: 3, spines: 2, hosts_per_leaf: 4, access | 12 | 5 | 18",
                "shape: fat_tree, k: 4, link | 16 | 20 | 48",
                "shape: fat_tree, k: 8, link | 128 | 80 | 384",
                "shape: scale_free, routers: 20, m: 3, access | 20 | 20 | 74",
                "shape: scale_free, routers: 2, m: 1, access | 2 | 2 | 3"
            })
    void shapesHaveTheirNodesAndLinks(String keys, int hosts, int routers, int links) throws IOException {
        TopologySpec topology = load(keys);
        assertThat(topology.hosts()).hasSize(hosts);
        assertThat(topology.nodes()).hasSize(hosts + routers);
        assertThat(topology.links()).hasSize(links);
    }

    @Test
    void fatTreeHasItsNames() throws IOException {
        TopologySpec topology = load("shape: fat_tree, k: 4, queue: 100 packets, host_queue: 1000 packets, link");
        assertThat(topology.nodes())
                .extracting(NodeSpec::name)
                .contains("host0", "host15", "edge0_0", "edge3_1", "agg3_1", "core0", "core3");
        assertThat(topology.links())
                .extracting(LinkSpec::name)
                .contains("host0--edge0_0", "host15--edge3_1", "edge0_0--agg0_1", "agg3_1--core2", "agg3_1--core3");
    }

    @Test
    void fatTreeQueuesDifferInHostsAndSwitches() throws IOException {
        TopologySpec topology = load("shape: fat_tree, k: 4, queue: 100 packets, host_queue: 1000 packets, link");
        LinkSpec link = topology.links().stream()
                .filter(one -> one.a().equals("host0"))
                .findFirst()
                .orElseThrow();
        assertThat(link.forward().queue().limit()).isEqualTo(new QueueLimit.Packets(1000));
        assertThat(link.reverse().queue().limit()).isEqualTo(new QueueLimit.Packets(100));
    }

    @Test
    void generatedNetworksTakeFurtherNodesAndLinks() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.yaml"),
                "netsim: 1\ngenerate: {shape: star, hosts: 2, " + LINK
                        + "}\nnodes: {extra: {kind: host, address: 192.0.2.7}}\n"
                        + "links:\n  - {between: [extra, hub], " + LINK + "}\n");
        TopologySpec topology = new SpecLoader().loadTopology(file, ImmutableMap.of());
        assertThat(topology.hosts()).extracting(HostSpec::name).containsExactly("extra", "host0", "host1");
    }

    private TopologySpec load(String keys) throws IOException {
        String full = keys.replaceFirst("access$", ACCESS).replaceFirst("link$", LINK);
        String text = "netsim: 1\ngenerate: {" + full + "}\n";
        Path file = Files.writeString(folder.resolve("t.yaml"), text);
        return new SpecLoader().loadTopology(file, ImmutableMap.of());
    }
}
