package io.netsim.statistics;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Intervals of a probability from how often something happened. Exact: they contain the truth at least as often as they say,
 * however few trials there were (Clopper and Pearson, The use of confidence or fiducial limits illustrated in the case of the
 * binomial, Biometrika 26, 1934).
 */
public final class ShareInterval {
    private ShareInterval() {}

    /**
     * @param hits 0 to n
     * @param n trials, from 1
     * @param confidence between 0 and 1, both excluded
     */
    public static Estimate of(int hits, int n, double confidence) {
        Sample.require(n > 0 && hits >= 0 && hits <= n, hits + " of " + n + " is no share");
        Sample.requireConfidence(confidence);
        double tail = (1 - confidence) / 2;
        double low = hits == 0 ? 0 : beta(hits, n - hits + 1).inverseCumulativeProbability(tail);
        double high = hits == n ? 1 : beta(hits + 1, n - hits).inverseCumulativeProbability(1 - tail);
        return new Estimate(n, (double) hits / n, null, low, high, confidence, "clopper_pearson");
    }

    private static BetaDistribution beta(int alpha, int beta) {
        return new BetaDistribution(null, alpha, beta);
    }
}
