package io.netsim.link;

import io.netsim.engine.EventOwner;
import io.netsim.engine.Simulator;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/** The far end of a link direction: what is lost, damaged, doubled, late or in order there. */
final class Arrivals {
    private final Simulator simulator;
    private final LinkDirection link;
    private final LinkCounters counters;
    private final PacketReceiver near;
    private final PacketReceiver far;
    private final LatePackets late;

    private long hops;
    /** Packets that have come off the wire so far, of a link with impairments. */
    private long numbered;
    /** The highest number that has arrived. */
    private long highest;

    Arrivals(
            Simulator simulator,
            EventOwner owner,
            LinkDirection link,
            LinkCounters counters,
            PacketReceiver near,
            PacketReceiver far) {
        this.simulator = simulator;
        this.link = link;
        this.counters = counters;
        this.near = near;
        this.far = far;
        this.late = new LatePackets(simulator, owner, this::arriveLate);
    }

    LatePackets late() {
        return late;
    }

    /** Packets that have arrived since the start. */
    long hops() {
        return hops;
    }

    /** A packet has come off the wire of a link with impairments. */
    void offWire(Packet packet, @Nullable Fate fate, long extraPs, Impairments impairments, long nowPs) {
        // What is late is asked for again when it arrives.
        Fate lost = fate == null && extraPs == 0 ? impairments.cutOf(packet) : fate;
        if (lost != null) {
            link.drop(packet, lost, nowPs);
            return;
        }
        Packet arriving = impairments.afterCorruption(packet);
        if (arriving != packet) {
            corrupted(packet, arriving, nowPs);
        }
        boolean twice = impairments.duplicatesNext();
        numbered++;
        long number = numbered;
        if (extraPs > 0) {
            late.add(arriving, nowPs + extraPs, number);
        } else {
            highest = number;
            deliver(arriving);
        }
        if (twice) {
            Packet copy = arriving.copy();
            counters.duplicated++;
            near.duplicated(copy);
            LinkObserver observer = link.observer();
            if (observer != null) {
                observer.duplicated(nowPs, copy);
            }
            late.add(copy, nowPs + extraPs, number);
        }
    }

    private void corrupted(Packet packet, Packet arriving, long nowPs) {
        counters.corrupted(!arriving.isDamaged());
        LinkObserver observer = link.observer();
        if (observer != null) {
            observer.corrupted(nowPs, packet, arriving);
        }
    }

    private void arriveLate(Packet packet, long number) {
        Impairments impairments = link.impairments();
        Fate cut = impairments == null ? null : impairments.cutOf(packet);
        if (cut != null) {
            link.drop(packet, cut, simulator.nowPs());
            return;
        }
        if (number < highest) {
            counters.overtaken++;
            LinkObserver observer = link.observer();
            if (observer != null) {
                observer.overtaken(simulator.nowPs(), packet);
            }
        }
        highest = Math.max(highest, number);
        deliver(packet);
    }

    void deliver(Packet packet) {
        hops++;
        LinkObserver observer = link.observer();
        if (observer != null) {
            observer.delivered(simulator.nowPs(), packet);
        }
        far.receive(packet);
    }
}
