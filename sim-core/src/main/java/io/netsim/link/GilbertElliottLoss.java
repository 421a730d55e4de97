package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bursty loss by two states (Gilbert 1960, Elliott 1963): two draws x, y for each selected packet. First the state moves
 * (good to bad if x &lt; p, bad to good if x &lt; r), then the packet is lost if y is below the state's loss rate. Starts
 * good. In the long run the share π = p ÷ (p + r) of the packets meets the bad state, for runs of 1 ÷ r packets on average
 * whose lengths are geometrically distributed; the share lost is (1 − π) × loss good + π × loss bad, with loss rates 0 and
 * 1 (the simple model) π itself.
 */
public final class GilbertElliottLoss implements LossModel {
    private final PacketSelector selector;
    private final double p;
    private final double r;
    private final double lossGood;
    private final double lossBad;
    private final DoubleSupplier uniform;
    private boolean bad;

    /** All four numbers are probabilities, 0 to 1. */
    public GilbertElliottLoss(
            PacketSelector selector, double p, double r, double lossGood, double lossBad, DoubleSupplier uniform) {
        this.selector = selector;
        this.p = p;
        this.r = r;
        this.lossGood = lossGood;
        this.lossBad = lossBad;
        this.uniform = uniform;
    }

    @Override
    public @Nullable Fate decide(Packet packet, long nowPs, long sinceFirstTcpPs) {
        if (!selector.selects(packet)) {
            return null;
        }
        double x = uniform.getAsDouble();
        double y = uniform.getAsDouble();
        bad = bad ? !(x < r) : x < p;
        return y < (bad ? lossBad : lossGood) ? Fate.RANDOM_LOSS : null;
    }
}
