package io.netsim.random;

/** Always the same value; draws nothing. */
public record Constant(double value) implements Distribution {
    @Override
    public double sample(RandomStream stream) {
        return value;
    }

    @Override
    public double mean() {
        return value;
    }
}
