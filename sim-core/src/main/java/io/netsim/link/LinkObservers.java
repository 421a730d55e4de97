package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/** Two observers of one link direction. */
record LinkObservers(LinkObserver first, LinkObserver second) implements LinkObserver {
    @Override
    public void accepted(long nowPs, long startPs, Packet packet) {
        first.accepted(nowPs, startPs, packet);
        second.accepted(nowPs, startPs, packet);
    }

    @Override
    public void rescheduled(long nowPs) {
        first.rescheduled(nowPs);
        second.rescheduled(nowPs);
    }

    @Override
    public void waits(long startPs, Packet packet) {
        first.waits(startPs, packet);
        second.waits(startPs, packet);
    }

    @Override
    public void started(long nowPs, Packet packet) {
        first.started(nowPs, packet);
        second.started(nowPs, packet);
    }

    @Override
    public void queueLength(long nowPs, int waiting) {
        first.queueLength(nowPs, waiting);
        second.queueLength(nowPs, waiting);
    }

    @Override
    public void dropped(long nowPs, Packet packet, Fate fate) {
        first.dropped(nowPs, packet, fate);
        second.dropped(nowPs, packet, fate);
    }

    @Override
    public void delivered(long nowPs, Packet packet) {
        first.delivered(nowPs, packet);
        second.delivered(nowPs, packet);
    }

    @Override
    public void corrupted(long nowPs, Packet packet, Packet arriving) {
        first.corrupted(nowPs, packet, arriving);
        second.corrupted(nowPs, packet, arriving);
    }

    @Override
    public void duplicated(long nowPs, Packet copy) {
        first.duplicated(nowPs, copy);
        second.duplicated(nowPs, copy);
    }

    @Override
    public void overtaken(long nowPs, Packet packet) {
        first.overtaken(nowPs, packet);
        second.overtaken(nowPs, packet);
    }
}
