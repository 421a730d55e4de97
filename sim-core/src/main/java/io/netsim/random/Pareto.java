package io.netsim.random;

/**
 * Pareto: P(X &gt; x) = (minimum ÷ x)^shape from {@code minimum} on; with a finite {@code maximum} truncated there (bounded
 * Pareto). One draw, by inversion.
 *
 * @param shape more than 0; the smaller, the heavier the tail
 * @param minimum more than 0
 * @param maximum more than the minimum, or {@link Double#POSITIVE_INFINITY}
 */
public record Pareto(double shape, double minimum, double maximum) implements Distribution {
    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Pareto {
        if (!(shape > 0 && minimum > 0 && maximum > minimum)) {
            throw new IllegalArgumentException(
                    "no Pareto distribution of shape " + shape + ", minimum " + minimum + ", maximum " + maximum);
        }
    }

    /** Without a maximum. */
    public Pareto(double shape, double minimum) {
        this(shape, minimum, Double.POSITIVE_INFINITY);
    }

    @Override
    public double sample(RandomStream stream) {
        double value = minimum / StrictMath.pow(1 - stream.nextDouble() * shareBelowMaximum(), 1 / shape);
        return Math.min(value, maximum);
    }

    @Override
    public double mean() {
        if (maximum == Double.POSITIVE_INFINITY) {
            return shape <= 1 ? Double.POSITIVE_INFINITY : shape * minimum / (shape - 1);
        }
        if (Math.abs(shape - 1) < 1e-9) {
            return minimum * StrictMath.log(maximum / minimum) / shareBelowMaximum();
        }
        double body = minimum - maximum * StrictMath.pow(minimum / maximum, shape);
        return shape / (shape - 1) * body / shareBelowMaximum();
    }

    /** Share of the untruncated distribution that lies below the maximum. */
    private double shareBelowMaximum() {
        return 1 - StrictMath.pow(minimum / maximum, shape);
    }
}
