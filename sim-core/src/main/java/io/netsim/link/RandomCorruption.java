package io.netsim.link;

import io.netsim.packet.Packet;
import java.util.function.DoubleSupplier;

/** Bits of a share of the packets flip. */
public final class RandomCorruption implements Corruption {
    private final double share;
    private final DoubleSupplier uniform;
    private final PacketDamage damage;

    /**
     * @param share probability for each packet, 0 to 1
     * @param uniform draws from [0, 1)
     * @param damage what happens to the packets that are hit
     */
    public RandomCorruption(double share, DoubleSupplier uniform, PacketDamage damage) {
        this.share = share;
        this.uniform = uniform;
        this.damage = damage;
    }

    @Override
    public Packet after(Packet packet) {
        return uniform.getAsDouble() < share ? damage.damaged(packet) : packet;
    }
}
