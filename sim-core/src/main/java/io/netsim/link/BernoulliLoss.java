package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Each selected packet is lost with the same probability, independently: one draw a packet, lost if draw &lt; rate. */
public final class BernoulliLoss implements LossModel {
    private final PacketSelector selector;
    private final double rate;
    private final DoubleSupplier uniform;

    /**
     * @param rate 0 to 1
     * @param uniform draws from [0, 1)
     */
    public BernoulliLoss(PacketSelector selector, double rate, DoubleSupplier uniform) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a loss rate is 0 to 1, not " + rate);
        }
        this.selector = selector;
        this.rate = rate;
        this.uniform = uniform;
    }

    @Override
    public @Nullable Fate decide(Packet packet, long nowPs, long sinceFirstTcpPs) {
        return selector.selects(packet) && uniform.getAsDouble() < rate ? Fate.RANDOM_LOSS : null;
    }
}
