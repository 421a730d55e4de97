package io.netsim.spec.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.AppSpec;
import io.netsim.spec.ArrivalSpec;
import io.netsim.spec.ChangeSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.LossSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.QueueLimit;
import io.netsim.spec.ReplicationsSpec;
import io.netsim.spec.Select;
import io.netsim.spec.StackSpec;
import io.netsim.spec.SweepPlan;
import io.netsim.spec.TrafficSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SpecLoaderTest {
    private static final Path FILE = Path.of("src/test/resources/spec/experiment.yaml");

    private final ExperimentSpec spec = new SpecLoader().load(FILE, ImmutableMap.of());

    @Test
    void nodesAreExpandedInNaturalOrder() {
        assertThat(spec.topology().nodes()).extracting(NodeSpec::name).startsWith("left", "receiver0", "receiver1");
        assertThat(spec.topology().hosts()).hasSize(20);
    }

    @Test
    void globsJoinEachWithTheOne() {
        assertThat(spec.topology().links())
                .extracting(LinkSpec::name)
                .hasSize(21)
                .contains("bottleneck", "sender9--left", "right--receiver9");
    }

    @Test
    void directionsAreResolved() {
        LinkSpec link = link("bottleneck");
        LinkDirectionSpec forward = link.forward();
        assertThat(forward.name()).isEqualTo("bottleneck.forward");
        assertThat(forward.rateBps()).isEqualTo(100_000_000);
        assertThat(forward.delayPs()).isEqualTo(18_000_000_000L);
        assertThat(forward.mtuBytes()).isEqualTo(1500);
        assertThat(forward.queue().limit()).isEqualTo(new QueueLimit.Bdp(1, 40_000_000_000L));
        assertThat(forward.loss()).containsExactly(new LossSpec.Bernoulli(0, Select.ANY, null));
        assertThat(link.reverse().rateBps()).isEqualTo(10_000_000);
        assertThat(link.reverse().delayPs()).isEqualTo(forward.delayPs());
        assertThat(link.reverse().from()).isEqualTo("right");
    }

    @Test
    void trafficHasNamesAndPairs() {
        assertThat(spec.traffic())
                .extracting(TrafficSpec::id)
                .containsExactly(
                        "bulk_transfer[0]", "constant_rate[0]", "on_off[0]", "ping[0]", "poisson_transfers[0]", "dns");
        assertThat(spec.traffic().get(0).pairs()).hasSize(10);
        assertThat(spec.traffic().get(5).from()).containsExactly("sender1", "sender2", "sender3", "sender4");
        assertThat(((AppSpec.PoissonTransfers) spec.traffic().get(4).app()).arrivals())
                .isEqualTo(new ArrivalSpec.Load(0.5, "bottleneck.forward"));
    }

    @Test
    void laterStacksWinFieldByField() {
        StackSpec stack = spec.stackOf("sender3");
        assertThat(stack.tcp().congestionControl()).isEqualTo("cubic");
        assertThat(stack.tcp().initialWindowSegments()).isEqualTo(4);
        assertThat(spec.stackOf("sender5").tcp().initialWindowSegments()).isNull();
    }

    @Test
    void downForIsDownAndLaterUp() {
        assertThat(spec.timeline())
                .extracting(ChangeSpec::atPs)
                .containsExactly(30_000_000_000_000L, 40_000_000_000_000L, 42_000_000_000_000L);
        assertThat(spec.timeline().get(0).directions()).containsExactly("bottleneck.forward", "bottleneck.reverse");
        assertThat(spec.timeline().get(2).action()).isEqualTo(new ChangeSpec.Up());
    }

    @Test
    void expectationsAreInBaseUnits() {
        assertThat(spec.expect().get(0).atLeast()).isEqualTo(8e6);
        assertThat(spec.expect().get(0).text()).isEqualTo("flow.goodput_bps of sender* at least 8 Mbps");
        assertThat(spec.expect().get(1).atMost()).isEqualTo(1.0);
    }

    @Test
    void overridesReplaceParameters() {
        ExperimentSpec other = new SpecLoader().load(FILE, ImmutableMap.of("flows", "5", "rate", "1 Gbps"));
        assertThat(other.topology().hosts()).hasSize(10);
        assertThat(other.params()).containsEntry("rate", "1 Gbps");
    }

    @Test
    void planMultipliesGridByZipAndAppliesTheCondition() {
        SweepPlan plan = new SweepPlanOf(ImmutableMap.of()).plan();
        assertThat(plan.points()).hasSize((2 * 5 - 1) * 3);
        assertThat(plan.points().get(0))
                .containsExactly(
                        java.util.Map.entry("cc", "reno"),
                        java.util.Map.entry("rate", "10 Mbps"),
                        java.util.Map.entry("rtt", "10 ms"),
                        java.util.Map.entry("flows", "50"));
        assertThat(plan.points().get(3)).containsEntry("rate", "31.6228 Mbps");
        assertThat(plan.replications()).isEqualTo(ReplicationsSpec.fixed(10));
    }

    @Test
    void commandLineReplacesAnAxis() {
        SweepPlan plan = new SweepPlanOf(
                        ImmutableMap.of("cc", ImmutableList.of("cubic"), "rate", ImmutableList.of("1 Mbps", "2 Mbps")))
                .plan();
        assertThat(plan.points()).hasSize(6);
    }

    private record SweepPlanOf(ImmutableMap<String, ImmutableList<String>> overrides) {
        SweepPlan plan() {
            return new SpecLoader().plan(FILE, overrides);
        }
    }

    private LinkSpec link(String name) {
        return spec.topology().links().stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
