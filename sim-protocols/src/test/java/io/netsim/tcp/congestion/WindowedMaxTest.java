package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The sliding maximum over ten rounds that BBR uses. */
class WindowedMaxTest {
    private static WindowedMax falling() {
        WindowedMax max = new WindowedMax(10);
        max.add(1, 100);
        for (int round = 2; round <= 11; round++) {
            max.add(round, 50);
        }
        return max;
    }

    @Test
    void keepsTheLargestForTheWholeWindow() {
        assertThat(falling().get()).isEqualTo(100);
    }

    @Test
    void forgetsTheLargestWhenItIsOlderThanTheWindow() {
        WindowedMax max = falling();
        max.add(12, 50);
        assertThat(max.get()).isEqualTo(50);
    }

    @Test
    void takesALargerValueAtOnce() {
        WindowedMax max = falling();
        max.add(11, 101);
        assertThat(max.get()).isEqualTo(101);
    }

    @Test
    void startsAnewAfterASilenceLongerThanTheWindow() {
        WindowedMax max = falling();
        max.add(40, 7);
        assertThat(max.get()).isEqualTo(7);
    }
}
