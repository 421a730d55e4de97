package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.packet.Fate;
import io.netsim.queue.DropTailLimit;
import io.netsim.time.BitRate;
import io.netsim.time.Time;
import org.junit.jupiter.api.Test;

class LinkDirectionTest {
    @Test
    void aPacketArrivesAfterSerialisationAndPropagation() {
        assertThat(new TestWire().offer(5_000, 1, 1000).run().received).containsExactly("1@16000");
    }

    @Test
    void aPacketThatFindsTheTransmitterBusyWaits() {
        TestWire wire = new TestWire().offer(0, 1, 1000).offer(400, 2, 500).run();
        assertThat(wire.received).containsExactly("1@11000", "2@11500");
    }

    @Test
    void aPacketAtTheVeryEndOfATransmissionFindsTheTransmitterIdle() {
        TestWire wire = new TestWire(DropTailLimit.packets(0))
                .offer(0, 1, 1000)
                .offer(1000, 2, 1000)
                .run();
        assertThat(wire.received).containsExactly("1@11000", "2@12000");
        assertThat(wire.link.counters().maxWaiting()).isZero();
    }

    @Test
    void aLimitOf0LetsNothingWait() {
        TestWire wire = new TestWire(DropTailLimit.packets(0))
                .offer(0, 1, 1000)
                .offer(999, 2, 1000)
                .run();
        assertThat(wire.received).containsExactly("1@11000");
        assertThat(wire.lost).containsExactly("2@999 queue_full");
    }

    @Test
    void thePacketThatIsBeingSentDoesNotCountTowardsTheLimit() {
        TestWire wire = new TestWire(DropTailLimit.packets(2));
        for (int i = 1; i <= 5; i++) {
            wire.offer(10L * i, i, 1000);
        }
        wire.run();
        assertThat(wire.numbers()).containsExactly(1, 2, 3);
        assertThat(wire.lost).containsExactly("4@40 queue_full", "5@50 queue_full");
        assertThat(wire.link.counters().maxWaiting()).isEqualTo(2);
        assertThat(wire.link.counters().drops(Fate.QUEUE_FULL)).isEqualTo(2);
    }

    @Test
    void aPlaceIsFreeAtTheVeryInstantAtWhichAWaitingPacketIsSent() {
        TestWire wire = new TestWire(DropTailLimit.packets(1))
                .offer(0, 1, 1000)
                .offer(100, 2, 1000)
                .offer(999, 3, 1000)
                .offer(1000, 4, 1000)
                .run();
        assertThat(wire.numbers()).containsExactly(1, 2, 4);
        assertThat(wire.lost).containsExactly("3@999 queue_full");
    }

    @Test
    void aLimitInBytesCountsTheWaitingOnes() {
        TestWire wire = new TestWire(DropTailLimit.bytes(1000))
                .offer(0, 1, 1500)
                .offer(10, 2, 600)
                .offer(20, 3, 401)
                .offer(30, 4, 400)
                .offer(40, 5, 20)
                .offer(1500, 6, 600) // packet 2 has just left the queue
                .run();
        assertThat(wire.numbers()).containsExactly(1, 2, 4, 6);
        assertThat(wire.lost).containsExactly("3@20 queue_full", "5@40 queue_full");
    }

    @Test
    void overheadTakesTimeButNoRoomInTheQueue() {
        TestWire wire = new TestWire(new LinkSettings("a", TestWire.RATE, 0, DropTailLimit.bytes(500), 1500, 38))
                .offer(0, 1, 962)
                .offer(10, 2, 500)
                .run();
        assertThat(wire.received).containsExactly("1@1000", "2@1538");
        assertThat(wire.link.counters().bytes()).isEqualTo(962 + 500 + 2 * 38);
    }

    @Test
    void packetsAboveTheMtuAreDropped() {
        TestWire wire = new TestWire().offer(0, 1, 1501).offer(0, 2, 1500).run();
        assertThat(wire.lost).containsExactly("1@0 too_big");
        assertThat(wire.numbers()).containsExactly(2);
    }

    @Test
    void anInfiniteRateSendsEverythingAtOnce() {
        TestWire wire = new TestWire(new LinkSettings("a", BitRate.INFINITE, 7000, DropTailLimit.packets(0), 1500, 0))
                .offer(0, 1, 1000)
                .offer(0, 2, 1000)
                .run();
        assertThat(wire.received).containsExactly("1@7", "2@7");
    }

    @Test
    void manyPacketsStayInOrder() {
        TestWire wire = new TestWire();
        for (int i = 0; i < 1000; i++) {
            wire.offer(i * 300L, i, 200 + i % 7 * 100);
        }
        assertThat(wire.run().numbers()).hasSize(1000).isSorted();
        assertThat(wire.link.hops()).isEqualTo(1000);
        assertThat(wire.link.packetsInFlight()).isZero();
    }

    @Test
    void aNewRateIsForTransmissionsThatHaveNotBegun() {
        TestWire wire = new TestWire()
                .offer(0, 1, 1000)
                .offer(10, 2, 1000)
                .offer(20, 3, 1000)
                .at(500, w -> w.link.setRate(TestWire.RATE / 2))
                .offer(600, 4, 1000)
                .run();
        assertThat(wire.received).containsExactly("1@11000", "2@13000", "3@15000", "4@17000");
        assertThat(wire.link.counters().queueDelay().maxPs()).isEqualTo(4400 * Time.NANOSECOND);
        assertThat(wire.link.counters().queueDelay().count()).isEqualTo(4);
    }

