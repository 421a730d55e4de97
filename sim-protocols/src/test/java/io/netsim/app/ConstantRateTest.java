package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.link.BernoulliLoss;
import io.netsim.link.ListLoss;
import io.netsim.link.PacketSelector;
import io.netsim.packet.Fate;
import io.netsim.socket.SocketError;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantRateTest {
    private static ConstantRate udp(AppScene scene, String pairs, @Nullable Long count, double stop) {
        return new ConstantRate(
                scene.traffic("constant_rate[0]", pairs, stop),
                new ConstantRate.Settings(FlowProtocol.UDP, 800_000, 972, count));
    }

    private static Flow run(AppScene scene, long count) {
        return scene.run(udp(scene, "a>b@1", count, Double.POSITIVE_INFINITY), 20)
                .flow();
    }

    @Test
    void messagesAreSentAtEvenDistances() {
        Flow flow = run(AppScene.with(), 10);
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.dataPackets()).isEqualTo(10);
        assertThat(flow.sentBytes()).isEqualTo(9720);
        assertThat(flow.deliveredBytes()).isEqualTo(9720);
        assertThat(flow.lostDatagrams()).isZero();
        // 9 distances of 9.72 ms, then 1000 bytes at 1 byte/µs and 10 ms, twice.
        assertThat(flow.completionPs()).isEqualTo(AppScene.ps(9 * 9.72 + 22));
        assertThat(flow.isEnded()).isTrue();
    }

    @Test
    void theOneWayDelayIsThatOfEachDatagram() {
        DurationSummary delays = run(AppScene.with(), 10).oneWayDelays();
        assertThat(AppScene.ms(delays)).isEqualTo(22);
        assertThat(AppScene.count(delays)).isEqualTo(10);
    }

    @Test
    void missingDatagramsAreCounted() {
        Flow flow = run(AppScene.with(ListLoss.of(PacketSelector.DATA, List.of(3L, 5L, 6L))), 10);
        assertThat(flow.lostDatagrams()).isEqualTo(3);
        assertThat(flow.deliveredBytes()).isEqualTo(7 * 972);
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.isEnded()).isFalse(); // a straggler could still come
    }

    @Test
    void withoutItsLastMessageAFlowStaysOpen() {
        Flow flow = run(AppScene.with(ListLoss.of(PacketSelector.DATA, List.of(10L))), 10);
        assertThat(flow.status()).isEqualTo(FlowStatus.OPEN);
        assertThat(flow.lostDatagrams()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void copiesAreNotCountedAndStragglersAreNotLost(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AppScene scene =
                AppScene.disorderly(seed, 0.3, new BernoulliLoss(PacketSelector.DATA, 0.1, random::nextDouble));
        Flow flow = run(scene, 300);
        long lost = scene.network.settledLedger().packets(Fate.RANDOM_LOSS);
        assertThat(flow.deliveredBytes()).isEqualTo((300 - lost) * 972);
        assertThat(flow.lostDatagrams()).isBetween(lost - 3, lost); // but for losses at the very end
    }

    @Test
    void sendsUntilItIsStopped() {
        AppScene scene = AppScene.with();
        Flow flow = scene.run(udp(scene, "a>b", null, 0.0973), 1).flow();
        assertThat(flow.dataPackets()).isEqualTo(11); // at 0, 9.72, … 97.2 ms
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
    }

    @Test
    void overTcpTheMessagesAreOneStream() {
        AppScene scene = AppScene.with(ListLoss.of(PacketSelector.DATA, List.of(4L)));
        ConstantRate application = new ConstantRate(
                scene.traffic("constant_rate[0]", "a>b"),
                new ConstantRate.Settings(FlowProtocol.TCP, 800_000, 1000, 50L));
        Flow flow = scene.run(application, 20).flow();
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.deliveredBytes()).isEqualTo(50_000);
        assertThat(flow.completionPs()).isGreaterThan(AppScene.ps(490));
        assertThat(flow.lostDatagrams()).isEqualTo(-1);
    }

    @Test
    void noRouteIsUnreachable() {
        AppScene scene = AppScene.with();
        scene.run(udp(scene, "a>d", 5L, Double.POSITIVE_INFINITY), 1);
        assertThat(scene.flow().status()).isEqualTo(FlowStatus.UNREACHABLE);
    }

    @Test
    void aMessageThatDoesNotFitFailsTheFlow() {
        AppScene scene = AppScene.withoutFragments();
        ConstantRate application = new ConstantRate(
                scene.traffic("constant_rate[0]", "a>b"),
                new ConstantRate.Settings(FlowProtocol.UDP, 800_000, 2000, null));
        scene.run(application, 1);
        assertThat(scene.flow().status()).isEqualTo(FlowStatus.FAILED);
        assertThat(scene.flow().error()).isEqualTo(SocketError.MESSAGE_TOO_LONG);
        assertThat(scene.ended).hasSize(1);
    }

    @Test
    void clientsWhoseServerDidNotGetThePortAreIgnoredByTheOther() {
        AppScene scene = AppScene.with();
        udp(scene, "a>b", 5L, Double.POSITIVE_INFINITY).start();
        ConstantRate second = new ConstantRate(
                scene.traffic("constant_rate[1]", "c>b"),
                new ConstantRate.Settings(FlowProtocol.UDP, 800_000, 972, 5L));
        scene.run(second, 2);
        assertThat(scene.troubles).containsExactly("constant_rate[1] b ADDRESS_IN_USE");
        assertThat(scene.opened).extracting(Flow::deliveredBytes).containsExactlyInAnyOrder(5L * 972, 0L);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        AppScene scene = AppScene.with();
        AppTraffic traffic = scene.traffic("constant_rate[0]", "a>b");
        assertThatThrownBy(
                        () -> new ConstantRate(traffic, new ConstantRate.Settings(FlowProtocol.UDP, 800_000, 0, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new ConstantRate(traffic, new ConstantRate.Settings(FlowProtocol.UDP, 800_000, 100, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
