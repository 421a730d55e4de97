package io.netsim.app;

import io.netsim.time.DurationHistogram;
import org.jspecify.annotations.Nullable;

/** What is kept of a histogram of durations, in picoseconds; the quantiles within 0.4 %. */
public record DurationSummary(long count, double meanPs, double p50Ps, double p95Ps, double p99Ps) {
    /** Null if there is nothing to summarise. */
    public static @Nullable DurationSummary of(@Nullable DurationHistogram histogram) {
        if (histogram == null || histogram.count() == 0) {
            return null;
        }
        return new DurationSummary(
                histogram.count(),
                histogram.meanPs(),
                histogram.quantilePs(0.5),
                histogram.quantilePs(0.95),
                histogram.quantilePs(0.99));
    }
}
