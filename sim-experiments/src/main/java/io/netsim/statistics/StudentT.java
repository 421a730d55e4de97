package io.netsim.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Student's distribution for intervals of one confidence; remembers quantiles, which are dear. For one thread at a time.
 */
public final class StudentT {
    private static final int MOST_KEPT = 10_000;

    private final double confidence;
    private final List<@Nullable Double> quantiles = new ArrayList<>();

    /** @param confidence between 0 and 1, both excluded */
    public StudentT(double confidence) {
        Sample.requireConfidence(confidence);
        this.confidence = confidence;
    }

    public double confidence() {
        return confidence;
    }

    /**
     * The mean of independent values with its interval, mean ± t · sd ∕ √n with n − 1 degrees of freedom. Exact for values of a
     * normal distribution, and near for means of many things (Law, Simulation Modeling and Analysis, 5th ed., 4.5).
     *
     * @param values at least one
     */
    public Estimate mean(double[] values) {
        int n = values.length;
        Sample.require(n > 0, "there is no mean of no values");
        double mean = Sample.mean(values);
        if (n == 1) {
            return new Estimate(1, mean, null, null, null, confidence, Estimate.ONE_VALUE);
        }
        if (Sample.allEqual(values)) {
            return new Estimate(n, mean, 0.0, null, null, confidence, Estimate.ALL_EQUAL);
        }
        double sd = Math.sqrt(Sample.squares(values, mean) / (n - 1));
        double half = quantile(n - 1) * sd / Math.sqrt(n);
        return new Estimate(n, mean, sd, mean - half, mean + half, confidence, "student_t");
    }

    /** What a value of Student's distribution does not leave in either direction, with the confidence. */
    public double quantile(int degreesOfFreedom) {
        if (degreesOfFreedom > MOST_KEPT) {
            return computed(degreesOfFreedom);
        }
        while (quantiles.size() <= degreesOfFreedom) {
            quantiles.add(null);
        }
        Double known = quantiles.get(degreesOfFreedom);
        if (known == null) {
            known = computed(degreesOfFreedom);
            quantiles.set(degreesOfFreedom, known);
        }
        return known;
    }

    private double computed(int degreesOfFreedom) {
        return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(1 - (1 - confidence) / 2);
    }

    /** Probability of a value at least that far from 0, in either direction. */
    public static double twoSided(double t, int degreesOfFreedom) {
        return 2 * new TDistribution(null, degreesOfFreedom).cumulativeProbability(-Math.abs(t));
    }
}
