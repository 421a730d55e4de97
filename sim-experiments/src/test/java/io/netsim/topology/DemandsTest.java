package io.netsim.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.AppSpec;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemandsTest {
    private static final Path MAPS = ProjectFiles.root().resolve("topologies/maps");

    @TempDir
    private Path folder;

    private ExperimentSpec load(String imported, String traffic) throws IOException {
        Path file = Files.writeString(
                folder.resolve("x.yaml"),
                "{netsim: 1, name: x, time: {duration: 1 s}, topology: {import: {file: " + MAPS + "/" + imported
                        + ", access_rate: 1 Gbps, access_delay: 1 ms}}, traffic: [" + traffic + "]}");
        return new SpecLoader().load(file, Map.of());
    }

    @Test
    void linksCarryTheDemandsOfShortestPaths() {
        DemandLoads.check(MAPS.resolve("abilene.graph"), MAPS.resolve("abilene.demands"), 1);
    }

    @Test
    void rateOfADemandCountsHeaders() throws IOException {
        ExperimentSpec spec = load(
                "abilene.graph, hosts_per_node: 1, demands: " + MAPS + "/abilene.demands",
                "{app: demands, payload: 972 B}");
        TrafficSpec flow = spec.traffic().stream()
                .filter(entry -> entry.id().equals("demands.Seattle-New_York"))
                .findFirst()
                .orElseThrow();
        // 304 Mbps as the file has it: 304.098 Mbps of packets of 1000 B with 972 B in each.
        assertThat(((AppSpec.ConstantRate) flow.app()).rateBps())
                .isEqualTo(Math.round(demandBps("Seattle-New_York") * 0.972));
        assertThat(flow.from()).containsExactly("Seattle-host0");
        assertThat(flow.to()).containsExactly("New_York-host0");
    }

    @Test
    void hostsOfANodeShareItsDemands() throws IOException {
        ExperimentSpec spec = load(
                "abilene.graph, hosts_per_node: 4, demands: " + MAPS + "/abilene.demands",
                "{id: peak, app: demands, scale: 200 %, payload: 1472 B}");
        TrafficSpec flow = spec.traffic().stream()
                .filter(entry -> entry.id().equals("peak.Seattle-Sunnyvale"))
                .findFirst()
                .orElseThrow();
        assertThat(flow.from()).hasSize(4);
        assertThat(flow.pairs()).hasSize(4);
        assertThat(((AppSpec.ConstantRate) flow.app()).rateBps())
                .isEqualTo(Math.round(Math.round(demandBps("Seattle-Sunnyvale") / 2) * 1472.0 / 1500));
    }

    @Test
    void flowsDoNotBeginAllAtOnce() throws IOException {
        ExperimentSpec spec = load("abilene.txt, hosts_per_node: 1", "{app: demands}");
        assertThat(spec.traffic()).hasSize(110).allMatch(flow -> flow.start() instanceof DistributionSpec.Uniform);
    }

    @Test
    void demandsOfSndlibAreThoseOfRepetita() throws IOException {
        ExperimentSpec one = load("abilene.txt, hosts_per_node: 1", "{app: demands}");
        ExperimentSpec other =
                load("abilene.graph, hosts_per_node: 1, demands: " + MAPS + "/abilene.demands", "{app: demands}");
        assertThat(one.traffic())
                .extracting(TrafficSpec::app)
                .containsExactlyInAnyOrderElementsOf(
                        other.traffic().stream().map(TrafficSpec::app).toList());
    }

    private static double demandBps(String label) throws IOException {
        return Files.readAllLines(MAPS.resolve("abilene.demands")).stream()
                .filter(line -> line.startsWith(label + " "))
                .mapToDouble(line -> 1000 * Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
