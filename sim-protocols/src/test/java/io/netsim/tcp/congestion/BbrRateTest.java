package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** BBR's arithmetic of rates against the constants of Linux. */
class BbrRateTest {
    @Test
    void pacesOnePercentBelowTheRate() {
        assertThat(BbrRate.bytesPerSecond(1L << 24, 256, 1000)).isEqualTo(990_000_000);
    }

    @Test
    void gainIsIn256ths() {
        assertThat(BbrRate.bytesPerSecond(1L << 24, 320, 1000)).isEqualTo(1_237_500_000);
    }

    @Test
    void burstHasOneSegmentBelow1200KilobitsPerSecond() {
        assertThat(BbrRate.burst(149_999, 1000)).isEqualTo(1);
    }

    @Test
    void burstHasTwoSegmentsFrom1200KilobitsPerSecond() {
        assertThat(BbrRate.burst(150_000, 1000)).isEqualTo(2);
    }

    @Test
    void burstIsWhatLeavesInA1024thOfASecond() {
        assertThat(BbrRate.burst(1024 * 5000, 1000)).isEqualTo(5);
    }

    @Test
    void burstHasAtMost127Segments() {
        assertThat(BbrRate.burst(1024 * 500_000, 1000)).isEqualTo(127);
    }
}
