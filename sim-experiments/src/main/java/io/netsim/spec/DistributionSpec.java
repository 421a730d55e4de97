package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** A distribution of times (picoseconds) or of sizes (bytes); the field that holds it says which. */
public sealed interface DistributionSpec {
    /** The mean in picoseconds or bytes; infinite for a Pareto without maximum and of shape up to 1. */
    double mean();

    /** A plain {@code 2 s}. */
    record Constant(long value) implements DistributionSpec {
        @Override
        public double mean() {
            return value;
        }
    }

    /** {@code uniform: [0 s, 1 s]}: {@code from} included, {@code to} excluded. */
    record Uniform(long from, long to) implements DistributionSpec {
        @Override
        public double mean() {
            return ((double) from + to) / 2;
        }
    }

    /** {@code exponential: {mean: 1 s}}. */
    record Exponential(long meanValue) implements DistributionSpec {
        @Override
        public double mean() {
            return meanValue;
        }
    }

    /**
     * {@code normal: {mean: 10 ms, deviation: 2 ms}}. What falls below 0 counts as 0 wherever a time or size cannot be
     * negative.
     */
    record Normal(long meanValue, long deviation) implements DistributionSpec {
        @Override
        public double mean() {
            return meanValue;
        }
    }

    /**
     * {@code pareto: {shape: 1.2, minimum: 1 kB, maximum: 1 GB}}.
     *
     * @param shape more than 0
     * @param minimum more than 0
     * @param maximum if given, the distribution is truncated there (bounded Pareto)
     */
    record Pareto(double shape, long minimum, @Nullable Long maximum) implements DistributionSpec {
        @Override
        public double mean() {
            if (maximum == null) {
                return shape <= 1 ? Double.POSITIVE_INFINITY : shape * minimum / (shape - 1);
            }
            double low = minimum;
            double high = maximum;
            double share = 1 - StrictMath.pow(low / high, shape);
            if (Math.abs(shape - 1) < 1e-9) {
                return low * StrictMath.log(high / low) / share;
            }
            double body = low - high * StrictMath.pow(low / high, shape);
            return shape / (shape - 1) * body / share;
        }
    }

    /** {@code lognormal: {median: 1 kB, sigma: 1.5}}; sigma is that of the natural logarithm. */
    record Lognormal(long median, double sigma) implements DistributionSpec {
        @Override
        public double mean() {
            return median * StrictMath.exp(sigma * sigma / 2);
        }
    }

    /**
     * {@code empirical: {quantiles: [[1 kB, 0], [10 kB, 0.5], [1 MB, 1]]}}, linear between the given points.
     *
     * @param quantiles rising in value and cumulative probability; the last probability is 1
     */
    record Empirical(ImmutableList<Quantile> quantiles) implements DistributionSpec {
        @Override
        public double mean() {
            Quantile before = quantiles.get(0);
            double sum = before.value() * before.cumulative();
            for (Quantile quantile : quantiles) {
                double share = quantile.cumulative() - before.cumulative();
                sum += share * ((double) quantile.value() + before.value()) / 2;
                before = quantile;
            }
            return sum;
        }
    }

    /** With probability {@code cumulative} (0 to 1) a draw is not above {@code value}. */
    record Quantile(long value, double cumulative) {}
}
