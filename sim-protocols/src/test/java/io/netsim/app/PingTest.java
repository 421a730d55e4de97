package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.link.ListLoss;
import io.netsim.link.PacketSelector;
import io.netsim.time.Time;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PingTest {
    private static Flow run(AppScene scene, String pair, double stop, long intervalPs, @Nullable Long count) {
        AppTraffic traffic = scene.traffic("ping[0]", pair, stop);
        return scene.run(new Ping(traffic, new Ping.Settings(intervalPs, count, 72)), 100)
                .flow();
    }

    @Test
    void measuresTheRoundTrip() {
        Flow flow = run(AppScene.with(), "a>b@1", Double.POSITIVE_INFINITY, Time.SECOND, 5L);
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.dataPackets()).isEqualTo(5);
        assertThat(flow.lostDatagrams()).isZero();
        assertThat(AppScene.ms(flow.roundTrips())).isCloseTo(40.4, within(1e-6)); // 100 bytes, four hops
        assertThat(flow.isEnded()).isTrue();
    }

    @Test
    void countsWhatIsNotAnswered() {
        Flow flow = run(
                AppScene.with(ListLoss.of(PacketSelector.ANY, List.of(2L, 4L))),
                "a>b",
                Double.POSITIVE_INFINITY,
                Time.SECOND,
                5L);
        assertThat(flow.lostDatagrams()).isEqualTo(2);
        assertThat(flow.deliveredBytes()).isEqualTo(3 * 72);
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
    }

    @Test
    void goesOnUntilItIsStopped() {
        Flow flow = run(AppScene.with(), "a>b", 10.5, Time.SECOND, null);
        assertThat(flow.dataPackets()).isEqualTo(11);
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
    }

    @Test
    void sequenceNumbersWrapAround() {
        Flow flow = run(AppScene.with(), "a>b", Double.POSITIVE_INFINITY, Time.MILLISECOND, 70_000L);
        assertThat(flow.lostDatagrams()).isZero();
        assertThat(flow.deliveredBytes()).isEqualTo(70_000 * 72);
    }

    @Test
    void noRouteIsUnreachable() {
        Flow flow = run(AppScene.with(), "a>d", Double.POSITIVE_INFINITY, Time.SECOND, 3L);
        assertThat(flow.status()).isEqualTo(FlowStatus.UNREACHABLE);
    }
}
