package io.netsim.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Quantiles of independent values with intervals between two of these values; nothing is assumed of their distribution but that
 * it is continuous (Le Boudec, Performance Evaluation of Computer and Communication Systems, theorem 2.1).
 */
public final class QuantileInterval {
    private QuantileInterval() {}

    /**
     * The smallest of those intervals whose tails are each at most half of what the confidence leaves.
     *
     * @param values at least one, in any order
     * @param quantile between 0 and 1, both excluded; 0.5 for the median
     * @return the sample's quantile (nearest rank); without an interval if there are too few values for one that sure
     */
    public static Estimate of(double[] values, double quantile, double confidence) {
        int n = values.length;
        Sample.require(n > 0, "there is no quantile of no values");
        Sample.require(quantile > 0 && quantile < 1, "quantile " + quantile + " is not between 0 and 1");
        Sample.requireConfidence(confidence);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double value = sorted[(int) Math.max(0, Math.ceil(quantile * n) - 1)];
        double tail = (1 - confidence) / 2;
        BinomialDistribution below = new BinomialDistribution(null, n, quantile);
        // As many values as possible below the lower end: P(fewer than that many below the truth) at most the tail.
        int low = -1;
        while (low + 1 < n && below.cumulativeProbability(low + 1) <= tail) {
            low++;
        }
        int high = n;
        while (high - 1 >= 0 && 1 - below.cumulativeProbability(high - 1) <= tail) {
            high--;
        }
        if (low < 0 || high >= n) {
            return new Estimate(n, value, null, null, null, confidence, "none (n = " + n + " is too few)");
        }
        return new Estimate(n, value, null, sorted[low], sorted[high], confidence, "order_statistics");
    }
}
