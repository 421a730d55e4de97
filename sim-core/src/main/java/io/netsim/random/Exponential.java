package io.netsim.random;

/** Exponentially distributed: without memory, as the gaps of a Poisson process are; one draw. */
public record Exponential(double mean) implements Distribution {
    /** @throws IllegalArgumentException if the mean is negative */
    public Exponential {
        if (!(mean >= 0)) {
            throw new IllegalArgumentException("an exponential distribution has no mean of " + mean);
        }
    }

    @Override
    public double sample(RandomStream stream) {
        return mean * stream.nextExponential();
    }
}
