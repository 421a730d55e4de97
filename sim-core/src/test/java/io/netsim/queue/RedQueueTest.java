package io.netsim.queue;

import static io.netsim.queue.QueueBench.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.packet.Packet;
import io.netsim.queue.QueueBench.Note;
import io.netsim.time.Time;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedQueueTest {
    /** 1000 bytes take 1 ms. */
    private static final long RATE = 8_000_000;

    private static QueueBench bench(ImmutableMap<String, Double> values) {
        return new QueueBench(new RedQueue.Factory(), RATE, DropTailLimit.packets(1000), values, 5);
    }

    private static RedQueue red(QueueBench bench) {
        return (RedQueue) bench.queue;
    }

    /** Floyd and Jacobson 1993, equation 2: 10 (1 − 0.998ⁿ). */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 500, 2000})
    void theAverageOfAConstantQueueIsTheGeometricSum(int arrivals) {
        RedAverage average = new RedAverage(0.002);
        for (int n = 0; n < arrivals; n++) {
            average.arrival(10, 0);
        }
        assertThat(average.value()).isCloseTo(10 * (1 - Math.pow(0.998, arrivals)), within(1e-9));
    }

    /** The same in the queue: ten packets always wait, one leaves before one comes. */
    @Test
    void theQueueAveragesWhatArrivingPacketsFind() {
        QueueBench bench = bench(ImmutableMap.of("min_threshold", 50.0));
        for (int i = 0; i < 11; i++) {
            bench.offer(0, 1000);
        }
        double start = red(bench).average();
        for (int n = 1; n <= 3000; n++) {
            bench.offer(n * MS, 1000); // finds 9 waiting after one has just begun: 10 with itself
        }
        assertThat(red(bench).average()).isCloseTo(9 + (start - 9) * Math.pow(0.998, 3000), within(1e-9));
    }

    /** Floyd and Jacobson 1993, §4: idle for 100 typical packets is like 100 arrivals to an empty queue. */
    @Test
    void theAverageFallsDuringIdleTimes() {
        QueueBench bench = bench(ImmutableMap.of("mean_packet", 1000.0, "weight", 0.02, "min_threshold", 50.0));
        for (int i = 0; i < 40; i++) {
            bench.offer(0, 1000);
        }
        double before = red(bench).average();
        bench.offer((40 + 100) * MS, 1000);
        assertThat(red(bench).average()).isCloseTo(before * Math.pow(0.98, 101), within(1e-9));
    }

    /** Floyd and Jacobson 1993, §7, method 2: with p_b = 1/50 the gap between marks is uniform on 1 to 50. */
    @Test
    void gapsBetweenMarksAreUniform() {
        QueueBench bench = bench(
                ImmutableMap.of("min_threshold", 5.0, "max_threshold", 15.0, "max_probability", 0.04, "weight", 1.0));
        for (int i = 0; i < 12; i++) {
            bench.offer(0, 1000, 0, Packet.ECT_0);
        }
        int[] last = {0};
        long[] gaps = new long[50];
        for (int n = 1; n < 500_000; n++) {
            int before = bench.notes.size();
            bench.offer(n * MS, 1000, 0, Packet.ECT_0);
            assertThat(red(bench).average()).isEqualTo(10); // so p_b = 0.04 × (10 − 5) ÷ 10
            if (bench.notes.size() > before) {
                if (last[0] > 0) {
                    gaps[n - last[0] - 1]++;
                }
                last[0] = n;
            }
        }
        double[] expected = new double[50];
        Arrays.fill(expected, Arrays.stream(gaps).sum() / 50.0);
        assertThat(Arrays.stream(gaps).sum()).isGreaterThan(19_000);
        assertThat(new ChiSquareTest().chiSquareTest(expected, gaps)).isGreaterThan(0.001);
        assertThat(bench.notes("early")).hasSameSizeAs(bench.notes);
    }

    /** Linear to max_p at the maximum, then linear to 1 at twice the maximum (Floyd 2000). */
    @ParameterizedTest
    @CsvSource({"4.9, 0", "5, 0", "10, 0.05", "14.999999999, 0.1", "15, 0.1", "22.5, 0.55", "30, 1", "40, 1"})
    void gentleProbabilities(double average, double probability) {
        RedQueue red = red(bench(ImmutableMap.of()));
        assertThat(red.probability(average)).isCloseTo(probability, within(1e-9));
    }

    @Test
    void withoutGentleEverythingAboveTheMaximumIsDropped() {
        QueueBench bench = bench(ImmutableMap.of("gentle", 0.0, "weight", 1.0));
        for (int i = 0; i < 40; i++) {
            bench.offer(0, 1000, 0, Packet.ECT_0);
        }
        assertThat(bench.queue.packets()).isEqualTo(15);
        assertThat(bench.notes("forced_drop")).hasSize(40 - 16);
        assertThat(bench.notes("early")).isNotEmpty();
    }

    /** With bytes a packet of a third of the size is dropped a third as often. */
    @Test
    void inBytesSmallPacketsAreDroppedLessOften() {
        QueueBench bench = bench(ImmutableMap.of("bytes", 1.0, "mean_packet", 1000.0, "weight", 0.001));
        SplittableRandom random = new SplittableRandom(1);
        int[] offered = new int[2];
        for (int n = 0; n < 300_000; n++) {
            int small = random.nextInt(2);
            offered[small]++;
            bench.offer(n * 9L * MS / 10, small == 1 ? 500 : 1500, small, Packet.NOT_ECT);
        }
        double[] share = new double[2];
        for (Note note : bench.notes("early_drop")) {
            share[note.packet().flowHash()] += 1.0 / offered[note.packet().flowHash()];
        }
        assertThat(share[1]).isGreaterThan(0.005);
        assertThat(share[0] / share[1]).isCloseTo(3, within(0.3));
    }

    /** Floyd, Gummadi and Shenker 2001: max_p moves until the average is in the middle fifth. */
    @ParameterizedTest
    @ValueSource(doubles = {1.06, 1.1, 1.25})
    void adaptiveKeepsTheAverageInTheTargetRange(double load) {
        QueueBench bench = bench(ImmutableMap.of("adaptive", 1.0, "min_threshold", 20.0, "weight", 0.002));
        SplittableRandom random = new SplittableRandom(4);
        double at = 0;
        double sum = 0;
        int samples = 0;
        while (at < 120e3) {
            at += -Math.log(1 - random.nextDouble()) / load;
            bench.offer((long) (at * MS), 1000);
            if (at > 40e3) {
                sum += red(bench).average();
                samples++;
            }
        }
        assertThat(sum / samples).isBetween(20 + 0.4 * 40, 20 + 0.6 * 40);
        assertThat(red(bench).maxProbability()).isBetween(0.01, 0.5);
    }

    /** 0.01 more each half second while the average is too high, a tenth less while it is too low. */
    @Test
    void adaptationIsAdditiveUpAndMultiplicativeDown() {
        QueueBench bench = bench(ImmutableMap.of("adaptive", 1.0, "weight", 1.0, "min_threshold", 50.0));
        for (int i = 0; i < 200; i++) {
            bench.offer(0, 1000);
        }
        double start = red(bench).maxProbability();
        bench.queue.drain(packet -> {});
        bench.offer(2100 * MS, 1000); // four half seconds with the average of the last arrival
        assertThat(start).isEqualTo(0.1);
        assertThat(red(bench).maxProbability()).isCloseTo(0.14, within(1e-12));
        bench.offer(3100 * MS, 1000);
        assertThat(red(bench).maxProbability()).isCloseTo(0.14 * 0.81, within(1e-12));
    }

    /** min = C × delay ÷ 2, at least 5; max = 3 min; w = 1 − exp(−1 ÷ C) (Floyd 2001, §5). */
    @Test
    void adaptiveParametersFollowFromTheRate() {
        QueueBench bench = new QueueBench(
                new RedQueue.Factory(),
                120_000_000, // 10,000 packets of 1500 bytes a second: 25 packets in half of 5 ms
                DropTailLimit.UNLIMITED,
                ImmutableMap.of("adaptive", 1.0));
        RedQueue red = red(bench);
        assertThat(red.probability(25)).isZero();
        assertThat(red.probability(50)).isCloseTo(0.05, within(1e-12));
        assertThat(red.probability(75)).isCloseTo(0.1, within(1e-12));
        bench.offer(0, 1500);
        bench.offer(0, 1500);
        bench.offer(0, 1500);
        assertThat(red.average()).isCloseTo(1 - Math.exp(-1e-4), within(1e-12));
    }

    @Test
    void thresholdsMustBeInOrder() {
        assertThatThrownBy(() -> bench(ImmutableMap.of("min_threshold", 20.0, "max_threshold", 10.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max_threshold (10.0 packets) must be larger than min_threshold (20.0 packets)");
    }

    @Test
    void equalSeedsMarkEqualPackets() {
        List<Long> first = drops();
        assertThat(drops()).isEqualTo(first).isNotEmpty();
    }

    private static List<Long> drops() {
        QueueBench bench = bench(ImmutableMap.of("weight", 0.1));
        for (int n = 0; n < 2000; n++) {
            bench.offer(n * 9L * Time.MILLISECOND / 10, 1000);
        }
        return bench.notes.stream().map(Note::atPs).toList();
    }
}
