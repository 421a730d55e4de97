package io.netsim.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
    /** Flow sizes of web search, as used with pFabric and DCTCP: bytes, cumulative probability. */
    private static final Empirical WEB_SEARCH = new Empirical(ImmutableList.of(
            new Empirical.Point(0, 0),
            new Empirical.Point(10_000, 0.15),
            new Empirical.Point(20_000, 0.2),
            new Empirical.Point(30_000, 0.3),
            new Empirical.Point(50_000, 0.4),
            new Empirical.Point(80_000, 0.53),
            new Empirical.Point(200_000, 0.6),
            new Empirical.Point(1e6, 0.7),
            new Empirical.Point(2e6, 0.8),
            new Empirical.Point(5e6, 0.9),
            new Empirical.Point(1e7, 0.97),
            new Empirical.Point(3e7, 1)));

    private static double[] sample(Distribution distribution, int n) {
        RandomStream stream = new RandomStreams(7, 0).stream("test", distribution.toString());
        double[] sample = new double[n];
        for (int i = 0; i < n; i++) {
            sample[i] = distribution.sample(stream);
        }
        return sample;
    }

    static Stream<Arguments> oracles() {
        return Stream.of(
                Arguments.of(new Uniform(3, 8), new UniformRealDistribution(null, 3, 8)),
                Arguments.of(new Exponential(250), new ExponentialDistribution(null, 250)),
                Arguments.of(new Pareto(1.5, 1000), new ParetoDistribution(null, 1000, 1.5)),
                Arguments.of(new Normal(40, 7), new NormalDistribution(null, 40, 7)),
                Arguments.of(new LogNormal(900, 1.5), new LogNormalDistribution(null, StrictMath.log(900), 1.5)));
    }

    @ParameterizedTest
    @MethodSource("oracles")
    void samplesPassKolmogorovAndSmirnovAgainstCommonsMath(Distribution ours, RealDistribution oracle) {
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(oracle, sample(ours, 5000)))
                .isGreaterThan(0.001);
    }

    @ParameterizedTest
    @MethodSource("oracles")
    void meansAreThoseOfCommonsMath(Distribution ours, RealDistribution oracle) {
        assertThat(ours.mean()).isCloseTo(oracle.getNumericalMean(), within(1e-9 * oracle.getNumericalMean()));
    }

    static Stream<Distribution> ofFiniteVariance() {
        return Stream.of(
                new Constant(5),
                new Uniform(3, 8),
                new Exponential(250),
                new Pareto(3.5, 1000),
                new Pareto(1.2, 1000, 1e6),
                new Pareto(1, 1000, 1e6),
                new Pareto(0.5, 1000, 1e6),
                new LogNormal(900, 0.8),
                WEB_SEARCH,
                new Empirical(ImmutableList.of(new Empirical.Point(10, 0.25), new Empirical.Point(20, 1))));
    }

    @ParameterizedTest
    @MethodSource("ofFiniteVariance")
    void theMeanLiesWithinThe999PercentIntervalOfASample(Distribution distribution) {
        double[] sample = sample(distribution, 100_000);
        double halfWidth = 3.29 * StrictMath.sqrt(StatUtils.variance(sample) / sample.length);
        assertThat(StatUtils.mean(sample)).isCloseTo(distribution.mean(), within(halfWidth + 1e-12));
    }

    @Test
    void theMeanOfTheWebSearchDistributionIsKnown() {
        assertThat(WEB_SEARCH.mean()).isCloseTo(1_711_250, within(1e-6));
    }

    @Test
    void anEmpiricalDistributionHasItsQuantiles() {
        double[] sample = sample(WEB_SEARCH, 100_000);
        for (Empirical.Point point : WEB_SEARCH.points()) {
            double share = Arrays.stream(sample).filter(x -> x <= point.value()).count() / 100_000.0;
            assertThat(share).as("P(X <= %s)", point.value()).isCloseTo(point.cumulative(), within(0.0053));
        }
    }

    @Test
    void theFirstPointOfAnEmpiricalDistributionMayHaveMass() {
        Empirical half = new Empirical(ImmutableList.of(new Empirical.Point(10, 0.5), new Empirical.Point(20, 1)));
        double[] sample = sample(half, 10_000);
        assertThat(Arrays.stream(sample).filter(x -> x == 10).count()).isBetween(4835L, 5165L);
    }

    @Test
    void aStepOfAnEmpiricalDistributionIsAnAtom() {
        Empirical dice = new Empirical(
                ImmutableList.of(new Empirical.Point(1, 0.5), new Empirical.Point(2, 0.5), new Empirical.Point(2, 1)));
        assertThat(Arrays.stream(sample(dice, 1000)).distinct().sorted().toArray())
                .containsExactly(1, 2);
        assertThat(dice.mean()).isEqualTo(1.5);
    }

    @Test
    void aBoundedParetoStaysWithinItsBounds() {
        double[] sample = sample(new Pareto(0.3, 1000, 2000), 10_000);
        assertThat(StatUtils.min(sample)).isGreaterThanOrEqualTo(1000);
        assertThat(StatUtils.max(sample)).isLessThanOrEqualTo(2000).isGreaterThan(1990);
    }

    @Test
    void aBoundedParetoIsTheUnboundedOneCutOff() {
        Pareto bounded = new Pareto(1.1, 100, 1000);
        double below = 1 - StrictMath.pow(100.0 / 1000, 1.1);
        double expected = (1 - StrictMath.pow(100.0 / 300, 1.1)) / below;
        double share =
                Arrays.stream(sample(bounded, 100_000)).filter(x -> x <= 300).count() / 100_000.0;
        assertThat(share).isCloseTo(expected, within(0.0053));
    }

    @Test
    void aHeavyParetoHasNoMean() {
        assertThat(new Pareto(1, 1000).mean()).isInfinite();
    }

    @Test
    void aConstantDrawsNothing() {
        RandomStream used = new RandomStream(1, 2, 3, 4);
        assertThat(new Constant(5).sample(used)).isEqualTo(5);
        assertThat(used.nextLong()).isEqualTo(41943041L);
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Uniform(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Exponential(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pareto(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pareto(1, 2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LogNormal(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Empirical(ImmutableList.of(new Empirical.Point(1, 0.9))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Empirical(ImmutableList.of(new Empirical.Point(2, 0.5), new Empirical.Point(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
