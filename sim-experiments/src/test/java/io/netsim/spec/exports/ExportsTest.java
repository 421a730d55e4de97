package io.netsim.spec.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.load.GraphLoader;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportsTest {
    @TempDir
    private Path folder;

    static Iterable<Path> topologies() {
        return ProjectFiles.topologies();
    }

    private TopologySpec again(String format, TopologySpec topology) throws IOException {
        Path file = Files.writeString(
                folder.resolve("x." + format), Exports.write(format, topology).text());
        return format.equals("yaml")
                ? new SpecLoader().loadTopology(file, Map.of())
                : GraphLoader.load(file, Map.of()).topology();
    }

    private static TopologySpec map(String name) {
        return GraphLoader.load(ProjectFiles.root().resolve("topologies/maps").resolve(name), Map.of())
                .topology();
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void yamlHoldsShippedTopologies(Path file) throws IOException {
        TopologySpec topology = new SpecLoader().loadTopology(file, Map.of());
        TopologySpec again = again("yaml", topology);
        assertThat(again.nodes()).isEqualTo(topology.nodes());
        assertThat(again.links()).hasSameSizeAs(topology.links());
        if (Exports.write("yaml", topology).lost().isEmpty()) {
            assertThat(again).isEqualTo(topology);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"waxman", "scale_free", "ring", "grid", "star", "chain", "dumbbell", "parking_lot", "leaf_spine"
            })
    void yamlHoldsShapes(String shape) throws IOException {
        Map<String, String> keys = switch (shape) {
            case "waxman", "scale_free", "ring" -> Map.of("routers", "12", "reverse", "{rate: 3 Mbps, mtu: 9000 B}");
            case "grid" -> Map.of("rows", "2", "columns", "3", "queue", "{limit: 1.5 bdp, rtt: 10 ms}");
            case "star" -> Map.of("hosts", "3", "rate", "infinite", "queue", "10 ms");
            case "chain" -> Map.of("links", "3", "queue", "{limit: 64 KiB, mark_above: 3 packets}");
            case "dumbbell" -> Map.of("pairs", "2", "weight", "7", "overhead", "38 B");
            case "parking_lot" -> Map.of("hops", "2");
            default -> Map.of("leaves", "2", "spines", "2", "hosts_per_leaf", "2");
        };
        TopologySpec topology = GraphLoader.generate(shape, keys).topology();
        assertThat(again("yaml", topology)).isEqualTo(topology);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "graphml", "gml", "repetita"})
    void everyFormatHoldsABackbone(String format) throws IOException {
        TopologySpec topology = map("abilene.graph");
        assertThat(again(format, topology)).isEqualTo(topology);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "graphml", "gml", "repetita"})
    void directionsMayDiffer(String format) throws IOException {
        Path file = Files.writeString(
                folder.resolve("in.yaml"),
                "{netsim: 1, nodes: {a: {kind: router}, b: {kind: router}}, links: [{between: [a, b], rate: 3 Mbps,"
                        + " delay: 1 us, weight: 2, reverse: {rate: 1.5 kbps, delay: 2 ps, weight: 9}},"
                        + " {between: [b, a], rate: 7 Gbps, delay: 0 s}]}");
        TopologySpec topology = new SpecLoader().loadTopology(file, Map.of());
        assertThat(again(format, topology).directions())
                .extracting(
                        LinkDirectionSpec::from,
                        LinkDirectionSpec::rateBps,
                        LinkDirectionSpec::delayPs,
                        LinkDirectionSpec::weight)
                .containsExactlyInAnyOrderElementsOf(topology.directions().stream()
                        .map(each -> org.assertj.core.groups.Tuple.tuple(
                                each.from(), each.rateBps(), each.delayPs(), each.weight()))
                        .toList());
    }

    @Test
    void whatCannotBeHeldIsSaid() {
        TopologySpec topology = new SpecLoader()
                .loadTopology(ProjectFiles.root().resolve("topologies/dumbbell.yaml"), Map.of("loss", "1 %"));
        assertThat(Exports.write("repetita", topology).lost())
                .contains("20 hosts and their links are left out", "'loss' of 1 direction is left out");
    }
}
