package io.netsim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 41_300_000_000L, 3_599_999_999_999_999L, 8_191_999_999_999_999L})
    void secondsReadBackExactly(long ps) {
        assertThat(Time.ofSeconds(Time.toSeconds(ps))).isEqualTo(ps);
    }

    @Test
    void secondsReadBackExactlyBelow8192() {
        RandomStream random = new RandomStreams(1, 0).stream("test", "time");
        for (int i = 0; i < 100_000; i++) {
            long ps = (random.nextLong() >>> 11) % (8_192 * Time.SECOND);
            assertThat(Time.ofSeconds(Time.toSeconds(ps))).isEqualTo(ps);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e7, -1e7, Double.NaN, Double.POSITIVE_INFINITY})
    void secondsBeyondTheRangeAreRefused(double seconds) {
        assertThatThrownBy(() -> Time.ofSeconds(seconds)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sumsPastTheRangeAreNever() {
        assertThat(Time.plus(Time.NEVER, 1)).isEqualTo(Time.NEVER);
        assertThat(Time.plus(Time.NEVER - 5, 10)).isEqualTo(Time.NEVER);
        assertThat(Time.plus(5, 10)).isEqualTo(15);
        assertThat(Time.plus(5, -10)).isEqualTo(-5);
    }

    @ParameterizedTest
    @CsvSource({"41300000000, 0.0413 s", "1, 0.000000000001 s", "0, 0 s", "60000000000000, 60 s"})
    void formatsAllDigits(long ps, String text) {
        assertThat(Time.format(ps)).isEqualTo(text);
        assertThat(Time.format(Time.NEVER)).isEqualTo("never");
    }
}
