package io.netsim.random;

/** Evenly distributed from {@code from} inclusive to {@code to} exclusive; one draw. */
public record Uniform(double from, double to) implements Distribution {
    /** @throws IllegalArgumentException if {@code to} is below {@code from} */
    public Uniform {
        if (!(from <= to)) {
            throw new IllegalArgumentException("uniform from " + from + " to " + to + " is empty");
        }
    }

    @Override
    public double sample(RandomStream stream) {
        return from + (to - from) * stream.nextDouble();
    }

    @Override
    public double mean() {
        return (from + to) / 2;
    }
}
