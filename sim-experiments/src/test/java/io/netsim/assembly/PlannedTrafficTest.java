package io.netsim.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.random.RandomStreams;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.HostPair;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedTrafficTest {
    @TempDir
    private Path folder;

    private List<PlannedTraffic> plan(String traffic, long seed) throws IOException {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, """
                netsim: 1
                name: x
                topology: {generate: {shape: star, hosts: 8, rate: 1 Gbps, delay: 1 ms}}
                traffic:
                """ + traffic + "time: {duration: 1 s}\n");
        ExperimentSpec spec = new SpecLoader().load(file, Map.of());
        return PlannedTraffic.plan(spec, new RandomStreams(seed, 0));
    }

    @Test
    void portsAreAssignedPastThoseGiven() throws IOException {
        List<PlannedTraffic> planned = plan("""
                  - {app: bulk_transfer, from: host0, to: host1}
                  - {app: bulk_transfer, from: host1, to: host2, port: 5002}
                  - {app: bulk_transfer, from: host2, to: host3}
                  - {app: ping, from: host2, to: host3}
                """, 1);
        assertThat(planned.stream().map(PlannedTraffic::port)).containsExactlyInAnyOrder(5001, 5002, 5003, 0);
    }

    @Test
    void aPermutationReachesEachOnceAndNoneItself() throws IOException {
        String traffic = "  - {app: bulk_transfer, from: \"host*\", to: \"host*\", pairs: permutation}\n";
        List<HostPair> pairs = plan(traffic, 1).get(0).pairs();
        assertThat(pairs.stream().map(HostPair::to).distinct()).hasSize(8);
        assertThat(pairs.stream().noneMatch(pair -> pair.from().equals(pair.to())))
                .isTrue();
        assertThat(plan(traffic, 1).get(0).pairs()).isEqualTo(pairs);
        assertThat(plan(traffic, 2).get(0).pairs()).isNotEqualTo(pairs);
    }
}
