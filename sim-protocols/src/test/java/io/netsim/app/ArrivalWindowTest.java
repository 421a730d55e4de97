package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalWindowTest {
    static IntStream seeds() {
        return Integer.getInteger("seed") != null ? IntStream.of(Integer.getInteger("seed")) : IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsANaiveSet(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ArrivalWindow window = new ArrivalWindow();
        Set<Long> seen = new HashSet<>();
        long highest = -1;
        int spread = 1 + random.nextInt(2000);
        for (int i = 0; i < 20_000; i++) {
            long number = Math.max(0, highest + 1 - spread / 2 + random.nextInt(spread));
            highest = Math.max(highest, number);
            assertThat(window.arrived(number)).isEqualTo(seen.add(number));
            assertThat(window.count()).isEqualTo(seen.size());
            assertThat(window.next()).isEqualTo(highest + 1);
            assertThat(window.missing()).isEqualTo(highest + 1 - seen.size());
        }
    }

    @Test
    void whatComesTooLateCountsAsACopy() {
        ArrivalWindow window = new ArrivalWindow();
        assertThat(window.arrived(16_385)).isTrue();
        assertThat(window.arrived(2)).isTrue();
        assertThat(window.arrived(1)).isFalse();
        assertThat(window.missing()).isEqualTo(16_384);
    }

    @Test
    void aLeapForgetsWhatWasBefore() {
        ArrivalWindow window = new ArrivalWindow();
        for (int i = 0; i < 100; i++) {
            window.arrived(i);
        }
        assertThat(window.arrived(1_000_000)).isTrue();
        assertThat(window.arrived(999_999)).isTrue();
        assertThat(window.arrived(999_999)).isFalse();
    }
}
