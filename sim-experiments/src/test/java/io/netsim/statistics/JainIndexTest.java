package io.netsim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms from Jain, Chiu and Hawe (1984). */
final class JainIndexTest {
    private static Double of(double... shares) {
        Double index = JainIndex.of(shares);
        assertThat(index).isNotNull();
        return index == null ? Double.NaN : index;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void equalSharesHaveOne(int n) {
        double[] shares = new double[n];
        Arrays.fill(shares, 0.1);
        assertThat(of(shares)).isCloseTo(1, within(1e-12)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void ifOneHasAllItIsOneOverN(int n) {
        double[] shares = new double[n];
        shares[n / 2] = 3e6;
        assertThat(of(shares)).isCloseTo(1.0 / n, within(1e-15));
    }

    @Test
    void ifSomeShareEvenlyItIsTheirPart() {
        assertThat(of(5, 0, 5, 5, 0, 0, 0, 0, 0, 0)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void threeToOneIsFourFifths() {
        assertThat(of(3, 1)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void unitDoesNotMatterHoweverLargeOrSmall() {
        assertThat(of(3e200, 1e200)).isCloseTo(0.8, within(1e-12));
        assertThat(of(3e-200, 1e-200)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void nothingIsNotShared() {
        assertThat(JainIndex.of(new double[] {0, 0})).isNull();
        assertThat(JainIndex.of(new double[0])).isNull();
    }

    @Test
    void sharesAreNotNegative() {
        assertThatThrownBy(() -> JainIndex.of(new double[] {1, -1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JainIndex.of(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
