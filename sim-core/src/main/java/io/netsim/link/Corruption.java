package io.netsim.link;

import io.netsim.packet.Packet;
import java.util.function.DoubleSupplier;

/** Bits of a share of the packets flip on the way. */
public final class Corruption {
    private final double share;
    private final DoubleSupplier uniform;
    private final PacketDamage damage;

    /**
     * @param share probability for each packet, 0 to 1
     * @param uniform draws from [0, 1)
     * @param damage what happens to the packets that are hit
     */
    public Corruption(double share, DoubleSupplier uniform, PacketDamage damage) {
        this.share = share;
        this.uniform = uniform;
        this.damage = damage;
    }

    /** The packet itself, or what has become of it. */
    Packet after(Packet packet) {
        return uniform.getAsDouble() < share ? damage.damaged(packet) : packet;
    }
}
