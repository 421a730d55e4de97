package io.netsim.results;

/** A summary of durations in seconds; the quantiles within 0.4 %. */
public record Durations(double mean, double p50, double p95, double p99) {
    /** Of nothing. */
    public static final Durations NONE = new Durations(0, 0, 0, 0);
}
