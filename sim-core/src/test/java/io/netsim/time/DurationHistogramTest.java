package io.netsim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationHistogramTest {
    private static long[] durations(int seed, int n) {
        RandomStream stream = new RandomStreams(seed, 0).stream("test", "durations");
        long[] durations = new long[n];
        for (int i = 0; i < n; i++) {
            durations[i] = stream.nextLong() >>> 1 + stream.nextInt(62); // every order of magnitude
        }
        return durations;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void quantilesAreWithin4PerMille(int seed) {
        long[] durations = durations(seed, 1 + 100 * seed);
        DurationHistogram histogram = new DurationHistogram();
        Arrays.stream(durations).forEach(histogram::record);
        Arrays.sort(durations);
        for (double q : new double[] {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1}) {
            int rank = Math.max(1, (int) Math.ceil(q * durations.length));
            double exact = durations[rank - 1];
            assertThat(histogram.quantilePs(q)).isCloseTo(exact, within(0.004 * exact));
        }
    }

    @Test
    void durationsBelow128AreExact() {
        for (long ps = 0; ps < 128; ps++) {
            DurationHistogram histogram = new DurationHistogram();
            histogram.record(0);
            histogram.record(ps);
            histogram.record(1000);
            assertThat(histogram.quantilePs(0.5)).isEqualTo((double) ps);
        }
    }

    @Test
    void theLongestTimeCanBeRecorded() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.quantilePs(0.5)).isEqualTo((double) Long.MAX_VALUE);
    }

    @Test
    void meanAndExtremesAreExact() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.record(1_000_001);
        histogram.record(2_000_003);
        assertThat(histogram.meanPs()).isEqualTo(1_500_002);
        assertThat(histogram.minPs()).isEqualTo(1_000_001);
        assertThat(histogram.maxPs()).isEqualTo(2_000_003);
        assertThat(histogram.count()).isEqualTo(2);
    }

    @Test
    void anEmptyHistogramHasNoNumbers() {
        DurationHistogram histogram = new DurationHistogram();
        assertThat(histogram.meanPs()).isNaN();
        assertThat(histogram.quantilePs(0.5)).isNaN();
        assertThat(histogram.maxPs()).isEqualTo(-1);
        assertThat(histogram.minPs()).isEqualTo(Time.NEVER);
    }

    @Test
    void removalUndoesARecord() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.record(10_000);
        histogram.record(99_000_000);
        histogram.remove(99_000_000);
        assertThat(histogram.count()).isEqualTo(1);
        assertThat(histogram.meanPs()).isEqualTo(10_000);
        assertThat(histogram.quantilePs(1)).isCloseTo(10_000, within(40.0));
    }

    @Test
    void extremesFollowARemoval() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.record(10_000);
        histogram.record(20_000);
        histogram.record(99_000_000);
        histogram.remove(99_000_000);
        assertThat((double) histogram.maxPs()).isCloseTo(20_000, within(80.0));
        histogram.remove(10_000);
        assertThat((double) histogram.minPs()).isCloseTo(20_000, within(80.0));
        histogram.remove(20_000);
        assertThat(histogram.maxPs()).isEqualTo(-1);
    }

    @Test
    void twoTogetherAreAsIfOneHadRecordedAll() {
        DurationHistogram one = new DurationHistogram();
        DurationHistogram other = new DurationHistogram();
        DurationHistogram both = new DurationHistogram();
        for (long duration : durations(3, 100)) {
            (duration % 3 == 0 ? one : other).record(duration);
            both.record(duration);
        }
        one.addAll(other);
        assertThat(one.count()).isEqualTo(100);
        assertThat(one.minPs()).isEqualTo(both.minPs());
        assertThat(one.maxPs()).isEqualTo(both.maxPs());
        for (double q : new double[] {0.1, 0.5, 0.9}) {
            assertThat(one.quantilePs(q)).isEqualTo(both.quantilePs(q));
        }
    }

    @Test
    void whatWasNotRecordedCannotBeRemoved() {
        DurationHistogram histogram = new DurationHistogram();
        assertThatThrownBy(() -> histogram.remove(5)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void clearingForgetsEverything() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.record(5);
        histogram.clear();
        assertThat(histogram.count()).isZero();
        assertThat(histogram.quantilePs(0.5)).isNaN();
    }
}
