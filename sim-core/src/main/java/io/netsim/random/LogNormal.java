package io.netsim.random;

/**
 * A value whose logarithm is normally distributed; two draws.
 *
 * @param median more than 0
 * @param sigma standard deviation of the natural logarithm, 0 or more
 */
public record LogNormal(double median, double sigma) implements Distribution {
    /** @throws IllegalArgumentException if a parameter is out of its range */
    public LogNormal {
        if (!(median > 0 && sigma >= 0)) {
            throw new IllegalArgumentException("no log-normal distribution of median " + median + ", sigma " + sigma);
        }
    }

    @Override
    public double sample(RandomStream stream) {
        return median * StrictMath.exp(sigma * stream.nextGaussian());
    }

    @Override
    public double mean() {
        return median * StrictMath.exp(sigma * sigma / 2);
    }
}
