package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * Some packets are held back, so that those behind overtake them.
 *
 * @param rate probability for each packet that may be chosen, 0 to 1
 * @param byPs how long, picoseconds, more than 0
 * @param gap if given, only every so many-th packet may be chosen
 */
public record ReorderingSpec(
        double rate, long byPs, @Nullable Long gap) {
    /** None. */
    public static final ReorderingSpec OFF = new ReorderingSpec(0, 1, null);
}
