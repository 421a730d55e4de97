package io.netsim.queue;

import static io.netsim.queue.QueueBench.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.packet.Packet;
import io.netsim.queue.QueueBench.Note;
import io.netsim.time.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoDelQueueTest {
    /** 1000 bytes take 10 µs. */
    private static final long FAST = 800_000_000L;

    private static final long PACKET_PS = 10 * Time.MICROSECOND;

    private static QueueBench bench(long rateBps) {
        return new QueueBench(
                new CoDelQueue.Factory(), rateBps, DropTailLimit.UNLIMITED, ImmutableMap.of("interval", 100.0 * MS));
    }

    /** More than the link can carry from {@code fromPs} on, behind a queue that is far above the target at once. */
    private static void overload(QueueBench bench, long fromPs, long untilPs, int ecn) {
        for (int i = 0; i < 2000; i++) {
            bench.offer(fromPs, 1000, 0, ecn);
        }
        for (long t = fromPs; t < untilPs; t += PACKET_PS / 2) {
            bench.offer(t, 1000, 0, ecn);
        }
    }

    private static void assertGaps(List<Note> drops, double... offsetsMs) {
        for (int i = 0; i < offsetsMs.length; i++) {
            double offset = (double) (drops.get(i).atPs() - drops.get(0).atPs()) / MS;
            assertThat(offset).as("drop %d", i).isBetween(offsetsMs[i] - 1e-3, offsetsMs[i] + 1e-3 + 0.01);
        }
    }

    /** RFC 8289 §5.6: the sums of 100 ms ÷ √n; a drop comes with the first transmission after it is due. */
    @Test
    void dropsComeAtIntervalsThatShrinkWithTheRootOfTheirNumber() {
        QueueBench bench = bench(FAST);
        overload(bench, 0, 700 * MS, Packet.NOT_ECT);
        List<Note> drops = bench.notes("early_drop");
        assertGaps(drops, 0, 100, 170.711, 228.446, 278.446, 323.167, 363.992, 401.788);
    }

    @Test
    void theFirstDropIsAnIntervalAfterTheFirstLongWait() {
        QueueBench bench = bench(FAST);
        overload(bench, 0, 150 * MS, Packet.NOT_ECT);
        long above = bench.sent.stream()
                .filter(sent -> sent.waitedPs() >= 5 * MS)
                .findFirst()
                .orElseThrow()
                .atPs();
        assertThat(above).isEqualTo(5 * MS);
        assertThat(bench.notes("early_drop").get(0).atPs()).isEqualTo(above + 100 * MS);
    }

    /** So many packets of 1 ms always wait. */
    private static QueueBench standing(int packets) {
        QueueBench bench = bench(8_000_000);
        for (int i = 0; i < packets; i++) {
            bench.offer(0, 1000);
        }
        for (int ms = 1; ms < 5000; ms++) {
            bench.offer(ms * MS, 1000);
        }
        return bench;
    }

    @Test
    void aQueueBelowTheTargetIsLeftAlone() {
        assertThat(standing(5).notes).isEmpty();
    }

    @Test
    void aQueueAboveTheTargetIsBroughtBelowIt() {
        QueueBench bench = standing(9);
        assertThat(bench.notes("early_drop")).hasSizeBetween(3, 6);
        assertThat(bench.sent.get(bench.sent.size() - 1).waitedPs()).isLessThan(5 * MS);
    }

    /** RFC 8289 §5.6: no drops while no more than a maximal packet waits, however long it takes. */
    @Test
    void theLastPacketIsNeverDropped() {
        QueueBench bench = bench(100_000);
        for (int i = 0; i < 100; i++) {
            bench.offer(i * 124L * MS, 1500);
            bench.offer(i * 124L * MS, 40);
        }
        assertThat(bench.sent.stream()
                        .mapToLong(QueueBench.Sent::waitedPs)
                        .max()
                        .orElse(0))
                .isGreaterThan(100 * MS);
        assertThat(bench.notes.stream().filter(note -> note.packet().sizeBytes() == 1500))
                .isEmpty();
    }

    private static double secondGapMs(long pauseMs) {
        QueueBench bench = bench(FAST);
        overload(bench, 0, 500 * MS, Packet.NOT_ECT);
        int first = bench.notes.size();
        CoDelState state = ((CoDelQueue) bench.queue).state();
        assertThat(state.count()).isEqualTo(first);
        bench.sendUntil(10 * Time.SECOND);
        int drained = bench.notes.size();
        long last = bench.sent.get(bench.sent.size() - 1).atPs();
        overload(bench, last + pauseMs * MS, last + (pauseMs + 400) * MS, Packet.NOT_ECT);
        List<Note> drops = bench.notes("early_drop");
        assertThat(drained).isGreaterThan(10);
        double gap =
                (double) (drops.get(drained + 1).atPs() - drops.get(drained).atPs()) / MS;
        return gap * Math.sqrt(drained - 1) / 100;
    }

    /** RFC 8289 §5.5: soon after, it goes on with the drops of the last time, less those it began with. */
    @Test
    void theDroppingStateRemembersItsRate() {
        assertThat(secondGapMs(50)).isCloseTo(1, within(0.01));
    }

    @Test
    void itForgetsAfterSixteenIntervals() {
        assertThat(secondGapMs(2000)).isGreaterThan(3);
    }

    @Test
    void packetsThatCanBeMarkedAreMarkedAtTheTimesOfTheDrops() {
        QueueBench bench = bench(FAST);
        overload(bench, 0, 400 * MS, Packet.ECT_0);
        assertThat(bench.notes("early_drop")).isEmpty();
        assertGaps(bench.notes("sojourn"), 0, 100, 170.711, 228.446, 278.446);
        assertThat(bench.notes("sojourn"))
                .allSatisfy(note -> assertThat(note.packet().ecn()).isEqualTo(Packet.CE));
    }

    @Test
    void withoutEcnTheyAreDropped() {
        QueueBench bench =
                new QueueBench(new CoDelQueue.Factory(), FAST, DropTailLimit.UNLIMITED, ImmutableMap.of("ecn", 0.0));
        overload(bench, 0, 400 * MS, Packet.ECT_0);
        assertThat(bench.notes("sojourn")).isEmpty();
        assertThat(bench.notes("early_drop")).hasSizeGreaterThan(3);
    }

    @Test
    void beyondTheCeThresholdEverythingIsMarked() {
        QueueBench bench = new QueueBench(
                new CoDelQueue.Factory(),
                8_000_000,
                DropTailLimit.UNLIMITED,
                ImmutableMap.of("ce_threshold", 2.0 * MS));
        for (int i = 0; i < 6; i++) {
            bench.offer(0, 1000, 0, Packet.ECT_0);
        }
        bench.sendUntil(MS * 100);
        assertThat(bench.sent.stream().map(sent -> sent.packet().ecn() == Packet.CE))
                .containsExactly(false, false, false, true, true, true);
    }

    @Test
    void whatFindsTheQueueFullIsDropped() {
        QueueBench bench = new QueueBench(new CoDelQueue.Factory(), FAST, DropTailLimit.packets(3), ImmutableMap.of());
        for (int i = 0; i < 6; i++) {
            bench.offer(0, 1000);
        }
        assertThat(bench.notes("queue_full")).hasSize(2);
    }
}
