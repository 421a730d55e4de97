package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/** Loses everything that enters in a window of time, which may come again and again. */
public final class OutageLoss implements LossModel {
    private final long fromPs;
    private final long toPs;
    private final long everyPs;
    private final boolean sinceStart;

    /** Once, from {@code fromPs} inclusive to {@code toPs} exclusive, counted from the first TCP packet on the link. */
    public OutageLoss(long fromPs, long toPs) {
        this(fromPs, toPs, 0, false);
    }

    /**
     * @param fromPs inclusive
     * @param toPs exclusive
     * @param everyPs from one start of the window to the next; 0 for only one
     * @param sinceStart whether times count from the start of the run, not from the first TCP packet on the link
     */
    public OutageLoss(long fromPs, long toPs, long everyPs, boolean sinceStart) {
        this.fromPs = fromPs;
        this.toPs = toPs;
        this.everyPs = everyPs;
        this.sinceStart = sinceStart;
    }

    @Override
    public @Nullable Fate decide(Packet packet, long nowPs, long sinceFirstTcpPs) {
        long since = sinceStart ? nowPs : sinceFirstTcpPs;
        if (since < fromPs) {
            return null;
        }
        long inside = everyPs > 0 ? (since - fromPs) % everyPs : since - fromPs;
        return inside < toPs - fromPs ? Fate.OUTAGE : null;
    }
}
