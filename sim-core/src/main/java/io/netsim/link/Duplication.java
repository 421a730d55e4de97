package io.netsim.link;

import java.util.function.DoubleSupplier;

/** A share of the packets arrives twice, the copy right behind the original. */
public final class Duplication {
    private final double share;
    private final DoubleSupplier uniform;

    /**
     * @param share probability for each packet, 0 to 1
     * @param uniform draws from [0, 1)
     */
    public Duplication(double share, DoubleSupplier uniform) {
        this.share = share;
        this.uniform = uniform;
    }

    boolean duplicatesNext() {
        return uniform.getAsDouble() < share;
    }
}
