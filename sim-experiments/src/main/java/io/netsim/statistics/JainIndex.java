package io.netsim.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How evenly something is shared: (Σx)² ∕ (n Σx²), which is 1 if all n shares are equal and k ∕ n if k of them are equal and the
 * others are nothing; it does not depend on the unit (Jain, Chiu and Hawe, A quantitative measure of fairness and
 * discrimination for resource allocation in shared computer systems, DEC TR-301, 1984).
 */
public final class JainIndex {
    private JainIndex() {}

    /**
     * @param shares none of them negative
     * @return between 1 ∕ n and 1; null if there is nothing that was shared
     */
    public static @Nullable Double of(double[] shares) {
        double largest = Arrays.stream(shares).max().orElse(0);
        Sample.require(Arrays.stream(shares).allMatch(share -> share >= 0), "a share is negative, or no number");
        if (largest == 0) {
            return null;
        }
        double sum = 0;
        double squares = 0;
        for (double share : shares) {
            double part = share / largest; // neither very large nor very small, whatever the unit
            sum += part;
            squares += part * part;
        }
        return Math.min(1, sum * sum / (shares.length * squares));
    }
}
