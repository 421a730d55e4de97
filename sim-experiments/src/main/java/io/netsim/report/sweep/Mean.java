package io.netsim.report.sweep;

import org.jspecify.annotations.Nullable;

/**
 * A mean over the replications of a point: a row of {@code summary.csv}.
 *
 * @param n replications with a value
 * @param low lower end of the interval; null if one value makes none
 * @param confidence of the interval, 0 to 1
 * @param method {@code t} for Student's t, {@code none} for no interval
 */
record Mean(
        int point,
        SeriesKey key,
        int n,
        double mean,
        @Nullable Double low,
        @Nullable Double high,
        double confidence,
        String method) {
    /** Whether replications agree, so that there is nothing to make an interval of. */
    boolean allEqual() {
        return n > 1 && low == null && method.contains("equal");
    }
}
