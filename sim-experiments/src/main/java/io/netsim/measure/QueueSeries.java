package io.netsim.measure;

import io.netsim.link.LinkObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.ArrayDeque;

/** How many packets wait in front of a link direction, over time. */
final class QueueSeries implements LinkObserver {
    private final ChangeSeries length = new ChangeSeries();
    /** When the waiting packets will begin to be sent, in order. */
    private final ArrayDeque<Long> starts = new ArrayDeque<>();

    private long rescheduledPs;

    QueueSeries() {
        length.add(0, 0);
    }

    @Override
    public void accepted(long nowPs, long startPs, Packet packet) {
        settle(nowPs);
        if (startPs > nowPs && startPs != NOT_YET) {
            starts.addLast(startPs);
            length.add(nowPs, starts.size());
        }
    }

    /** Takes out those whose transmission has begun by now. */
    void settle(long nowPs) {
        while (!starts.isEmpty() && starts.getFirst() <= nowPs) {
            long start = starts.removeFirst();
            length.add(start, starts.size());
        }
    }

    @Override
    public void rescheduled(long nowPs) {
        settle(nowPs);
        starts.clear();
        rescheduledPs = nowPs;
        length.add(nowPs, 0);
    }

    @Override
    public void waits(long startPs, Packet packet) {
        starts.addLast(startPs);
        length.add(rescheduledPs, starts.size());
    }

    @Override
    public void queueLength(long nowPs, int waiting) {
        length.add(nowPs, waiting);
    }

    @Override
    public void dropped(long nowPs, Packet packet, Fate fate) {
        settle(nowPs);
    }

    @Override
    public void delivered(long nowPs, Packet packet) {
        settle(nowPs);
    }

    ChangeSeries length() {
        return length;
    }
}
