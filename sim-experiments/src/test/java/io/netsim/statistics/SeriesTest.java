package io.netsim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** Series whose mean and correlation are known: autoregressive ones of first order. */
final class SeriesTest {
    private static final int TRIALS = 1000;

    private final Random random = new Random(20_261_123);

    @Test
    void batchesOfNoiseAreCalledIndependentAsOftenAsTheTestSays() {
        int independent = 0;
        for (int i = 0; i < TRIALS; i++) {
            // Three attempts at 5 % each, on batches of the same values.
            independent += BatchMeans.of(series(400, 0)).independent() ? 1 : 0;
        }
        assertThat(independent).isGreaterThan(950);
    }

    /**
     * The last word have ten batches of 20 values: von Neumann's ratio of quadratic forms of normal values exceeds its bound with
     * probability 0.816 (Imhof, Computing the distribution of quadratic forms in normal variables, Biometrika 48, 1961).
     */
    @Test
    void batchesShorterThanTheMemoryOfASeriesAreCalledDependent() {
        int dependent = 0;
        for (int i = 0; i < TRIALS; i++) {
            dependent += BatchMeans.of(series(200, 0.995)).independent() ? 0 : 1;
        }
        BinomialDistribution theory = new BinomialDistribution(TRIALS, 0.816);
        assertThat(dependent)
                .isBetween(theory.inverseCumulativeProbability(0.001), theory.inverseCumulativeProbability(0.999));
    }

    @Test
    void batchesGrowUntilTheyAreLongEnough() {
        double sizes = 0;
        for (int i = 0; i < 100; i++) {
            sizes += BatchMeans.of(series(4000, 0.97)).size();
        }
        assertThat(sizes / 100).isGreaterThan(110); // 100 at first
    }

    @Test
    void intervalsOfBatchMeansContainTheMeanOfACorrelatedSeriesWhereNaiveOnesDoNot() {
        StudentT student = new StudentT(0.95);
        int batched = 0;
        int naive = 0;
        for (int i = 0; i < TRIALS; i++) {
            double[] series = series(4000, 0.9);
            batched += contains(BatchMeans.of(series).estimate(student)) ? 1 : 0;
            naive += contains(student.mean(series)) ? 1 : 0;
        }
        assertThat(batched / (double) TRIALS).isCloseTo(0.95, within(0.03));
        assertThat(naive).isLessThan(500);
    }

    @Test
    void equalValuesAreIndependentAndHaveNoInterval() {
        BatchMeans means = BatchMeans.of(new double[100]);
        assertThat(means.independent()).isTrue();
        assertThat(means.estimate(new StudentT(0.95)).hasInterval()).isFalse();
    }

    @Test
    void steadySeriesAreCalledSettled() {
        int settled = 0;
        for (int i = 0; i < TRIALS; i++) {
            settled += WarmupCheck.of(plus(series(200, 0.5), 10, 0)).settled() ? 1 : 0;
        }
        assertThat(settled).isGreaterThan(970);
    }

    @Test
    void beginningsThatDifferAreFound() {
        int found = 0;
        double cut = 0;
        for (int i = 0; i < TRIALS; i++) {
            WarmupCheck check = WarmupCheck.of(plus(series(200, 0.5), 100, -60));
            found += check.settled() ? 0 : 1;
            cut += (double) check.cut() / TRIALS;
            assertThat(check.meanOfRest()).isGreaterThan(check.meanOfAll());
        }
        assertThat(found).isGreaterThan(990);
        // The cut d that makes (N v + B) / N² smallest, N = 200 - d: v = 0.445 is the variance of means of five
        // neighbours, B =
        // 36,000 e^(-d/10) what is left of the squares of the beginning. Chance moves single cuts by a batch or two of
        // five.
        assertThat(cut).isBetween(88.0 - 10, 88.0 + 10);
    }

    private static boolean contains(Estimate estimate) {
        Double low = estimate.low();
        Double high = estimate.high();
        return low != null && high != null && low <= 0 && 0 <= high;
    }

    /** Mean 0, variance 1, each value depends on the one before it. */
    private double[] series(int length, double dependence) {
        double[] values = new double[length];
        double innovation = Math.sqrt(1 - dependence * dependence);
        double value = random.nextGaussian();
        for (int i = 0; i < length; i++) {
            value = dependence * value + innovation * random.nextGaussian();
            values[i] = value;
        }
        return values;
    }

    /** With a mean, and a beginning that dies away. */
    private static double[] plus(double[] values, double mean, double beginning) {
        for (int i = 0; i < values.length; i++) {
            values[i] += mean + beginning * Math.exp(-i / 20.0);
        }
        return values;
    }
}
