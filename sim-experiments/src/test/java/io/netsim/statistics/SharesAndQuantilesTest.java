package io.netsim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Intervals of shares and quantiles, and corrections of probabilities, as others compute them. */
final class SharesAndQuantilesTest {
    @Test
    void shareHasTheIntervalOfConoversGiantPlants() {
        // R: binom.test(682, 925) (Conover, Practical Nonparametric Statistics): 0.7076683 0.7654066
        Estimate share = ShareInterval.of(682, 925, 0.95);
        assertThat(share.low()).isCloseTo(0.7076683, within(5e-8));
        assertThat(share.high()).isCloseTo(0.7654066, within(5e-8));
    }

    @Test
    void neverIn20TrialsStillLeavesRoom() {
        // 1 − 0.025^(1/20)
        Estimate share = ShareInterval.of(0, 20, 0.95);
        assertThat(share.low()).isZero();
        assertThat(share.high()).isCloseTo(1 - Math.pow(0.025, 0.05), within(1e-9));
        assertThat(ShareInterval.of(20, 20, 0.95).low()).isCloseTo(Math.pow(0.025, 0.05), within(1e-9));
    }

    @Test
    void medianOfTenLiesBetweenTheSecondAndTheNinth() {
        double[] values = {10, 1, 9, 2, 8, 3, 7, 4, 6, 5};
        Estimate median = QuantileInterval.of(values, 0.5, 0.95);
        assertThat(median.low()).isEqualTo(2);
        assertThat(median.high()).isEqualTo(9);
        assertThat(median.value()).isEqualTo(5);
    }

    @Test
    void fiveValuesAreTooFewForAMedianThatSure() {
        assertThat(QuantileInterval.of(new double[] {1, 2, 3, 4, 5}, 0.5, 0.95).method())
                .isEqualTo("none (n = 5 is too few)");
        assertThat(QuantileInterval.of(new double[] {1, 2, 3, 4, 5, 6}, 0.5, 0.95)
                        .low())
                .isEqualTo(1);
    }

    @Test
    void holmIsThatOfR() {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"): 0.03 0.06 0.06 0.02
        double[] adjusted = Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005});
        assertThat(adjusted).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void comparisonsWithoutAProbabilityDoNotCount() {
        assertThat(Holm.adjust(new double[] {Double.NaN, 0.2, 0.9}))
                .containsExactly(new double[] {Double.NaN, 0.4, 0.9}, within(1e-12));
    }

    @Test
    void noAdjustedProbabilityIsAboveOne() {
        assertThat(Holm.adjust(new double[] {0.6, 0.7, 0.8})).containsExactly(1, 1, 1);
    }
}
