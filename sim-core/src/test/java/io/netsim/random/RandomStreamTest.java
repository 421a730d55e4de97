package io.netsim.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    @Test
    void equalsThePublishedVectorOfXoshiro256PlusPlus() {
        RandomStream stream = new RandomStream(1, 2, 3, 4);
        long[] outputs = new long[10];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = stream.nextLong();
        }
        assertThat(outputs)
                .containsExactly(
                        41943041L,
                        58720359L,
                        3588806011781223L,
                        3591011842654386L,
                        Long.parseUnsignedLong("9228616714210784205"),
                        Long.parseUnsignedLong("9973669472204895162"),
                        Long.parseUnsignedLong("14011001112246962877"),
                        Long.parseUnsignedLong("12406186145184390807"),
                        Long.parseUnsignedLong("15849039046786891736"),
                        Long.parseUnsignedLong("10450023813501588000"));
    }

    @Test
    void doublesAreTheUpper53Bits() {
        RandomStream bits = new RandomStream(1, 2, 3, 4);
        RandomStream doubles = new RandomStream(1, 2, 3, 4);
        for (int i = 0; i < 100; i++) {
            assertThat(doubles.nextDouble()).isEqualTo((bits.nextLong() >>> 11) / StrictMath.pow(2, 53));
        }
    }

    @Test
    void aStateOfZerosStillYieldsNumbers() {
        RandomStream stream = new RandomStream(0, 0, 0, 0);
        long any = 0;
        for (int i = 0; i < 10; i++) {
            any |= stream.nextLong();
        }
        assertThat(any).isNotZero();
    }

    @Test
    void boundedIntegersAreEvenlySpread() {
        RandomStream stream = new RandomStreams(1, 0).stream("test", "int");
        long[] observed = new long[7];
        for (int i = 0; i < 70_000; i++) {
            observed[stream.nextInt(7)]++;
        }
        double[] expected = {1, 1, 1, 1, 1, 1, 1};
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(0.001);
    }

    @Test
    void largeBoundsHaveNoBias() {
        RandomStream stream = new RandomStreams(1, 0).stream("test", "large");
        int bound = 3 << 29; // a modulus alone would favour the lower third
        int low = 0;
        for (int i = 0; i < 30_000; i++) {
            low += stream.nextInt(bound) < bound / 3 ? 1 : 0;
        }
        assertThat(low).isBetween(10_000 - 270, 10_000 + 270); // 3.3 deviations
    }

    @Test
    void aBoundMustBePositive() {
        RandomStream stream = new RandomStream(1, 2, 3, 4);
        assertThatThrownBy(() -> stream.nextInt(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exponentialNumbersPassKolmogorovAndSmirnov() {
        RandomStream stream = new RandomStreams(2, 0).stream("test", "exponential");
        double[] sample = new double[5000];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = stream.nextExponential();
        }
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new ExponentialDistribution(null, 1), sample))
                .isGreaterThan(0.001);
    }

    @Test
    void gaussianNumbersPassKolmogorovAndSmirnov() {
        RandomStream stream = new RandomStreams(3, 0).stream("test", "gaussian");
        double[] sample = new double[5000];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = stream.nextGaussian();
        }
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(null, 0, 1), sample))
                .isGreaterThan(0.001);
    }
}
