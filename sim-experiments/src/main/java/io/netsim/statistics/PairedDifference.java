package io.netsim.statistics;

import org.jspecify.annotations.Nullable;

/**
 * How two alternatives differ that were observed side by side, replication by replication, on common random numbers: what
 * chance does to both of them cancels out of the differences, whose mean has the interval (Law, Simulation Modeling and
 * Analysis, 5th ed., 10.2.1 and 11.2).
 *
 * @param baselineMean of the alternative compared with
 * @param mean of the other one
 * @param difference other minus baseline, with its interval
 * @param p probability of a mean difference at least so far from 0 if there were none; null without an interval
 */
public record PairedDifference(
        double baselineMean,
        double mean,
        Estimate difference,
        @Nullable Double p) {
    /** How the intervals are made. */
    public static final String METHOD = "paired_t";

    /**
     * The difference of two samples of equal length, at least 1.
     *
     * @param baseline by replication
     * @param other by replication, in the same order
     */
    public static PairedDifference of(double[] baseline, double[] other, StudentT student) {
        Sample.require(baseline.length == other.length, "pairs need two values each");
        double[] differences = new double[other.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = other[i] - baseline[i];
        }
        Estimate mean = student.mean(differences);
        Double p = null;
        Double sd = mean.sd();
        if (mean.hasInterval() && sd != null) {
            double t = mean.value() / (sd / Math.sqrt(mean.n()));
            p = StudentT.twoSided(t, mean.n() - 1);
        }
        String method = mean.hasInterval() ? METHOD : mean.method();
        Estimate difference =
                new Estimate(mean.n(), mean.value(), mean.sd(), mean.low(), mean.high(), mean.confidence(), method);
        return new PairedDifference(Sample.mean(baseline), Sample.mean(other), difference, p);
    }

    /** The difference as a share of the baseline; null if the baseline is 0. */
    public @Nullable Double relative() {
        return baselineMean == 0 ? null : Double.valueOf(difference.value() / Math.abs(baselineMean));
    }
}
