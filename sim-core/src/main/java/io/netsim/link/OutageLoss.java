package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/** Loses everything that enters in a window of time, counted from the first TCP packet on the link. */
public final class OutageLoss implements LossModel {
    private final long fromPs;
    private final long toPs;

    /** From {@code fromPs} inclusive to {@code toPs} exclusive. */
    public OutageLoss(long fromPs, long toPs) {
        this.fromPs = fromPs;
        this.toPs = toPs;
    }

    @Override
    public @Nullable Fate decide(Packet packet, long sinceFirstTcpPs) {
        return sinceFirstTcpPs >= fromPs && sinceFirstTcpPs < toPs ? Fate.OUTAGE : null;
    }
}
