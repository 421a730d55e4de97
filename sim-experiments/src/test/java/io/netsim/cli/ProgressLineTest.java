package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void aRunTellsItsShareOfSimulatedTimeAndTheTimeLeft() {
        assertThat(ProgressLine.text(15, 60, 4)).isEqualTo("25 % of 60 s simulated, 12 s left");
    }

    @Test
    void aRunThatHasNotBegunSaysNothing() {
        assertThat(ProgressLine.text(0, 60, 4)).isEmpty();
    }

    @Test
    void longTimesAreToldInLargerUnits() {
        assertThat(ProgressLine.left(59.4)).isEqualTo("59 s");
        assertThat(ProgressLine.left(200)).isEqualTo("3 min 20 s");
        assertThat(ProgressLine.left(7500)).isEqualTo("2 h 5 min");
    }
}
