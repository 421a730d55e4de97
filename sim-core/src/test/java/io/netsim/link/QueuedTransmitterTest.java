package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.packet.Packet;
import io.netsim.queue.DropTailLimit;
import io.netsim.queue.DropTailQueue;
import io.netsim.queue.PacketFifo;
import io.netsim.queue.QueueDiscipline;
import io.netsim.queue.QueueEvents;
import io.netsim.queue.QueueSettings;
import io.netsim.random.RandomStreams;
import io.netsim.time.Time;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuedTransmitterTest {
    private static QueueDiscipline dropTail(DropTailLimit limit, QueueEvents events) {
        return new DropTailQueue(new QueueSettings(
                limit,
                ImmutableMap.of(),
                TestWire.RATE,
                1500,
                new RandomStreams(1, 0).stream("queue", "test"),
                events));
    }

    private static LinkSettings settings(DropTailLimit limit) {
        return new LinkSettings("a.forward", TestWire.RATE, TestWire.DELAY, limit, 1500, 0);
    }

    /** A DropTail queue asked packet by packet does what the pipe foresees when a packet arrives. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void dropTailAskedPacketByPacketIsTheDropTailThatIsForeseen(long seed) {
        DropTailLimit limit =
                seed % 2 == 0 ? DropTailLimit.packets((int) seed) : DropTailLimit.bytes(1000 * seed + 500);
        boolean hard = seed % 3 == 0; // then packets that wait are counted by one and not by the other
        TestWire foreseen = new TestWire(settings(limit));
        TestWire asked = new TestWire(settings(limit).with(events -> dropTail(limit, events), null));
        for (TestWire wire : new TestWire[] {foreseen, asked}) {
            java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
            long ns = 0;
            for (int i = 0; i < 2000; i++) {
                ns += random.nextInt(10) == 0 ? random.nextInt(8000) : random.nextInt(4) * 250L;
                wire.offer(ns, i, 40 + random.nextInt(4) * 365);
            }
            wire.at(100_000, each -> each.link.setRate(TestWire.RATE / 3));
            if (hard) {
                wire.at(200_000, each -> each.link.setDown(true));
                wire.at(203_000, each -> each.link.setDown(false));
                wire.at(300_000, each -> each.link.resetCounters());
            }
            wire.at(400_000, each -> each.link.setRate(TestWire.RATE * 2));
            wire.runUntil(500_500);
        }
        LinkCounters a = foreseen.link.counters();
        LinkCounters b = asked.link.counters();
        assertThat(asked.received).isEqualTo(foreseen.received).hasSizeGreaterThan(100);
        assertThat(asked.lost).isEqualTo(foreseen.lost).isNotEmpty();
        assertThat(b.busySoFarPs()).isEqualTo(a.busySoFarPs());
        assertThat(b.waitedSoFarPs()).isCloseTo(a.waitedSoFarPs(), within(1e-9 * a.waitedSoFarPs()));
        assertThat(b.maxWaiting()).isEqualTo(a.maxWaiting());
        assertThat(asked.link.packetsInFlight()).isEqualTo(foreseen.link.packetsInFlight());
        assertThat(asked.link.bytesInFlight()).isEqualTo(foreseen.link.bytesInFlight());
        foreseen.run();
        asked.run();
        assertThat(asked.received).isEqualTo(foreseen.received);
        if (!hard) {
            assertThat(asked.link.counters().packets())
                    .isEqualTo(foreseen.link.counters().packets());
            assertThat(asked.link.counters().queueDelay().meanPs())
                    .isEqualTo(foreseen.link.counters().queueDelay().meanPs());
        }
    }

    /** Lets nothing go before it is 50 µs. */
    private static final class Late implements QueueDiscipline {
        private final PacketFifo waiting = new PacketFifo();

        @Override
        public void enqueue(Packet packet, long nowPs) {
            waiting.add(packet);
        }

        @Override
        public @Nullable Packet dequeue(long nowPs) {
            return nowPs < readyAtPs(nowPs) ? null : waiting.poll();
        }

        @Override
        public int packets() {
            return waiting.packets();
        }

        @Override
        public long bytes() {
            return waiting.bytes();
        }

        @Override
        public long readyAtPs(long nowPs) {
            return 50 * Time.MICROSECOND;
        }

        @Override
        public void drain(Consumer<Packet> sink) {
            waiting.drain(sink);
        }
    }

    @Test
    void aQueueThatKeepsPacketsIsAskedWhenItIsReady() {
        TestWire wire = new TestWire(settings(DropTailLimit.UNLIMITED).with(events -> new Late(), null));
        wire.offer(0, 1, 1000).offer(7_000, 2, 1000).offer(60_000, 3, 1000).run();
        assertThat(wire.received).containsExactly("1@61000", "2@62000", "3@71000");
        assertThat(wire.link.counters().queueDelay().meanPs())
                .isCloseTo((50 + 44) * Time.MICROSECOND / 3.0, within(1.0));
    }

    @Test
    void aPaceSaysWhenTransmissionsEnd() {
        Pace everyTenMicroseconds = (start, bytes) -> (start / (10 * Time.MICROSECOND) + 1) * 10 * Time.MICROSECOND;
        TestWire wire = new TestWire(settings(DropTailLimit.UNLIMITED)
                .with(events -> dropTail(DropTailLimit.packets(9), events), everyTenMicroseconds));
        wire.offer(0, 1, 1000).offer(3_000, 2, 40).offer(25_000, 3, 1000).run();
        assertThat(wire.received).containsExactly("1@20000", "2@30000", "3@40000");
    }
}
