package io.netsim.queue;

import static io.netsim.queue.QueueBench.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.packet.Packet;
import io.netsim.queue.QueueBench.Sent;
import io.netsim.time.Time;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DualPi2QueueTest {
    /** 1000 bytes take 1 ms. */
    private static final long RATE = 8_000_000;

    private static QueueBench bench(ImmutableMap<String, Double> values) {
        return new QueueBench(new DualPi2Queue.Factory(), RATE, DropTailLimit.packets(10_000), values);
    }

    private static double base(QueueBench bench) {
        return ((DualPi2Queue) bench.queue).base();
    }

    /** RFC 9332 §A.1: p′ += α (q − target) + β (q − before), by hand for a queue of 100 packets that came at 0. */
    @Test
    void theBaseProbabilityMovesByTheFormula() {
        QueueBench bench = bench(ImmutableMap.of());
        for (int i = 0; i < 100; i++) {
            bench.offer(0, 1000);
        }
        bench.sendUntil(16 * MS); // the head has waited 16 ms
        assertThat(base(bench)).isCloseTo(0.16 * 0.001 + 3.2 * 0.016, within(1e-12));
        bench.sendUntil(32 * MS);
        assertThat(base(bench)).isCloseTo(0.05136 + 0.16 * 0.017 + 3.2 * 0.016, within(1e-12));
        bench.sendUntil(48 * MS);
        assertThat(base(bench)).isCloseTo(0.10528 + 0.16 * 0.033 + 3.2 * 0.016, within(1e-12));
    }

    @Test
    void updatesThatWereDueAreMadeUpFor() {
        QueueBench often = bench(ImmutableMap.of());
        QueueBench seldom = bench(ImmutableMap.of());
        for (QueueBench bench : new QueueBench[] {often, seldom}) {
            for (int i = 0; i < 100; i++) {
                bench.offer(0, 1000);
            }
            bench.sendUntil(40 * MS);
        }
        for (int step = 3; step < 20; step++) {
            often.queue.enqueue(QueueBench.packet(0, 40, 0, 0), step * 16L * MS);
        }
        seldom.queue.enqueue(QueueBench.packet(0, 40, 0, 0), 19 * 16 * MS);
        assertThat(base(seldom)).isEqualTo(base(often)).isPositive();
    }

    /** Classic packets alone under a load that does not yield: dropped with p′², and the delay settles at the target. */
    @Test
    void theClassicDelaySettlesAtTheTarget() {
        QueueBench bench = bench(ImmutableMap.of());
        load(bench, 1.2, 0, 120);
        double wait = bench.sent.stream()
                .filter(sent -> sent.atPs() > 40 * Time.SECOND)
                .mapToLong(Sent::waitedPs)
                .average()
                .orElseThrow();
        assertThat(wait).isCloseTo(15.0 * MS, within(1.0 * MS));
        assertThat(base(bench) * base(bench)).isCloseTo(1 - 1 / 1.2, within(0.08));
    }

    private static void load(QueueBench bench, double load, double scalable, double seconds) {
        SplittableRandom random = new SplittableRandom(9);
        double at = 0;
        while (at < seconds * 1000) {
            at += -Math.log(1 - random.nextDouble()) / load;
            boolean low = random.nextDouble() < scalable;
            bench.offer((long) (at * MS), 1000, low ? 1 : 0, low ? Packet.ECT_1 : Packet.NOT_ECT);
        }
    }

    /** RFC 9332 §2.1: p_CL = k × √p_C, counted over packets; L's own step is out of reach. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2})
    void lowLatencyPacketsAreMarkedWithTheCoupledProbability(double k) {
        QueueBench bench = bench(ImmutableMap.of("coupling", k, "step", 10.0 * Time.SECOND));
        load(bench, 1.15, 0.3, 200);
        double drops = bench.notes("early_drop").size();
        double classic = bench.sent.stream()
                .filter(sent -> sent.packet().flowHash() == 0)
                .count();
        double low = bench.sent.stream()
                .filter(sent -> sent.packet().flowHash() == 1)
                .count();
        double pc = drops / (drops + classic);
        double pcl = bench.notes("coupled").size() / low;
        assertThat(pc).isCloseTo(0.15 / 1.15 / 0.7, within(0.04)); // more, as the link falls idle at times
        // the mean of p′ is a little below the root of the mean of p′²
        assertThat(pcl / Math.sqrt(pc)).isBetween(0.93 * k, 1.001 * k);
    }

    /** The step: a packet that waited more than 1 ms is marked if another waits behind it. */
    @Test
    void lowLatencyPacketsAboveTheStepAreMarked() {
        QueueBench bench = bench(ImmutableMap.of());
        for (int i = 0; i < 6; i++) {
            bench.offer(0, 1000, 1, Packet.ECT_1);
        }
        bench.sendUntil(10 * MS);
        assertThat(bench.sent.stream().map(sent -> sent.packet().ecn() == Packet.CE))
                .containsExactly(false, false, false, true, true, false); // counts up to more than 1 (recur)
        assertThat(bench.notes("step")).hasSize(2);
    }

    @Test
    void aRampMarksInProportion() {
        QueueBench bench = bench(ImmutableMap.of("step", 10.0 * MS, "ramp", 10.0 * MS));
        for (int i = 0; i < 16; i++) {
            bench.offer(0, 1000, 1, Packet.ECT_1);
        }
        for (int ms = 1; ms <= 1000; ms++) {
            bench.offer(ms * MS, 1000, 1, Packet.ECT_1); // 15 ms of waiting: in the middle
            bench.notes.removeIf(note -> note.what().equals("coupled"));
        }
        assertThat(bench.notes("step").size()).isLessThanOrEqualTo(501);
    }

    @Test
    void lowLatencyPacketsGoFirst() {
        QueueBench bench = bench(ImmutableMap.of());
        for (int i = 0; i < 20; i++) {
            bench.offer(0, 1000);
        }
        bench.sendUntil(3 * MS);
        Packet low = bench.offer(3 * MS + 1, 1000, 1, Packet.ECT_1);
        Packet marked = bench.offer(3 * MS + 1, 1000, 1, Packet.CE);
        bench.sendUntil(100 * MS);
        Sent first = Objects.requireNonNull(bench.sent(low));
        Sent second = Objects.requireNonNull(bench.sent(marked));
        assertThat(first.atPs()).isEqualTo(4 * MS);
        assertThat(second.atPs()).isEqualTo(5 * MS);
    }

    /** RFC 9332 §4.2.2: C cannot be starved; one packet in ten is its own. */
    @Test
    void theClassicQueueHasItsShare() {
        QueueBench bench = bench(ImmutableMap.of("alpha", 0.0, "beta", 0.0));
        for (int i = 0; i < 3000; i++) {
            bench.offer(0, 1000, 0, Packet.NOT_ECT);
            bench.offer(0, 1000, 1, Packet.ECT_1);
        }
        bench.sendUntil(2000 * MS);
        assertThat((double) bench.sentBytes(0, 0) / 2_000_000).isCloseTo(0.1, within(0.003));
    }

    @Test
    void withATimeShiftTheClassicQueueWaitsSoMuchLonger() {
        QueueBench bench = bench(ImmutableMap.of("alpha", 0.0, "beta", 0.0, "time_shift", 50.0 * MS));
        for (int ms = 0; ms < 2000; ms++) {
            bench.offer(ms * MS, 700, 0, Packet.NOT_ECT);
            bench.offer(ms * MS, 700, 1, Packet.ECT_1);
        }
        long classic = lastWait(bench, 0);
        long low = lastWait(bench, 1);
        assertThat((double) (classic - low) / MS).isCloseTo(50, within(1.5));
    }

    private static long lastWait(QueueBench bench, int flow) {
        return bench.sent.stream()
                .filter(sent -> sent.packet().flowHash() == flow)
                .reduce((a, b) -> b)
                .orElseThrow()
                .waitedPs();
    }

    /** RFC 9332 §A.2: once every packet of L is marked, and they do not yield, L is dropped from with p′². */
    @Test
    void unresponsiveLowLatencyTrafficIsDropped() {
        QueueBench bench = bench(ImmutableMap.of());
        load(bench, 1.6, 1, 60);
        double drops = bench.notes("early_drop").size();
        assertThat(drops / (drops + bench.sent.size())).isCloseTo(1 - 1 / 1.6, within(0.03));
        assertThat(base(bench) * 2).isGreaterThan(1);
        assertThat(lastWait(bench, 1)).isLessThan(60 * MS);
    }
}
