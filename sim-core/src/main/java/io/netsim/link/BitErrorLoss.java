package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Each bit is hit with the same probability b, independently, and a packet of which any bit is hit is lost, as behind a
 * frame check sequence: a packet of n bytes with probability 1 − (1 − b)^(8 n); one draw for each selected packet.
 */
public final class BitErrorLoss implements LossModel {
    private final PacketSelector selector;
    private final double logSound;
    private final int overhead;
    private final DoubleSupplier uniform;
    private int bytes = -1;
    private double rate;

    /**
     * @param bitErrorRate 0 to 1
     * @param overhead bytes of each frame beyond the IP packet, which may be hit too
     * @param uniform draws from [0, 1)
     */
    public BitErrorLoss(PacketSelector selector, double bitErrorRate, int overhead, DoubleSupplier uniform) {
        if (!(bitErrorRate >= 0 && bitErrorRate <= 1)) {
            throw new IllegalArgumentException("a bit error rate is 0 to 1, not " + bitErrorRate);
        }
        this.selector = selector;
        this.logSound = StrictMath.log1p(-bitErrorRate);
        this.overhead = overhead;
        this.uniform = uniform;
    }

    @Override
    public @Nullable Fate decide(Packet packet, long nowPs, long sinceFirstTcpPs) {
        if (!selector.selects(packet)) {
            return null;
        }
        int size = packet.sizeBytes() + overhead;
        if (size != bytes) {
            bytes = size;
            rate = -StrictMath.expm1(8.0 * size * logSound);
        }
        return uniform.getAsDouble() < rate ? Fate.BIT_ERROR : null;
    }
}
