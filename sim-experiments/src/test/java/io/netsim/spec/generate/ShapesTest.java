package io.netsim.spec.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.PlaceSpec;
import io.netsim.spec.QueueLimit;
import io.netsim.spec.SpecException;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.load.SpecLoader;
import io.netsim.topology.ShortestPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {"waxman, routers: 60", "waxman, routers: 60, alpha: 0.01, beta: 0.01", "scale_free, routers: 60"
            })
    void randomNetworksAreConnectedAndTheSameForASeed(String shape) throws IOException {
        TopologySpec one = load("shape: " + shape + ", seed: 7, access");
        assertThat(new ShortestPaths(one).parts()).isEqualTo(1);
        assertThat(load("shape: " + shape + ", seed: 7, access")).isEqualTo(one);
        assertThat(load("shape: " + shape + ", seed: 8, access").links()).isNotEqualTo(one.links());
    }

    @Test
    void waxmanJoinsWithItsProbability() throws IOException {
        // Over all pairs, the number of links less the mean of the sum of beta exp(-d / (alpha L)) is within 4
        // deviations.
        TopologySpec topology =
                load("shape: waxman, routers: 300, alpha: 0.3, beta: 0.5, " + ACCESS.replace("1 us", "1 ms"));
        List<PlaceSpec> places = topology.nodes().stream()
                .map(NodeSpec::place)
                .filter(Objects::nonNull)
                .toList();
        double longest = 0;
        for (PlaceSpec a : places) {
            for (PlaceSpec b : places) {
                longest = Math.max(longest, distance(a, b));
            }
        }
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                double p = 0.5 * Math.exp(-distance(places.get(i), places.get(j)) / (0.3 * longest));
                mean += p;
                variance += p * (1 - p);
            }
        }
        double links = topology.links().size() - 300;
        assertThat(places).hasSize(300);
        assertThat(links).isCloseTo(mean, within(4 * Math.sqrt(variance)));
        for (LinkSpec link : topology.links()) {
            if (link.a().startsWith("router")) {
                double share = distance(place(topology, link.a()), place(topology, link.b())) / longest;
                assertThat(link.forward().delayPs() / 1e9).isCloseTo(share, within(1e-3));
            }
        }
    }

    private static PlaceSpec place(TopologySpec topology, String node) {
        return Objects.requireNonNull(topology.nodes().stream()
                .filter(one -> one.name().equals(node))
                .findFirst()
                .orElseThrow()
                .place());
    }

    private static double distance(PlaceSpec a, PlaceSpec b) {
        return Math.hypot(
                Objects.requireNonNull(a.x()) - Objects.requireNonNull(b.x()),
                Objects.requireNonNull(a.y()) - Objects.requireNonNull(b.y()));
    }

    @Test
    void scaleFreeHasHubs() throws IOException {
        // Of 2000 routers with 2 links each, the oldest ones end up with about 2 sqrt(2000) = 89 links; in a random
        // network of
        // as many links (Poisson with mean 4) one with 30 would be a miracle.
        TopologySpec topology = load("shape: scale_free, routers: 2000, m: 2, access");
        Map<String, Integer> degrees = new HashMap<>();
        for (LinkSpec link : topology.links()) {
            if (link.a().startsWith("router")) {
                degrees.merge(link.a(), 1, Integer::sum);
                degrees.merge(link.b(), 1, Integer::sum);
            }
        }
        assertThat(degrees.values()).allMatch(degree -> degree >= 2);
        assertThat(Collections.max(degrees.values())).isBetween(45, 250);
        // The share of routers with exactly m links is 2 / (m + 2) = one half (Bollobas et al. 2001).
        long least = degrees.values().stream().filter(degree -> degree == 2).count();
        assertThat(least / 2000.0).isCloseTo(0.5, within(0.05));
    }

    @Test
    void aNewRouterNeedsEnoughOldOnes() {
        assertThatThrownBy(() -> load("shape: scale_free, routers: 3, m: 3, access"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("there must be more than 3 routers, not 3; write a smaller 'm'");
    }

    private TopologySpec load(String keys) throws IOException {
        String full = keys.replaceFirst("access$", ACCESS).replaceFirst("link$", LINK);
        String text = "netsim: 1\ngenerate: {" + full + "}\n";
        Path file = Files.writeString(folder.resolve("t.yaml"), text);
        return new SpecLoader().loadTopology(file, ImmutableMap.of());
    }
}
