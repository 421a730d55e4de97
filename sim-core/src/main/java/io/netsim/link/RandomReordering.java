package io.netsim.link;

import io.netsim.packet.Packet;
import java.util.function.DoubleSupplier;

/**
 * A share of the packets, or of every n-th packet, is held back for a fixed time, so that those behind overtake them; one
 * draw for each packet that may be chosen.
 */
public final class RandomReordering implements DelayRule {
    private final double share;
    private final long gap;
    private final long byPs;
    private final DoubleSupplier uniform;
    private long seen;

    /** Any packet may be chosen. */
    public RandomReordering(double share, long byPs, DoubleSupplier uniform) {
        this(share, 1, byPs, uniform);
    }

    /**
     * @param share probability for each packet that may be chosen, 0 to 1
     * @param gap every so many-th packet may be chosen, 1 for all
     * @param byPs how long a chosen packet is held back
     * @param uniform draws from [0, 1)
     */
    public RandomReordering(double share, long gap, long byPs, DoubleSupplier uniform) {
        if (gap < 1) {
            throw new IllegalArgumentException("every n-th packet needs n of at least 1, not " + gap);
        }
        this.share = share;
        this.gap = gap;
        this.byPs = byPs;
        this.uniform = uniform;
    }

    @Override
    public long extraPs(Packet packet) {
        return ++seen % gap == 0 && uniform.getAsDouble() < share ? byPs : 0;
    }
}
