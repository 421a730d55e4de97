package io.netsim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.statistics.Steadiness.Ends;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/**
 * How often sweeps of series that are steady are warned of, and how often those that are not. A sweep here has 12 series of 10
 * runs; their probabilities are corrected together, as for the warnings of a sweep.
 */
final class SteadinessTest {
    private static final int SERIES = 12;
    private static final int RUNS = 10;

    private final Random random = new Random(20_261_123);

    private Steadiness point(int runs, Supplier<double[]> run) {
        List<Ends> ends = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            ends.add(Ends.of(run.get()));
        }
        return Objects.requireNonNull(Steadiness.of(ends));
    }

    /** In how many of some sweeps any series is called unsteady, however little it matters. */
    private int alarms(int sweeps, Supplier<double[]> run) {
        int alarms = 0;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            double[] p = new double[SERIES];
            for (int i = 0; i < SERIES; i++) {
                p[i] = point(RUNS, run).p();
            }
            double smallest = 1;
            for (double adjusted : Holm.adjust(p)) {
                smallest = Math.min(smallest, adjusted);
            }
            alarms += smallest <= Steadiness.FALSE_ALARMS ? 1 : 0;
        }
        return alarms;
    }

    /** How often one series among twelve is found, the others being steady, in the worst case for it. */
    private int found(int sweeps, int runs, Supplier<double[]> run) {
        int found = 0;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            found += point(runs, run).p() <= Steadiness.FALSE_ALARMS / SERIES ? 1 : 0;
        }
        return found;
    }

    private static int most(int trials, double share) {
        return new BinomialDistribution(trials, share).inverseCumulativeProbability(0.999);
    }

    private static int fewest(int trials, double share) {
        return new BinomialDistribution(trials, share).inverseCumulativeProbability(0.001);
    }

    @Test
    void sweepsOfSteadySeriesAreWarnedOfAsSeldomAsItSays() {
        assertThat(alarms(1000, () -> autoregressive(200, 0.9, 0, 1))).isLessThanOrEqualTo(most(1000, 0.05));
    }

    @Test
    void sweepsOfSteadyQueuesAreWarnedOfAsSeldomAsItSays() {
        assertThat(alarms(400, () -> waiting(0.8, true, 600, 1000))).isLessThanOrEqualTo(most(400, 0.05));
        assertThat(alarms(400, () -> waiting(0.8, false, 600, 1000))).isLessThanOrEqualTo(most(400, 0.05));
    }

    /** 0.560 and 0.998 by the noncentral t distribution: the differences of these series are normal. */
    @Test
    void beginningsAreFoundAsOftenAsTheirSizeAllows() {
        int small = found(1000, RUNS, () -> autoregressive(200, 0.9, -2, 20));
        assertThat(small).isBetween(fewest(1000, 0.560), most(1000, 0.560));
        int large = found(1000, RUNS, () -> autoregressive(200, 0.9, -4, 20));
        assertThat(large).isBetween(fewest(1000, 0.998), 1000);
    }

    /** The first of 2,000 customers at a load of 0.95 find an empty queue: 5 % are missing in the mean. */
    @Test
    void queuesThatStartEmptyAreFoundWithEnoughRuns() {
        assertThat(found(100, 60, () -> waiting(0.95, false, 0, 2000))).isGreaterThan(80);
    }

    @Test
    void sizeOfABeginningIsTold() {
        double[] series = new double[100];
        for (int i = 0; i < 100; i++) {
            series[i] = i < 10 ? 4 : 8;
        }
        List<Ends> ends = new ArrayList<>();
        for (double shift : new double[] {-0.1, 0, 0.1}) {
            double[] shifted = series.clone();
            shifted[0] += shift;
            ends.add(Ends.of(shifted));
        }
        Steadiness steadiness = Objects.requireNonNull(Steadiness.of(ends));
        assertThat(steadiness.change()).isCloseTo(-0.5, within(1e-9));
        assertThat(steadiness.bias()).isCloseTo(-0.05, within(1e-9));
        assertThat(steadiness.matters()).isTrue();
    }

    @Test
    void fewRunsAndRunsThatAreAllAlikeTellNothing() {
        Ends first = Ends.of(autoregressive(200, 0.5, -50, 20));
        Ends second = Ends.of(autoregressive(200, 0.5, -50, 20));
        assertThat(Steadiness.of(List.of(first, second))).isNull();
        assertThat(Steadiness.of(List.of(first, first, first, first))).isNull();
    }

    @Test
    void whatHardlyChangesTheMeanDoesNotMatter() {
        Steadiness steadiness = point(100, () -> {
            double[] series = autoregressive(200, 0.5, 0, 1);
            for (int i = 0; i < series.length; i++) {
                series[i] += i < 20 ? 1000 : 1080;
            }
            return series;
        });
        assertThat(steadiness.p()).isLessThan(1e-6);
        assertThat(steadiness.matters()).isFalse();
    }

    /** Variance 1, each value depends on the one before it, with a beginning that dies away. */
    private double[] autoregressive(int length, double dependence, double beginning, double memory) {
        double[] values = new double[length];
        double innovation = Math.sqrt(1 - dependence * dependence);
        double value = random.nextGaussian();
        for (int i = 0; i < length; i++) {
            values[i] = value + beginning * Math.exp(-i / memory);
            value = dependence * value + innovation * random.nextGaussian();
        }
        return values;
    }

    /**
     * Waiting times of customers who come as a Poisson process (Lindley's recursion), service times fixed or exponential.
     *
     * @param before customers who come before counting begins
     */
    private double[] waiting(double load, boolean fixed, int before, int customers) {
        double[] values = new double[customers];
        double waiting = 0;
        for (int i = 0; i < before + customers; i++) {
            if (i >= before) {
                values[i - before] = waiting;
            }
            double service = fixed ? 1 : exponential();
            waiting = Math.max(0, waiting + service - exponential() / load);
        }
        return values;
    }

    private double exponential() {
        return -Math.log(1 - random.nextDouble());
    }
}
