package io.netsim.validation;

/** Samples of a congestion window in whole segments, as Linux counts it. */
final class WindowSamples {
    private long sum;
    private long count;
    private long largest;

    void add(long segments) {
        sum += segments;
        count++;
        largest = Math.max(largest, segments);
    }

    double mean() {
        return count == 0 ? Double.NaN : (double) sum / count;
    }

    double largest() {
        return largest;
    }
}
