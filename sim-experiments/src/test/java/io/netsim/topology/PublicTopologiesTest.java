package io.netsim.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netsim.spec.DemandSpec;
import io.netsim.spec.load.GraphLoader;
import io.netsim.spec.load.LoadedTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public collections of networks, read from the folder that the environment names in {@code TOPOLOGIES_DIR}: {@code topology-zoo},
 * {@code sndlib}, {@code repetita} and {@code rocketfuel} with files of these collections, and {@code expected.json} with facts
 * that another program found in them. They are not part of this project; without the folder these tests are skipped.
 */
class PublicTopologiesTest {
    private static Path folder() {
        String root = System.getenv("TOPOLOGIES_DIR");
        assumeTrue(root != null, "TOPOLOGIES_DIR names no folder with public topologies");
        return Path.of(String.valueOf(root));
    }

    private static Map<String, JsonNode> expected(Path folder) throws IOException {
        Map<String, JsonNode> facts = new TreeMap<>();
        JsonNode all = new JsonMapper().readTree(Files.readString(folder.resolve("expected.json")));
        all.properties().forEach(entry -> {
            if (entry.getKey().matches("(repetita|topology-zoo|sndlib)/.*")) {
                facts.put(entry.getKey(), entry.getValue());
            }
        });
        return facts;
    }

    private static LoadedTopology load(Path file) {
        Map<String, String> keys = new LinkedHashMap<>();
        Path demands =
                file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.graph$", ".0000.demands"));
        if (!demands.equals(file) && Files.exists(demands)) {
            keys.put("demands", demands.toString());
        }
        return GraphLoader.load(file, keys);
    }

    @TestFactory
    List<DynamicTest> networksAreThoseThatAnotherProgramFound() throws IOException {
        Path folder = folder();
        return expected(folder).entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> compare(load(folder.resolve(entry.getKey())), entry.getValue())))
                .toList();
    }

    private static void compare(LoadedTopology loaded, JsonNode facts) {
        ShortestPaths paths = new ShortestPaths(loaded.topology());
        facts.properties().stream()
                .filter(entry -> !entry.getKey().equals("between"))
                .forEach(entry -> {
                    double expected = entry.getValue().asDouble(Double.NaN);
                    int nodes = loaded.topology().nodes().size();
                    int links = loaded.topology().links().size();
                    double sum = loaded.demands().stream()
                            .mapToDouble(DemandSpec::rateBps)
                            .sum();
                    double found = switch (entry.getKey()) {
                        case "nodes", "node_elements" -> nodes;
                        case "links", "edge_elements" -> links;
                        case "distinct_undirected_pairs" ->
                            loaded.topology().links().stream()
                                    .map(link -> link.a().compareTo(link.b()) < 0
                                            ? List.of(link.a(), link.b())
                                            : List.of(link.b(), link.a()))
                                    .distinct()
                                    .count();
                        case "directed_edges" -> 2 * links;
                        case "components" -> paths.parts();
                        case "demands" -> loaded.demands().size();
                        case "sum_demand" -> sum / 1e6;
                        case "sum_demand_kbps" -> sum / 1e3;
                        case "reachable_ordered_pairs" -> paths.delaysUs().size();
                        case "sum_shortest_delay_us" ->
                            paths.delaysUs().stream().mapToDouble(each -> each).sum();
                        case "largest_shortest_delay_us" ->
                            paths.delaysUs().stream()
                                    .mapToDouble(each -> each)
                                    .max()
                                    .orElse(-1);
                        default -> throw new IllegalStateException("an unknown fact: " + entry.getKey());
                    };
                    assertThat(found).as(entry.getKey()).isEqualTo(expected, within(Math.abs(expected) * 1e-12));
                });
    }

    @Test
    void rocketfuelMapsAreRead() {
        LoadedTopology map = load(folder().resolve("rocketfuel/RocketFuel_sample_4755.r0.cch_maps.txt"));
        assertThat(map.topology().nodes()).hasSize(12);
        assertThat(map.topology().links()).hasSize(12);
    }

    @Test
    void demandsLoadTheLinksOfShortestPaths() throws IOException {
        for (String name : List.of("Abilene", "Sprint", "Geant2012")) {
            Path graph = folder().resolve("repetita/" + name + ".graph");
            double all = expected(folder())
                    .get("repetita/" + name + ".graph")
                    .get("sum_demand_kbps")
                    .asDouble();
            // About 200 Mbps together, wherever they come from.
            DemandLoads.check(graph, graph.resolveSibling(name + ".0000.demands"), 100 * 200e3 / all / 0.1);
        }
    }
}
