package io.netsim.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A number estimated from a sample, with how surely.
 *
 * @param n values in the sample, from 1
 * @param value the estimate
 * @param sd standard deviation of the sample (n − 1 in the denominator); null for one value
 * @param low lower end of the interval; null if there is no interval
 * @param high upper end of the interval; null if there is no interval
 * @param confidence that was asked for, 0 to 1
 * @param method how the interval was made, such as {@code student_t}, or why there is none, such as {@code none (n = 1)}
 */
public record Estimate(
        int n,
        double value,
        @Nullable Double sd,
        @Nullable Double low,
        @Nullable Double high,
        double confidence,
        String method) {
    /** One value has no spread. */
    public static final String ONE_VALUE = "none (n = 1)";
    /** Equal values have no spread either, and that says nothing of what else could have been seen. */
    public static final String ALL_EQUAL = "none (all values equal)";

    public boolean hasInterval() {
        return low != null;
    }

    /** Half the width of a symmetric interval; null without one. */
    public @Nullable Double halfWidth() {
        return high == null ? null : Double.valueOf(high - value);
    }
}
