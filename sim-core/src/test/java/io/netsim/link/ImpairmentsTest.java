package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.packet.TestPayload;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class ImpairmentsTest {
    private static final int TCP = 6;

    /** Yields the given numbers, then fails. */
    private static DoubleSupplier draws(double... values) {
        int[] next = {0};
        return () -> values[next[0]++];
    }

    private static Packet data(int number) {
        return TestPayload.packet(number, 1000, TCP, Payload.DATA);
    }

    private static Packet ack(int number) {
        return TestPayload.packet(number, 40, TCP, Payload.PURE_ACK);
    }

    /** One packet every 2 µs, alternately an ACK (odd numbers) and data (even numbers), from 1. */
    private static TestWire alternating(TestWire wire, int count) {
        for (int i = 1; i <= count; i++) {
            wire.offer(2000L * i, i % 2 == 0 ? data(i) : ack(i));
        }
        return wire.run();
    }

    @Test
    void aPacketIsLostIfItsDrawIsBelowTheRate() {
        TestWire wire = new TestWire(new BernoulliLoss(PacketSelector.ANY, 0.5, draws(0.49, 0.5, 0.51, 0)));
        assertThat(alternating(wire, 4).numbers()).containsExactly(2, 3);
        assertThat(wire.lost).containsExactly("1@12040 random_loss", "4@19000 random_loss");
    }

    @Test
    void onlySelectedPacketsDraw() {
        TestWire wire = new TestWire(new BernoulliLoss(PacketSelector.DATA, 0.5, draws(0.1, 0.9)));
        assertThat(alternating(wire, 4).numbers()).containsExactly(1, 3, 4);
    }

    @Test
    void theLossesOfASplittableSeedCanBeWorkedOutBeforehand() {
        SplittableRandom known = new SplittableRandom(7);
        List<Integer> expected = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            if (i % 2 == 1 || !(known.nextDouble() < 0.1)) {
                expected.add(i);
            }
        }
        SplittableRandom seeded = new SplittableRandom(7);
        TestWire wire = new TestWire(new BernoulliLoss(PacketSelector.DATA, 0.1, seeded::nextDouble));
        assertThat(alternating(wire, 400).numbers()).isEqualTo(expected).hasSizeBetween(370, 390);
    }

    @Test
    void gilbertAndElliottsStateMovesBeforeThePacketIsJudged() {
        // Draws (x, y): to bad, lost; stays bad, lost; to good; stays good; to bad but y above the loss rate.
        TestWire wire = new TestWire(new GilbertElliottLoss(
                PacketSelector.ANY, 0.2, 0.5, 0, 0.8, draws(0.19, 0.5, 0.5, 0.79, 0.49, 0, 0.2, 0, 0.1, 0.8)));
        assertThat(alternating(wire, 5).numbers()).containsExactly(3, 4, 5);
    }

    @Test
    void gilbertAndElliottsShareAndBurstsAreThoseOfTheTheory() {
        SplittableRandom random = new SplittableRandom(1);
        GilbertElliottLoss loss = new GilbertElliottLoss(PacketSelector.ANY, 0.02, 0.25, 0, 1, random::nextDouble);
        int n = 200_000;
        int lost = 0;
        int bursts = 0;
        boolean before = false;
        for (int i = 0; i < n; i++) {
            boolean now = loss.decide(data(i), 0, 0) != null;
            lost += now ? 1 : 0;
            bursts += now && !before ? 1 : 0;
            before = now;
        }
        assertThat((double) lost / n).isBetween(0.0741 * 0.95, 0.0741 * 1.05); // p ÷ (p + r)
        assertThat((double) lost / bursts).isBetween(4 * 0.95, 4 * 1.05); // 1 ÷ r
    }

    @Test
    void aListNamesSelectedPacketsFrom1() {
        TestWire wire = new TestWire(ListLoss.of(PacketSelector.DATA, List.of(1L, 3L)));
        assertThat(alternating(wire, 8).numbers()).containsExactly(1, 3, 4, 5, 7, 8);
        assertThat(wire.lost).containsExactly("2@15000 planned_loss", "6@23000 planned_loss");
    }

    @Test
    void everyThirdAndTheFirstTwo() {
        assertThat(alternating(new TestWire(ListLoss.every(PacketSelector.ANY, 3)), 7)
                        .numbers())
                .containsExactly(1, 2, 4, 5, 7);
        assertThat(alternating(new TestWire(ListLoss.first(PacketSelector.ACK, 2)), 7)
                        .numbers())
                .containsExactly(2, 4, 5, 6, 7);
        assertThatThrownBy(() -> ListLoss.every(PacketSelector.ANY, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachModelSeesThePacketsThatAnotherLoses() {
        TestWire wire = new TestWire(
                ListLoss.of(PacketSelector.ANY, List.of(1L)), ListLoss.of(PacketSelector.ANY, List.of(2L)));
        assertThat(alternating(wire, 3).numbers()).containsExactly(3);
    }

    @Test
    void theSegmentThatHoldsAByteIsLostSoManyTimes() {
        TestWire wire = new TestWire(new SegmentLoss(1999, 2))
                .offer(0, TestPayload.segment(1, 0, 1000))
                .offer(2000, TestPayload.segment(2, 1000, 1000))
                .offer(4000, TestPayload.segment(3, 2000, 1000))
                .offer(6000, TestPayload.segment(4, 1500, 500))
                .offer(8000, TestPayload.segment(5, 1000, 1000))
                .run();
        assertThat(wire.numbers()).containsExactly(1, 3, 5);
    }

    @Test
    void anOutageCountsFromTheFirstTcpPacket() {
        TestWire wire = new TestWire(new OutageLoss(10 * Time.MICROSECOND, 20 * Time.MICROSECOND))
                .offer(12_000, TestPayload.packet(0, 1000)) // not TCP
                .offer(100_000, data(1))
                .offer(109_999, data(2))
                .offer(112_000, data(3))
                .offer(119_999, data(4))
                .offer(123_000, data(5))
                .run();
        assertThat(wire.numbers()).containsExactly(0, 1, 2, 5);
        assertThat(wire.lost).allMatch(note -> note.endsWith("outage")).hasSize(2);
    }

    @Test
    void aLostPacketHasUsedQueueAndLinkTime() {
        TestWire wire = new TestWire(ListLoss.first(PacketSelector.ANY, 1))
                .offer(0, 1, 1000)
                .offer(0, 2, 1000)
                .run();
        assertThat(wire.received).containsExactly("2@12000");
        assertThat(wire.link.counters().packets()).isEqualTo(2);
    }

    @Test
    void packetsDroppedByTheQueueDoNotReachTheLossModel() {
        LinkSettings settings =
                new LinkSettings("a", TestWire.RATE, TestWire.DELAY, io.netsim.queue.DropTailLimit.packets(0), 1500, 0);
        TestWire wire = new TestWire(settings, ListLoss.of(PacketSelector.ANY, List.of(2L)))
                .offer(0, 1, 1000)
                .offer(500, 2, 1000)
                .offer(1000, 3, 1000)
                .offer(2000, 4, 1000)
                .run();
        assertThat(wire.numbers()).containsExactly(1, 4);
    }

    @Test
    void aDelayedPacketIsOvertaken() {
        TestWire wire = new TestWire(new DelayList(PacketSelector.DATA, List.of(1L), 5 * Time.MICROSECOND));
        alternating(wire, 6);
        assertThat(wire.received).containsExactly("1@12040", "3@16040", "4@19000", "2@20000", "5@20040", "6@23000");
        assertThat(wire.link.hops()).isEqualTo(6);
    }

    @Test
    void reorderingHoldsAShareBack() {
        TestWire wire = new TestWire(new RandomReordering(0.5, 3 * Time.MICROSECOND, draws(0.9, 0.4, 0.5)));
        wire.offer(0, 1, 1000).offer(0, 2, 1000).offer(0, 3, 1000).run();
        assertThat(wire.received).containsExactly("1@11000", "3@13000", "2@15000");
    }

    @Test
    void packetsHeldBackAreInFlight() {
        TestWire wire = new TestWire(new RandomReordering(1, 30 * Time.MICROSECOND, () -> 0));
        wire.offer(0, 1, 1000).runUntil(20_000);
        assertThat(wire.link.packetsInFlight()).isEqualTo(1);
        assertThat(wire.link.bytesInFlight()).isEqualTo(1000);
        wire.link.setDown(true);
        assertThat(wire.link.packetsInFlight()).isZero();
        assertThat(wire.lost).hasSize(1);
    }

    @Test
    void deliveriesDueInAHoldWindowComeAtItsEndInOrder() {
        TestWire wire =
                new TestWire(ImmutableList.of(new HoldWindow(20 * Time.MICROSECOND, 30 * Time.MICROSECOND)), null);
        // The first TCP packet enters at 1 µs, so deliveries due from 21 to 31 µs are held.
        wire.offer(1000, data(1))
                .offer(10_000, data(2)) // due at exactly 21 µs
                .offer(15_000, data(3))
                .offer(19_999, data(4)) // due just before 31 µs
                .offer(21_000, data(5))
                .run();
        assertThat(wire.received).containsExactly("1@12000", "2@31000", "3@31000", "4@31000", "5@32000");
    }

    @Test
    void aCopyComesRightBehindItsOriginal() {
        TestWire wire = new TestWire(ImmutableList.of(), new Duplication(0.5, draws(0.6, 0.4)));
        wire.offer(0, 1, 1000).offer(0, 2, 1000).run();
        assertThat(wire.received).containsExactly("1@11000", "2@12000", "2@12000");
        assertThat(wire.copies).containsExactly(2);
        assertThat(wire.link.hops()).isEqualTo(3);
    }

    @Test
    void impairmentsSetUnderWayDoNotTouchWhatIsOnTheWire() {
        TestWire wire = new TestWire(new DelayList(PacketSelector.ANY, List.of(1L), 50 * Time.MICROSECOND));
        Impairments delaying = wire.link.impairments();
        wire.offer(0, 1, 1000).at(100_000, w -> w.link.setImpairments(null));
        for (int i = 2; i <= 33; i++) { // once around the ring
            wire.offer(100_000 + i * 100_000L, i, 1000);
        }
        wire.at(100_000 + 33 * 100_000L + 1, w -> w.link.setImpairments(delaying))
                .run();
        assertThat(wire.received.get(32)).isEqualTo("33@" + (100_000 + 33 * 100_000L + 11_000));
    }
}
