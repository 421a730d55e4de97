package io.netsim.wire;

import io.netsim.packet.Packet;
import java.util.BitSet;
import java.util.function.DoubleSupplier;

/**
 * Flips each bit of each packet with the same probability, independently: the distances from one error to the next are
 * drawn, one draw for each error and one more for each packet.
 */
public final class BitErrorRate {
    private final double logSound;
    private final DoubleSupplier uniform;

    /**
     * @param rate probability for each bit, more than 0, at most 1
     * @param uniform draws from [0, 1)
     */
    public BitErrorRate(double rate, DoubleSupplier uniform) {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("a bit error rate is more than 0 and at most 1, not " + rate);
        }
        this.logSound = StrictMath.log1p(-rate);
        this.uniform = uniform;
    }

    /** The packet itself if no bit is hit, else as {@link BitErrors#damaged}. */
    public Packet after(Packet packet) {
        long bits = 8L * packet.sizeBytes();
        long bit = soundBits();
        if (bit >= bits) {
            return packet;
        }
        BitSet hit = new BitSet();
        while (bit < bits) {
            hit.set((int) bit);
            bit += 1 + soundBits();
        }
        return BitErrors.flipped(packet, hit);
    }

    /** How many bits pass before the next that is hit: geometrically distributed. */
    private long soundBits() {
        double bits = StrictMath.log1p(-uniform.getAsDouble()) / logSound;
        return bits < 1L << 40 ? (long) bits : 1L << 40;
    }
}
