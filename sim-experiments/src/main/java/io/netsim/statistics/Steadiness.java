package io.netsim.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Whether a series is steady over the runs of a point, or still on its way when counting begins: in each run the mean of its
 * first tenth is compared with that of its last tenth. If the series is steady, both are equal on average, and since runs are
 * independent of each other, however their values depend on each other within, Student's t of the differences says how
 * surprising these are. (Comparing an early with a late part is from Geweke, Evaluating the accuracy of sampling-based
 * approaches to the calculation of posterior moments, Bayesian Statistics 4, 1992; over replications there is no spectrum to
 * estimate.) The parts are equally long on purpose: the difference of two alike means has a symmetric distribution, for which
 * the test errs on the safe side (Efron, Student's t-test under symmetry conditions, JASA 64, 1969; Bakirov and Székely,
 * Student's t-test for Gaussian scale mixtures, J. Math. Sci. 139, 2006). Values of queues are so skewed that it would not
 * otherwise.
 *
 * @param runs that were compared
 * @param change of the first tenth from the last, as a share of the last
 * @param bias of the mean by its first tenth, as a share of the mean without it
 * @param p probability of such a difference if the series were steady
 */
public record Steadiness(int runs, double change, double bias, double p) {
    /** Of all warnings of a sweep together: the probability of any if all of it is steady. */
    public static final double FALSE_ALARMS = 0.05;

    /** Fewer runs tell nothing. */
    public static final int FEWEST = 3;

    /** A bias below this share of the mean is not worth a longer warm-up. */
    private static final double MATTERS = 0.01;

    /**
     * Of one run.
     *
     * @param first mean of the first tenth of the values
     * @param last mean of the last tenth
     * @param all mean of all
     * @param share which part of the values the first tenth is; a tenth but for rounding
     */
    public record Ends(double first, double last, double all, double share) {
        /** A series needs as many values. */
        public static final int FEWEST = 50;

        /** @param series in the order of time, at least {@link #FEWEST} values */
        public static Ends of(double[] series) {
            Sample.require(series.length >= FEWEST, "ends of fewer than " + FEWEST + " values");
            int tenth = series.length / 10;
            return new Ends(
                    mean(series, 0, tenth),
                    mean(series, series.length - tenth, series.length),
                    mean(series, 0, series.length),
                    tenth / (double) series.length);
        }

        private static double mean(double[] series, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += series[i];
            }
            return sum / (to - from);
        }

        private double rest() {
            return (all - share * first) / (1 - share);
        }
    }

    /**
     * Over the runs of a point.
     *
     * @return null where chance cannot be told: with too few runs, or if all differ by the same
     */
    public static @Nullable Steadiness of(Iterable<Ends> runs) {
        int n = 0;
        double first = 0;
        double last = 0;
        double all = 0;
        double rest = 0;
        for (Ends run : runs) {
            n++;
            first += run.first;
            last += run.last;
            all += run.all;
            rest += run.rest();
        }
        if (n < FEWEST) {
            return null;
        }
        double mean = (first - last) / n;
        double squares = 0;
        for (Ends run : runs) {
            double distance = run.first - run.last - mean;
            squares += distance * distance;
        }
        double error = Math.sqrt(squares / (n - 1) / n);
        // What rounding alone leaves of equal differences is not chance.
        if (error <= 1e-12 * (Math.abs(first) + Math.abs(last)) / n) {
            return null;
        }
        return new Steadiness(
                n, share(first - last, last), share(all - rest, rest), StudentT.twoSided(mean / error, n - 1));
    }

    private static double share(double difference, double whole) {
        return difference == 0 ? 0 : difference / Math.abs(whole);
    }

    /** Whether it would change the mean of the series by much. */
    public boolean matters() {
        return Math.abs(bias) > MATTERS;
    }
}
