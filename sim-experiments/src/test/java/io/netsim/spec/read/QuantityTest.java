package io.netsim.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Position;
import io.netsim.spec.yaml.ScalarNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "1 ps, 1", "1 ns, 1000", "1 us, 1000000", "1 µs, 1000000", "1 ms, 1000000000", "1 s, 1000000000000",
        "1 min, 60000000000000", "1 h, 3600000000000000", "0.5 ps, 1", "0.4 ps, 0", "1.28ns, 1280",
                "2e-3 s, 2000000000",
        ".5 s, 500000000000"
    })
    void timesAreWholePicoseconds(String text, long ps) {
        assertThat(read(Amount.TIME, text)).isEqualTo(ps);
    }

    @ParameterizedTest
    @CsvSource({"1 bps, 1", "1 kbps, 1000", "2.5 Mbps, 2500000", "400 Gbps, 400000000000", "1 Tbps, 1000000000000"})
    void ratesAreDecimal(String text, long bps) {
        assertThat(read(Amount.RATE, text)).isEqualTo(bps);
    }

    @ParameterizedTest
    @CsvSource({
        "1500 B, 1500",
        "1 kB, 1000",
        "1 MB, 1000000",
        "1 GB, 1000000000",
        "64 KiB, 65536",
        "1 MiB, 1048576",
        "1 GiB, 1073741824"
    })
    void sizesAreDecimalOrBinary(String text, long bytes) {
        assertThat(read(Amount.SIZE, text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10",
                "10 Ms",
                "ms",
                "",
                "1 2 ms",
                "1,5 ms",
                "-1 ms",
                "1e30 s",
                "10 Mbps",
                "0x10 s",
                "NaN s",
                "1e99999999999999999999 s"
            })
    void whatIsNoTimeIsAMistake(String text) {
        assertThat(read(Amount.TIME, text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1 %, 0.01", "0 %, 0", "100%, 1", "0.25, 0.25", "1e-3, 0.001"})
    void probabilitiesArePercentOrFraction(String text, double probability) {
        assertThat(read(Kinds.PROBABILITY, text)).isEqualTo(probability);
    }

    @ParameterizedTest
    @ValueSource(strings = {"101 %", "1.01", "-0.1", "1 ms", "often"})
    void whatIsNoProbabilityIsAMistake(String text) {
        assertThat(read(Kinds.PROBABILITY, text)).isNull();
    }

    @Test
    void globsKnowStarQuestionMarkAndSet() {
        assertThat(Glob.of("h*[0-2]").matches("host12")).isTrue();
        assertThat(Glob.of("h*[0-2]").matches("host13")).isFalse();
        assertThat(Glob.of("a?c").matches("abc")).isTrue();
        assertThat(Glob.of("a.c").matches("abc")).isFalse();
        assertThat(Glob.of("a[").matches("a[")).isTrue();
    }

    private static <T> @Nullable T read(Kind<T> kind, String text) {
        Mistakes mistakes = new Mistakes();
        T value = kind.read(new ScalarNode(new Position("x", 1, 1), "", text, false), mistakes);
        assertThat(mistakes.isEmpty()).isEqualTo(value != null);
        return value;
    }
}
