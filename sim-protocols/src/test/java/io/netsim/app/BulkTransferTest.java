package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.link.BernoulliLoss;
import io.netsim.link.ListLoss;
import io.netsim.link.PacketSelector;
import io.netsim.random.Constant;
import io.netsim.socket.SocketError;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BulkTransferTest {
    private static BulkTransfer.Settings bytes(long size) {
        return new BulkTransfer.Settings(new Constant(size));
    }

    private static BulkTransfer.Settings endless() {
        return new BulkTransfer.Settings(null);
    }

    static IntStream seeds() {
        return Integer.getInteger("seed") != null ? IntStream.of(Integer.getInteger("seed")) : IntStream.range(0, 200);
    }

    @Test
    void aTransferIsCompleteWithTheDeliveryOfItsLastByte() {
        AppScene scene = AppScene.with();
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b@1"), bytes(1000)), 10);
        Flow flow = scene.flow();
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.deliveredBytes()).isEqualTo(1000);
        assertThat(flow.sentBytes()).isEqualTo(1000);
        assertThat(flow.dataPackets()).isEqualTo(1);
        assertThat(flow.startPs()).isEqualTo(Time.SECOND);
        // SYN and SYN-ACK of 60 bytes, an ACK of 52, then 1052 bytes, over two links of 1 byte/µs and 10 ms each.
        assertThat(flow.connectPs()).isEqualTo(AppScene.ps(40.24));
        assertThat(flow.completionPs()).isEqualTo(AppScene.ps(40.24 + 0.052 + 20 + 2 * 1.052));
        assertThat(scene.ended).containsExactly(flow);
        assertThat(AppScene.ms(flow.roundTrips())).isCloseTo(41, within(1.5));
    }

    @Test
    void aFlowSaysWhoTalksToWhom() {
        AppScene scene = AppScene.with();
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b"), bytes(1000)), 10);
        Flow flow = scene.flow();
        assertThat(flow.id()).isEqualTo("bulk_transfer[0]");
        assertThat(flow.app()).isEqualTo("bulk_transfer");
        assertThat(flow.protocol()).isEqualTo(FlowProtocol.TCP);
        assertThat(flow.source()).isEqualTo("a");
        assertThat(flow.destination()).isEqualTo("b");
        assertThat(flow.sourceEndpoint().address()).isEqualTo(scene.host("a").address());
        assertThat(flow.sourceEndpoint().port()).isBetween(32768, 60999);
        assertThat(flow.destinationEndpoint().toString())
                .isEqualTo(scene.host("b").address() + ":5001");
    }

    @Test
    void anEndlessTransferSendsUntilItIsStoppedAndEndsInOrder() {
        AppScene scene = AppScene.with();
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b", 5), endless()), 60);
        Flow flow = scene.flow();
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.deliveredBytes()).isEqualTo(flow.sentBytes()).isBetween(4_000_000L, 12_000_000L);
        assertThat(flow.isEnded()).isTrue();
    }

    @Test
    void anEndlessTransferIsOpenAtTheEndOfTheRun() {
        AppScene scene = AppScene.with();
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b"), endless()), 3);
        assertThat(scene.flow().status()).isEqualTo(FlowStatus.OPEN);
        assertThat(scene.flow().liveStatistics()).isNotNull();
        assertThat(scene.ended).isEmpty();
    }

    @Test
    void goodputCountsWhatIsDeliveredAfterTheWarmUp() {
        AppScene scene = AppScene.with();
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b"), endless()), 2);
        long before = scene.flow().deliveredBytes();
        scene.flow().warmupEnded();
        scene.run(3);
        assertThat(scene.flow().deliveredSinceWarmupBytes())
                .isEqualTo(scene.flow().deliveredBytes() - before)
                .isBetween(900_000L, 1_000_000L);
    }

    @Test
    void oneServerServesManyClients() {
        AppScene scene = AppScene.with();
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b c>b b>c"), bytes(50_000)), 60);
        assertThat(scene.opened)
                .extracting(Flow::id)
                .containsExactlyInAnyOrder("bulk_transfer[0]/0", "bulk_transfer[0]/1", "bulk_transfer[0]/2");
        assertThat(scene.opened).allMatch(flow -> flow.deliveredBytes() == 50_000 && flow.isEnded());
    }

    @Test
    void countsAreKeptWhenTheFlowEnds() {
        AppScene scene = AppScene.with(ListLoss.of(PacketSelector.DATA, List.of(3L)));
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b"), bytes(50_000)), 60);
        Flow flow = scene.flow();
        assertThat(flow.isEnded()).isTrue();
        assertThat(flow.liveStatistics()).isNull();
        assertThat(flow.retransmittedPackets()).isEqualTo(1);
        assertThat(flow.dataPackets()).isEqualTo(1 + (50_000 + 1447) / 1448);
        assertThat(flow.roundTrips()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyByteArrivesWhateverTheNetworkDoes(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double loss = random.nextDouble() * 0.2;
        AppScene scene = AppScene.disorderly(
                seed, random.nextDouble() * 0.1, new BernoulliLoss(PacketSelector.ANY, loss, random::nextDouble));
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b b>a"), bytes(20_000)), 3000);
        assertThat(scene.opened).hasSize(2).allSatisfy(flow -> {
            assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
            assertThat(flow.deliveredBytes()).isEqualTo(20_000);
        });
    }

    @Test
    void noRouteIsUnreachable() {
        AppScene scene = AppScene.with();
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>d"), bytes(1000)), 10);
        assertThat(scene.flow().status()).isEqualTo(FlowStatus.UNREACHABLE);
        assertThat(scene.ended).hasSize(1);
    }

    @Test
    void noAnswerTimesOut() {
        AppScene scene = AppScene.with(ListLoss.every(PacketSelector.ANY, 1));
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b"), bytes(1000)), 1000);
        assertThat(scene.flow().status()).isEqualTo(FlowStatus.TIMED_OUT);
        assertThat(scene.flow().connectPs()).isEqualTo(Time.NEVER);
    }

    @Test
    void aConnectionCutOffInTheMiddleTimesOut() {
        AppScene scene = AppScene.with();
        BulkTransfer application = new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b"), bytes(5_000_000));
        scene.run(application, 2);
        scene.network.direction("a-r.forward").setDown(true);
        scene.network.direction("a-r.reverse").setDown(true);
        scene.run(4000);
        assertThat(scene.flow().status()).isEqualTo(FlowStatus.TIMED_OUT);
        assertThat(scene.flow().deliveredBytes()).isBetween(1_000_000L, 4_999_999L);
    }

    @Test
    void aPortThatIsTakenIsReportedAndItsClientsFail() {
        AppScene scene = AppScene.with();
        new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b"), bytes(1000)).start();
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[1]", "c>b"), bytes(1000)), 10);
        assertThat(scene.troubles).containsExactly("bulk_transfer[1] b ADDRESS_IN_USE");
        assertThat(scene.opened)
                .extracting(Flow::status)
                .containsExactlyInAnyOrder(FlowStatus.COMPLETED, FlowStatus.RESET);
    }

    @Test
    void aHostWithoutFreePortsFailsTheFlow() {
        AppScene scene = AppScene.withPorts(new PortPolicy(40000, 40001, false, true));
        scene.run(new BulkTransfer(scene.traffic("bulk_transfer[0]", "a>b a>b a>b"), bytes(1000)), 10);
        assertThat(scene.opened)
                .extracting(Flow::status)
                .containsExactly(FlowStatus.COMPLETED, FlowStatus.COMPLETED, FlowStatus.FAILED);
        assertThat(scene.opened.get(2).error()).isEqualTo(SocketError.NO_PORT_AVAILABLE);
    }
}
