package io.netsim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Means and paired differences as textbooks have them. */
final class MeanTest {
    /** Hours of sleep won by two drugs (Student, The probable error of a mean, Biometrika 6, 1908); R has them as {@code sleep}. */
    private static final double[] FIRST = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    private static final double[] SECOND = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    @Test
    void pairedDifferenceOfStudentsOwnDataIsThatOfR() {
        // t.test(Pair(sleep2, sleep1) ~ 1): t = 4.0621, df = 9, p-value = 0.002833, 0.7001142 2.4598858, mean 1.58
        PairedDifference paired = PairedDifference.of(FIRST, SECOND, new StudentT(0.95));
        assertThat(paired.difference().value()).isCloseTo(1.58, within(1e-12));
        assertThat(paired.difference().low()).isCloseTo(0.7001142, within(5e-8));
        assertThat(paired.difference().high()).isCloseTo(2.4598858, within(5e-8));
        assertThat(paired.p()).isCloseTo(0.002833, within(5e-7));
        assertThat(paired.difference().method()).isEqualTo("paired_t");
        assertThat(paired.baselineMean()).isCloseTo(0.75, within(1e-12));
        assertThat(paired.relative()).isCloseTo(1.58 / 0.75, within(1e-12));
    }

    @Test
    void meanHasTheIntervalOfR() {
        // t.test(sleep2): 0.8976775 3.7623225, mean 2.33, sd 2.002249
        Estimate mean = new StudentT(0.95).mean(SECOND);
        assertThat(mean.value()).isCloseTo(2.33, within(1e-12));
        assertThat(mean.sd()).isCloseTo(2.002249, within(5e-7));
        assertThat(mean.low()).isCloseTo(0.8976775, within(5e-8));
        assertThat(mean.high()).isCloseTo(3.7623225, within(5e-8));
        assertThat(mean.n()).isEqualTo(10);
        assertThat(mean.method()).isEqualTo("student_t");
    }

    @Test
    void quantilesAreThoseOfThePrintedTables() {
        assertThat(new StudentT(0.95).quantile(1)).isCloseTo(12.706, within(5e-4));
        assertThat(new StudentT(0.95).quantile(4)).isCloseTo(2.776, within(5e-4));
        assertThat(new StudentT(0.99).quantile(30)).isCloseTo(2.750, within(5e-4));
        assertThat(new StudentT(0.90).quantile(1_000_000)).isCloseTo(1.645, within(5e-4));
    }

    @Test
    void oneValueHasNoInterval() {
        Estimate mean = new StudentT(0.95).mean(new double[] {3});
        assertThat(mean.hasInterval()).isFalse();
        assertThat(mean.sd()).isNull();
        assertThat(mean.method()).isEqualTo("none (n = 1)");
    }

    @Test
    void equalValuesHaveNoIntervalForTheySayNothingOfChance() {
        Estimate mean = new StudentT(0.95).mean(new double[] {0.1, 0.1, 0.1});
        assertThat(mean.value()).isEqualTo(0.1);
        assertThat(mean.hasInterval()).isFalse();
        assertThat(mean.method()).isEqualTo("none (all values equal)");
    }

    @Test
    void pairsNeedTwoValuesEach() {
        assertThatThrownBy(() -> PairedDifference.of(new double[2], new double[3], new StudentT(0.95)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsCommonToBothCancelsOutOfTheDifference() {
        double[] noise = {100, -300, 50, 700, -20};
        double[] other = {101, -299, 51, 701.5, -19};
        PairedDifference paired = PairedDifference.of(noise, other, new StudentT(0.95));
        assertThat(paired.difference().low()).isGreaterThan(0.8);
        assertThat(paired.difference().high()).isLessThan(1.4);
    }
}
