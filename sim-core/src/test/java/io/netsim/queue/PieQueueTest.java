package io.netsim.queue;

import static io.netsim.queue.QueueBench.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.packet.Packet;
import io.netsim.time.Time;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PieQueueTest {
    /** 1000 bytes take 1 ms. */
    private static final long RATE = 8_000_000;

    private static QueueBench bench(ImmutableMap<String, Double> values) {
        return new QueueBench(new PieQueue.Factory(), RATE, DropTailLimit.packets(10_000), values);
    }

    private static PieQueue pie(QueueBench bench) {
        return (PieQueue) bench.queue;
    }

    /** RFC 8033 §4.2, each step by hand: a burst of 100 packets, whose sojourn grows by 1 ms each ms. */
    @Test
    void theProbabilityMovesByTheFormula() {
        QueueBench bench = bench(ImmutableMap.of());
        for (int i = 0; i < 100; i++) {
            bench.offer(0, 1000);
        }
        double p = 0;
        double before = 0;
        for (int step = 1; step <= 6; step++) {
            bench.sendUntil(step * 15L * MS + MS / 2);
            double delay = (15 * step - 1) / 1000.0; // the update is made before the packet of that instant goes
            double change = 0.125 * (delay - 0.015) + 1.25 * (delay - before);
            double scale = new double[] {2048, 8, 8, 8, 2, 2}[step - 1]; // below 1e-6, then below 1 %, then below 10 %
            if (step == 2) {
                scale = p < 0.00001 ? 512 : p < 0.0001 ? 128 : 32;
            } else if (step > 2) {
                scale = p < 0.0001 ? 128 : p < 0.001 ? 32 : p < 0.01 ? 8 : 2;
            }
            p += change / scale;
            before = delay;
            assertThat(pie(bench).probability()).as("step %d", step).isCloseTo(p, within(1e-12));
        }
        // by calculator: 0.017375/2048; + 0.020500/512; + 0.022375/128; + 0.024250/32; + 0.026125/32
        assertThat(p)
                .isCloseTo(
                        0.017375 / 2048 + 0.0205 / 512 + 0.022375 / 128 + 0.02425 / 32 + 0.026125 / 32 + 0.028 / 8,
                        within(1e-5));
    }

    /** RFC 8033 §4.4: 150 ms of a burst pass, ten updates of 15 ms. */
    @Test
    void aBurstPassesAndThenNothingIsSpared() {
        QueueBench bench = bench(ImmutableMap.of());
        for (int ms = 0; ms < 1000; ms++) {
            bench.offer(ms * MS, 1000);
            bench.offer(ms * MS, 1000);
        }
        long first = bench.notes("early_drop").get(0).atPs();
        assertThat(pie(bench).burstPs()).isZero();
        assertThat(first).isBetween(150 * MS, 400 * MS);
    }

    /** RFC 8033 §4.2: while nothing waits the probability decays, 2 % each update beside the formula's step. */
    @Test
    void theProbabilityDecaysWhenIdle() {
        QueueBench bench = bench(ImmutableMap.of());
        for (int ms = 0; ms < 3000; ms++) {
            bench.offer(ms * MS, 1200);
        }
        bench.sendUntil(60 * Time.SECOND);
        long idle = bench.sent.get(bench.sent.size() - 1).atPs();
        long tick = (idle / (15 * MS) + 4) * 15 * MS;
        bench.offer(tick, 40); // updates up to and with this instant
        double p = pie(bench).probability();
        assertThat(p).isGreaterThan(0.1);
        bench.offer(tick + 15 * MS, 40);
        assertThat(pie(bench).probability()).isCloseTo((p - 0.125 * 0.015) * 0.98, within(1e-12));
        bench.offer(tick + 3600 * Time.SECOND, 40);
        assertThat(pie(bench).probability()).isZero();
        assertThat(pie(bench).burstPs()).isEqualTo(150 * MS);
    }

    /** Updates made up for at once are those that would have been made one by one. */
    @Test
    void updatesThatWereDueAreMadeUpFor() {
        QueueBench often = bench(ImmutableMap.of("departure_rate", 1.0));
        QueueBench seldom = bench(ImmutableMap.of("departure_rate", 1.0));
        for (QueueBench bench : new QueueBench[] {often, seldom}) {
            for (int ms = 0; ms < 2000; ms++) {
                bench.offer(ms * MS, 1300);
            }
            bench.sendUntil(60 * Time.SECOND);
        }
        for (int step = 1; step < 100; step++) {
            often.queue.dequeue(Time.MINUTE + step * 15L * MS); // nothing waits: only updates
        }
        seldom.queue.dequeue(Time.MINUTE + 99 * 15 * MS);
        assertThat(pie(seldom).probability()).isEqualTo(pie(often).probability());
        assertThat(pie(seldom).burstPs()).isEqualTo(pie(often).burstPs());
    }

    private static double meanWait(QueueBench bench, double load) {
        SplittableRandom random = new SplittableRandom(9);
        double at = 0;
        while (at < 120e3) {
            at += -Math.log(1 - random.nextDouble()) / load;
            bench.offer((long) (at * MS), 1000);
        }
        return bench.sent.stream()
                .filter(sent -> sent.atPs() > 60 * Time.SECOND)
                .mapToLong(QueueBench.Sent::waitedPs)
                .average()
                .orElseThrow();
    }

    /** The controller's integral part: under a constant load that does not yield the delay settles at the target. */
    @Test
    void theDelaySettlesAtTheTarget() {
        assertThat(meanWait(bench(ImmutableMap.of()), 1.3)).isCloseTo(15.0 * MS, within(1.5 * MS));
        assertThat(meanWait(bench(ImmutableMap.of("departure_rate", 1.0, "target", 40.0 * MS)), 1.3))
                .isCloseTo(40.0 * MS, within(4.0 * MS));
    }

    /** RFC 8033 §5.1: marks below 10 %, drops above. */
    @Test
    void marksWhileTheProbabilityIsSmall() {
        QueueBench bench = bench(ImmutableMap.of());
        for (int ms = 0; ms < 60_000; ms++) {
            int bytes = ms < 30_000 ? 1040 : 1400;
            bench.offer(ms * MS, bytes, 0, Packet.ECT_0);
        }
        assertThat(bench.notes("early")).hasSizeGreaterThan(100);
        assertThat(bench.notes("early_drop"))
                .hasSizeGreaterThan(1000)
                .allSatisfy(note -> assertThat(note.packet().ecn()).isEqualTo(Packet.ECT_0));
    }

    /** RFC 8033 §5.4: with p, gaps are at least 0.85 ÷ p and at most 8.5 ÷ p packets. */
    @Test
    void derandomizedDropsKeepTheirDistance() {
        QueueBench bench = bench(ImmutableMap.of());
        SplittableRandom random = new SplittableRandom(2);
        double at = 0;
        int last = 0;
        int offered = 0;
        int drops = 0;
        while (at < 60e3) {
            at += -Math.log(1 - random.nextDouble()) / 1.2;
            int before = bench.notes.size();
            bench.offer((long) (at * MS), 1000);
            offered++;
            if (bench.notes.size() > before) {
                if (at > 20e3) {
                    assertThat(offered - last).isGreaterThanOrEqualTo((int) (0.85 / 0.4));
                    drops++;
                }
                last = offered;
            }
        }
        assertThat(drops).isGreaterThan(3000);
    }
}
