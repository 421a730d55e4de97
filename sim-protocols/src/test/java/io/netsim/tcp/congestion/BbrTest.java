package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.time.Time;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The first rate of BBR, by the constants of Linux: gain 2.89, 1 % less. */
class BbrTest {
    private static final CongestionSettings SETTINGS = CongestionSettings.linux(1000, 10_000, Long.MAX_VALUE);

    @Test
    void firstRateIsTheFirstWindowInAMillisecondTimesTheStartupGain() {
        double expected = 10_000 * 8 / 0.001 * 2.89 * 0.99;
        assertThat((double) new Bbr(SETTINGS).pacingBps()).isCloseTo(expected, Percentage.withPercentage(0.2));
    }

    @Test
    void firstRateIsTheFirstWindowInTheRoundTripOfTheHandshake() {
        double expected = 10_000 * 8 / 0.05 * 2.89 * 0.99;
        Bbr bbr = new Bbr(SETTINGS.withSrtt(50 * Time.MILLISECOND));
        assertThat((double) bbr.pacingBps()).isCloseTo(expected, Percentage.withPercentage(0.2));
    }

    @Test
    void startsInStartup() {
        assertThat(new Bbr(SETTINGS).mode()).isEqualTo(Bbr.Mode.STARTUP);
    }
}
