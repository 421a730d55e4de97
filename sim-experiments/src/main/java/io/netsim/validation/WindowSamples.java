package io.netsim.validation;

/** Samples of a congestion window in segments. */
final class WindowSamples {
    private double sum;
    private long count;
    private double largest;

    void add(double segments) {
        sum += segments;
        count++;
        largest = Math.max(largest, segments);
    }

    double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }

    double largest() {
        return largest;
    }
}
