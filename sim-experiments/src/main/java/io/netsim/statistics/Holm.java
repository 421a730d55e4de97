package io.netsim.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Correction for many comparisons: whatever is called different at an adjusted p of at most α, the probability of one or more
 * false alarms among all comparisons is at most α, however they depend on each other (Holm, A simple sequentially rejective
 * multiple test procedure, Scandinavian Journal of Statistics 6, 1979).
 */
public final class Holm {
    private Holm() {}

    /** The adjusted probabilities, in the order of the given ones; NaN stays and does not count. */
    public static double[] adjust(double[] p) {
        int count = (int) Arrays.stream(p).filter(one -> !Double.isNaN(one)).count();
        return adjust(p, count);
    }

    /**
     * The adjusted probabilities of the smallest ones, the others being known to be larger.
     *
     * @param p the smallest, in any order
     * @param count how many there are in all
     */
    public static double[] adjust(double[] p, long count) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = p.clone();
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (count - rank) * p[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
