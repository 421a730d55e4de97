package io.netsim.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.AppSpec;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.load.SpecLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShippedFilesTest {
    private static final Path EXPERIMENTS = ProjectFiles.root().resolve("topologies/experiments");

    private final SpecLoader loader = new SpecLoader();

    static ImmutableList<Path> topologies() {
        return ProjectFiles.topologies();
    }

    static ImmutableList<Path> experiments() {
        return ProjectFiles.experiments();
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void topologiesAreValid(Path file) {
        loader.validate(file);
        assertThat(loader.isTopology(file)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void experimentsAreValidAndNamedAfterTheirFiles(Path file) {
        loader.validate(file);
        ExperimentSpec spec = loader.load(file, ImmutableMap.of());
        assertThat(spec.name() + ".yaml").isEqualTo(String.valueOf(file.getFileName()));
        assertThat(spec.description()).isNotEmpty();
    }

    @Test
    void fatTreeHasTheSizesItsCommentStates() {
        Path file = ProjectFiles.root().resolve("topologies/fat-tree.yaml");
        TopologySpec four = loader.loadTopology(file, ImmutableMap.of());
        TopologySpec eight = loader.loadTopology(file, ImmutableMap.of("k", "8"));
        assertThat(four.hosts()).hasSize(16);
        assertThat(four.nodes()).hasSize(16 + 20);
        assertThat(eight.hosts()).hasSize(128);
        assertThat(eight.nodes()).hasSize(128 + 80);
    }

    @Test
    void webTransfersHaveTheMeanSizeTheirCommentStates() {
        ExperimentSpec spec = loader.load(EXPERIMENTS.resolve("abilene-web.yaml"), ImmutableMap.of());
        AppSpec app = spec.traffic().stream()
                .filter(entry -> entry.id().equals("web"))
                .findFirst()
                .orElseThrow()
                .app();
        DistributionSpec size = ((AppSpec.PoissonTransfers) app).size();
        assertThat(size.mean()).isBetween(1.705e6, 1.715e6);
    }

    @Test
    void sweepOfTheQuickstartHasSixPoints() {
        Path file = EXPERIMENTS.resolve("quickstart-sweep.yaml");
        assertThat(loader.plan(file, ImmutableMap.of()).points()).hasSize(6);
    }
}
