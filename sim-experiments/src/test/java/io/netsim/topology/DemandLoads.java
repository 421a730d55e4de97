package io.netsim.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.results.LinkResult;
import io.netsim.results.RunResult;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
import io.netsim.spec.DemandSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.load.SpecLoader;
import io.netsim.topology.ShortestPaths.Load;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs an experiment with the demands of a file and compares what each link carried with the sum of the demands over it. */
final class DemandLoads {
    private static final double SECONDS = 2;
    private static final int PACKET_BITS = 8 * 1500;
    /** Of the scaled demands, so that no link is full. */
    private static final double PERCENT_OF_DEMANDS = 10;

    private DemandLoads() {}

    /** @param percent of all rates of the file, so that a packet stands for much */
    static void check(Path graph, Path demands, double percent) {
        String imported = "file: " + graph.toAbsolutePath() + ", demands: " + demands.toAbsolutePath() + ", scale: "
                + percent + " %, hosts_per_node: 1, access_rate: 1 Gbps, access_delay: 0 s";
        List<DemandSpec> asked;
        RunResult result;
        ExperimentSpec spec;
        try {
            Path folder = Files.createTempDirectory("demands");
            Path topology =
                    Files.writeString(folder.resolve("topology.yaml"), "{netsim: 1, import: {" + imported + "}}");
            Path experiment = Files.writeString(
                    folder.resolve("experiment.yaml"),
                    "{netsim: 1, name: demands, topology: {use: topology.yaml}, traffic: [{app: demands, scale: "
                            + PERCENT_OF_DEMANDS + " %}], time: {duration: " + (SECONDS + 1) + " s, warmup: 1 s}}");
            asked = new SpecLoader().loadWhole(topology, Map.of()).demands();
            spec = new SpecLoader().load(experiment, Map.of());
            result = new Run(spec, "demands", 0, RunOptions.NONE).execute();
            Files.delete(experiment);
            Files.delete(topology);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ShortestPaths paths = new ShortestPaths(spec.topology());
        List<Load> loads = asked.stream()
                .map(demand ->
                        new Load(demand.source(), demand.destination(), demand.rateBps() * PERCENT_OF_DEMANDS / 100))
                .toList();
        Map<String, Double> expected = paths.loads(loads);
        Map<String, Integer> flows = new HashMap<>();
        loads.forEach(load -> paths.path(load.from(), load.to()).forEach(name -> flows.merge(name, 1, Integer::sum)));
        for (LinkResult link : result.links()) {
            if (!link.name().contains("-host0--")) {
                Long rate = link.rateBps();
                assertThat(rate).isNotNull();
                // Of each flow one packet more or less may have been sent.
                double slack = (flows.getOrDefault(link.name(), 0) + 1) * PACKET_BITS / SECONDS;
                assertThat(link.utilization() * rate)
                        .as(link.name())
                        .isCloseTo(expected.getOrDefault(link.name(), -1.0), within(slack));
                assertThat(link.droppedPackets()).as(link.name()).isZero();
            }
        }
        assertThat(expected.values().stream().mapToDouble(each -> each).max().orElse(0))
                .as("the comparison must not be of noughts")
                .isGreaterThan(20 * PACKET_BITS / SECONDS);
    }
}
