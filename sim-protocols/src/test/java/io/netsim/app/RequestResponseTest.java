package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.link.BernoulliLoss;
import io.netsim.link.ListLoss;
import io.netsim.link.PacketSelector;
import io.netsim.random.Constant;
import io.netsim.random.Distribution;
import io.netsim.random.Uniform;
import io.netsim.time.Time;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestResponseTest {
    private static RequestResponse.Settings settings(
            FlowProtocol protocol, Distribution size, double thinkMs, @Nullable Long requests, boolean persistent) {
        return new RequestResponse.Settings(
                protocol, size, size, new Constant(AppScene.ps(thinkMs)), requests, Time.SECOND, 3, persistent);
    }

    private static AppScene run(AppScene scene, String pairs, double stop, RequestResponse.Settings settings) {
        return scene.run(new RequestResponse(scene.traffic("request_response[0]", pairs, stop), settings), 2000);
    }

    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void onePersistentConnectionCarriesAllRequests() {
        AppScene scene = AppScene.with();
        Flow flow = run(scene, "a>b@1", NEVER, settings(FlowProtocol.TCP, new Constant(100), 500, 4L, true))
                .flow();
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.answeredRequests()).isEqualTo(4);
        assertThat(flow.sentBytes()).isEqualTo(800);
        assertThat(flow.deliveredBytes()).isEqualTo(800);
        assertThat(flow.dataPackets()).isEqualTo(8);
        // 152 bytes there and back over four hops of 10.152 ms, perhaps behind an ACK or two of 0.052 ms each; the
        // first
        // waits for the handshake of 40.24 ms.
        assertThat(AppScene.ms(flow.responses())).isBetween(40.608 + 40.24 / 4, 40.608 + 40.24 / 4 + 0.11);
        assertThat(flow.completionPs())
                .isBetween(AppScene.ps(40.24 + 4 * 40.608 + 1500), AppScene.ps(40.24 + 4 * 40.72 + 1500));
        assertThat(scene.ended).containsExactly(flow);
    }

    @Test
    void aConnectionForEachRequestCostsAHandshakeEach() {
        AppScene scene = AppScene.with();
        Flow flow = run(scene, "a>b@1", NEVER, settings(FlowProtocol.TCP, new Constant(100), 500, 4L, false))
                .flow();
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.answeredRequests()).isEqualTo(4);
        assertThat(AppScene.ms(flow.responses())).isBetween(40.608 + 40.24, 40.608 + 40.24 + 0.11);
        assertThat(flow.dataPackets()).isEqualTo(8);
        assertThat(flow.isEnded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"TCP, true", "TCP, false", "UDP, true"})
    void aConversationIsStopped(FlowProtocol protocol, boolean persistent) {
        AppScene scene = AppScene.with();
        Flow flow = run(scene, "a>b", 3.3, settings(protocol, new Uniform(1, 1400), 200, null, persistent))
                .flow();
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.isEnded()).isTrue();
        assertThat(flow.answeredRequests()).isBetween(8, 14);
        assertThat(flow.deliveredBytes()).isEqualTo(flow.sentBytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void conversationsOverTcpSurviveADisorderlyNetwork(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AppScene scene = AppScene.disorderly(seed, 0.1, new BernoulliLoss(PacketSelector.ANY, 0.1, random::nextDouble));
        run(scene, "a>b b>a", NEVER, settings(FlowProtocol.TCP, new Uniform(1, 30_000), 10, 10L, seed % 2 == 0));
        assertThat(scene.opened).hasSize(2).allSatisfy(flow -> {
            assertThat(flow.answeredRequests()).isEqualTo(10);
            assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
            assertThat(flow.isEnded()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void queriesOverUdpAreRepeatedUntilTheyAreAnswered(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AppScene scene = AppScene.disorderly(seed, 0.1, new BernoulliLoss(PacketSelector.ANY, 0.2, random::nextDouble));
        run(scene, "a>b b>a", NEVER, settings(FlowProtocol.UDP, new Uniform(1, 1400), 10, 50L, true));
        assertThat(scene.opened).hasSize(2).allSatisfy(flow -> {
            assertThat(flow.answeredRequests() + flow.unansweredRequests()).isEqualTo(50);
            assertThat(flow.answeredRequests()).isGreaterThan(45);
            assertThat(flow.timeouts()).isPositive().isGreaterThanOrEqualTo(flow.retransmittedPackets());
            assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        });
    }

    @Test
    void aQueryTakesARoundTrip() {
        AppScene scene = AppScene.with(ListLoss.of(PacketSelector.DATA, List.of(2L)));
        Flow flow = run(scene, "a>b", NEVER, settings(FlowProtocol.UDP, new Constant(72), 0, 3L, true))
                .flow();
        assertThat(flow.answeredRequests()).isEqualTo(3);
        assertThat(flow.timeouts()).isEqualTo(1);
        assertThat(flow.retransmittedPackets()).isEqualTo(1);
        assertThat(AppScene.ms(flow.responses())).isCloseTo(40.4 + 1000 / 3.0, within(0.001));
        assertThat(AppScene.count(flow.roundTrips())).isEqualTo(2); // Karn
        assertThat(AppScene.ms(flow.roundTrips())).isCloseTo(40.4, within(0.001));
    }

    @Test
    void queriesThatAreNeverAnsweredTimeOut() {
        AppScene scene = AppScene.with(ListLoss.every(PacketSelector.ANY, 1));
        Flow flow = run(scene, "a>b", NEVER, settings(FlowProtocol.UDP, new Constant(72), 0, 2L, true))
                .flow();
        assertThat(flow.status()).isEqualTo(FlowStatus.TIMED_OUT);
        assertThat(flow.unansweredRequests()).isEqualTo(2);
        assertThat(flow.dataPackets()).isEqualTo(8);
        assertThat(flow.responses()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"TCP, true", "TCP, false", "UDP, true"})
    void noRouteIsUnreachable(FlowProtocol protocol, boolean persistent) {
        AppScene scene = AppScene.with();
        Flow flow = run(scene, "a>d", NEVER, settings(protocol, new Constant(72), 0, 2L, persistent))
                .flow();
        assertThat(flow.status()).isEqualTo(FlowStatus.UNREACHABLE);
        assertThat(flow.isEnded()).isTrue();
    }
}
