package io.netsim.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.engine.Event;
import io.netsim.engine.Simulator;
import io.netsim.link.BernoulliLoss;
import io.netsim.link.Duplication;
import io.netsim.link.GilbertElliottLoss;
import io.netsim.link.Impairments;
import io.netsim.link.LinkDirection;
import io.netsim.link.LinkEpoch;
import io.netsim.link.LinkSettings;
import io.netsim.link.PacketSelector;
import io.netsim.link.RandomReordering;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.TestPayload;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.time.Time;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
    static IntStream seeds() {
        return Integer.getInteger("seed") != null ? IntStream.of(Integer.getInteger("seed")) : IntStream.range(0, 50);
    }

    /** Two nodes and a link that does all it can to packets, cut off in the middle of things. */
    private static final class Scene {
        private final Simulator simulator = new Simulator();
        private final Ledger ledger = new Ledger();
        private final RandomStream random;
        private final Node near = new Node("near", 0, simulator, ledger);
        private final Node far = new Node("far", 1, simulator, ledger);
        private final LinkDirection link;
        private final LinkDirection back;

        Scene(int seed) {
            random = new RandomStreams(seed, 0).stream("test", "ledger");
            Interface a = near.addInterface("wire");
            Interface b = far.addInterface("wire");
            link = new LinkDirection(simulator, near.owner(), settings("wire.forward"), impairments(), a, b);
            back = new LinkDirection(simulator, far.owner(), settings("wire.reverse"), null, b, a);
            Interface.connect(a, link, b, back);
            far.handler((packet, on) -> far.ended(packet, Fate.DELIVERED));
            Event source = new Event(near.owner()) {
                @Override
                protected void fire(long nowPs) {
                    step(a);
                    simulator.schedule(this, nowPs + random.nextInt(1_500_000));
                }
            };
            simulator.schedule(source, 0);
        }

        private LinkSettings settings(String name) {
            return new LinkSettings(name, 8_000_000_000L, 20 * Time.MICROSECOND, DropTailLimit.packets(5), 1400, 0);
        }

        private Impairments impairments() {
            return new Impairments(
                    ImmutableList.of(
                            new BernoulliLoss(PacketSelector.ANY, 0.1, random::nextDouble),
                            new GilbertElliottLoss(PacketSelector.ANY, 0.05, 0.3, 0, 1, random::nextDouble)),
                    ImmutableList.of(new RandomReordering(0.1, 30 * Time.MICROSECOND, random::nextDouble)),
                    ImmutableList.of(),
                    new Duplication(0.1, random::nextDouble),
                    new LinkEpoch());
        }

        private void step(Interface a) {
            switch (random.nextInt(100)) {
                case 0 -> link.setDown(true);
                case 1, 2, 3 -> link.setDown(false);
                case 4 -> link.setRate(1_000_000_000L * (1 + random.nextInt(20)));
                case 5 -> link.setDelay(random.nextInt(40_000_000));
                default -> {
                    Packet packet = TestPayload.packet(random.nextInt(1000), 20 + random.nextInt(1400));
                    near.originated(packet);
                    a.send(packet);
                }
            }
        }

        void run() {
            simulator.run(5 * Time.MILLISECOND, Long.MAX_VALUE);
            ledger.inFlight(link.packetsInFlight(), link.bytesInFlight());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksBalanceWhateverTheLinkDoes(int seed) {
        Scene scene = new Scene(seed);
        scene.run();
        assertThat(scene.ledger.offeredPackets()).isGreaterThan(1000);
        assertThat(scene.ledger.balancePackets()).isZero();
        assertThat(scene.ledger.balanceBytes()).isZero();
        for (Fate fate : new Fate[] {Fate.DELIVERED, Fate.QUEUE_FULL, Fate.RANDOM_LOSS, Fate.TOO_BIG}) {
            assertThat(scene.ledger.packets(fate)).as(fate.label()).isPositive();
        }
    }

    @Test
    void equalRunsHaveEqualDigestsAndOthersHaveOthers() {
        Scene first = new Scene(1);
        Scene again = new Scene(1);
        Scene other = new Scene(2);
        first.run();
        again.run();
        other.run();
        assertThat(again.near.digest()).isEqualTo(first.near.digest()).isNotEqualTo(other.near.digest());
        assertThat(again.far.digest()).isEqualTo(first.far.digest()).isNotEqualTo(other.far.digest());
    }

    @Test
    void aMissingPacketShowsInTheBalance() {
        Ledger ledger = new Ledger();
        Packet packet = TestPayload.packet(1, 500);
        ledger.offered(packet);
        ledger.offered(packet);
        ledger.ended(packet, Fate.DELIVERED);
        assertThat(ledger.balancePackets()).isEqualTo(1);
        assertThat(ledger.balanceBytes()).isEqualTo(500);
    }
}