    @Test
    void aHigherRateDoesNotLetPacketsOvertake() {
        TestWire wire = new TestWire()
                .offer(0, 1, 1000)
                .offer(10, 2, 1000)
                .at(500, w -> w.link.setRate(BitRate.INFINITE))
                .run();
        assertThat(wire.received).containsExactly("1@11000", "2@11000");
    }

    @Test
    void aNewDelayIsForPacketsOfferedLaterInOrder() {
        TestWire wire = new TestWire()
                .offer(0, 1, 1000)
                .at(500, w -> w.link.setDelay(0))
                .offer(2000, 2, 1000)
                .offer(20_000, 3, 1000)
                .run();
        assertThat(wire.received).containsExactly("1@11000", "2@11000", "3@21000");
    }

    @Test
    void aLinkThatGoesDownLosesWhatIsOnItAndWhatWaits() {
        TestWire wire = new TestWire()
                .offer(0, 1, 1000)
                .offer(9000, 2, 1000)
                .offer(9100, 3, 1000)
                .at(9500, w -> w.link.setDown(true))
                .offer(9600, 4, 1000)
                .at(9700, w -> w.link.setDown(false))
                .offer(9800, 5, 1000)
                .run();
        assertThat(wire.lost)
                .containsExactly("1@9500 link_down", "2@9500 link_down", "3@9500 link_down", "4@9600 link_down");
        assertThat(wire.received).containsExactly("5@20800");
    }

    @Test
    void aTransmissionCutOffCountsAsFarAsItCame() {
        TestWire wire = new TestWire()
                .offer(0, 1, 1000)
                .offer(0, 2, 1000)
                .at(1500, w -> w.link.setDown(true))
                .runUntil(3000);
        LinkCounters counters = wire.link.counters();
        assertThat(counters.utilization(wire.simulator.nowPs())).isBetween(0.4999, 0.5);
    }

    @Test
    void utilizationAndMeanQueueAreExactAtAnyInstant() {
        // Sends 0 to 1, 1 to 2, 2 to 3, 5 to 6 µs; waiting: one from 0.5 to 1, another from 0.75 to 2 µs.
        TestWire wire = new TestWire()
                .offer(0, 1, 1000)
                .offer(500, 2, 1000)
                .offer(750, 3, 1000)
                .offer(5000, 4, 1000);
        wire.simulator.run(1500 * Time.NANOSECOND, Long.MAX_VALUE);
        LinkCounters counters = wire.link.counters();
        assertThat(counters.utilization(1500 * Time.NANOSECOND)).isEqualTo(1.0);
        assertThat(counters.meanWaiting(1500 * Time.NANOSECOND)).isEqualTo((0.5 + 0.75) / 1.5);
        wire.simulator.run(8000 * Time.NANOSECOND, Long.MAX_VALUE);
        counters = wire.link.counters();
        assertThat(counters.utilization(8000 * Time.NANOSECOND)).isEqualTo(0.5);
        assertThat(counters.meanWaiting(8000 * Time.NANOSECOND)).isEqualTo((0.5 + 1.25) / 8);
        assertThat(counters.maxWaiting()).isEqualTo(2);
        assertThat(counters.packets()).isEqualTo(4);
        assertThat(counters.bytes()).isEqualTo(4000);
        assertThat(counters.queueDelay().meanPs()).isEqualTo(1.75 * Time.MICROSECOND / 4);
    }

    @Test
    void countingAnewCountsWhatFollowsOnly() {
        TestWire wire = new TestWire()
                .offer(0, 1, 1000)
                .offer(500, 2, 1000)
                .offer(750, 3, 1000)
                .offer(5000, 4, 1000);
        wire.simulator.run(1500 * Time.NANOSECOND, Long.MAX_VALUE);
        wire.link.resetCounters();
        wire.simulator.run(9500 * Time.NANOSECOND, Long.MAX_VALUE);
        LinkCounters counters = wire.link.counters();
        assertThat(counters.utilization(9500 * Time.NANOSECOND)).isEqualTo(2.5 / 8);
        assertThat(counters.meanWaiting(9500 * Time.NANOSECOND)).isEqualTo(0.5 / 8);
        assertThat(counters.packets()).isEqualTo(1);
        assertThat(counters.maxWaiting()).isEqualTo(1);
    }

    @Test
    void countersStayExactWhenTheRateChangesUnderWay() {
        TestWire wire = new TestWire()
                .offer(0, 1, 1000)
                .offer(0, 2, 1000)
                .offer(0, 3, 1000)
                .at(500, w -> w.link.setRate(TestWire.RATE / 4));
        wire.simulator.run(10_000 * Time.NANOSECOND, Long.MAX_VALUE);
        LinkCounters counters = wire.link.counters();
        assertThat(counters.utilization(10_000 * Time.NANOSECOND)).isEqualTo(0.9);
        assertThat(counters.meanWaiting(10_000 * Time.NANOSECOND)).isEqualTo((1.0 + 5.0) / 10);
    }

    @Test
    void packetsInFlightAreCountedWithTheirBytes() {
        TestWire wire = new TestWire().offer(0, 1, 1000).offer(0, 2, 600).runUntil(10);
        assertThat(wire.link.packetsInFlight()).isEqualTo(2);
        assertThat(wire.link.bytesInFlight()).isEqualTo(1600);
    }

    @Test
    void delaysAndLimitsCannotBeNegative() {
        assertThatThrownBy(() -> new TestWire().link.setDelay(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DropTailLimit.packets(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinkSettings("a", 1, -1, DropTailLimit.UNLIMITED, 1500, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinkSettings("a", 1, 0, DropTailLimit.UNLIMITED, 67, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
