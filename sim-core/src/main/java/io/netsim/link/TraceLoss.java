package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Each selected packet is lost with the probability that a trace names; 0 and 1 leave nothing to chance and draw nothing. */
public final class TraceLoss implements LossModel {
    private final PacketSelector selector;
    private final Trace trace;
    private final DoubleSupplier uniform;

    /**
     * @param trace of probabilities, 0 to 1
     * @param uniform draws from [0, 1)
     */
    public TraceLoss(PacketSelector selector, Trace trace, DoubleSupplier uniform) {
        this.selector = selector;
        this.trace = trace;
        this.uniform = uniform;
    }

    @Override
    public @Nullable Fate decide(Packet packet, long nowPs, long sinceFirstTcpPs) {
        if (!selector.selects(packet)) {
            return null;
        }
        double rate = trace.next(nowPs);
        boolean lost = rate > 0 && (rate >= 1 || uniform.getAsDouble() < rate);
        return lost ? Fate.TRACE_LOSS : null;
    }
}
