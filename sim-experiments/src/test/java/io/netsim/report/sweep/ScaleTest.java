package io.netsim.report.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({
        "s, 0.0123, 12.3 ms",
        "s, 0.00045, 450 µs",
        "s, 1.5, 1.5 s",
        "s, 0, 0 s",
        "bit/s, 9432000, 9.432 Mbps",
        "bit/s, 999990000, 1 Gbps",
        "B, 1500, 1.5 kB",
        "fraction, 0.001, 0.1 %",
        "packets, 1234567, '1,234,567 packets'",
        "s, -0.002, −2 ms",
        "'', 0.98765, 0.9877",
    })
    void numbersHaveFourDigitsAndAUnitThatSuitsThem(String unit, double value, String words) {
        assertThat(Scale.worded(unit, value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0.001, 0.02, ms", "0.9, 3, s", "0.000001, 0.0005, µs"})
    void theLargestNumberDecidesTheUnitOfAFigure(double one, double other, String unit) {
        assertThat(Scale.of("s", one, other).unit()).isEqualTo(unit);
    }
}
