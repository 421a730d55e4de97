package io.netsim.link;

import io.netsim.packet.Packet;
import java.util.function.DoubleSupplier;

/** A share of the packets is held back for a fixed time, so that those behind overtake them. */
public final class RandomReordering implements DelayRule {
    private final double share;
    private final long byPs;
    private final DoubleSupplier uniform;

    /**
     * @param share probability for each packet, 0 to 1
     * @param byPs how long a chosen packet is held back
     * @param uniform draws from [0, 1)
     */
    public RandomReordering(double share, long byPs, DoubleSupplier uniform) {
        this.share = share;
        this.byPs = byPs;
        this.uniform = uniform;
    }

    @Override
    public long extraPs(Packet packet) {
        return uniform.getAsDouble() < share ? byPs : 0;
    }
}
