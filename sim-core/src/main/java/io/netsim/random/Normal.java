package io.netsim.random;

/**
 * Normally distributed, so below 0 at times: whoever cannot use that cuts it off. Two draws.
 *
 * @param deviation standard deviation, 0 or more
 */
public record Normal(double mean, double deviation) implements Distribution {
    /** @throws IllegalArgumentException if the deviation is negative */
    public Normal {
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("a normal distribution has no standard deviation of " + deviation);
        }
    }

    @Override
    public double sample(RandomStream stream) {
        return mean + deviation * stream.nextGaussian();
    }
}
