package io.netsim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitRateTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                1,
                3,
                7,
                9_600,
                56_000,
                1_000_000,
                10_000_000,
                33_333_333,
                100_000_000,
                1_000_000_000,
                9_953_280_000L,
                10_000_000_000L,
                400_000_000_000L,
                8_000_000_000_000L,
                9_000_000_000_001L,
                Long.MAX_VALUE - 1
            })
    void timesAreExactToTheNearestPicosecondTiesUp(long bps) {
        BitRate rate = new BitRate(bps);
        for (int bytes : new int[] {0, 1, 2, 40, 53, 64, 576, 1499, 1500, 65_535, 1_000_000}) {
            BigDecimal exact = BigDecimal.valueOf(bytes)
                    .multiply(BigDecimal.valueOf(8 * Time.SECOND))
                    .divide(BigDecimal.valueOf(bps), 40, RoundingMode.DOWN);
            assertThat(rate.serialisationPs(bytes))
                    .as("%s bytes", bytes)
                    .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
        }
    }

    @Test
    void a64BytePacketAt400GbpsLasts1280Picoseconds() {
        assertThat(new BitRate(400_000_000_000L).serialisationPs(64)).isEqualTo(1280);
    }

    @Test
    void anInfiniteRateTakesNoTime() {
        assertThat(new BitRate(BitRate.INFINITE).serialisationPs(65_535)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aRateMustBePositive(long bps) {
        assertThatThrownBy(() -> new BitRate(bps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toString(bps));
    }
}
