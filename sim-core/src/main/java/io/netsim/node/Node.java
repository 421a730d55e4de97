package io.netsim.node;

import io.netsim.engine.EventOwner;
import io.netsim.engine.NodeClock;
import io.netsim.engine.Simulator;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host or a router, as far as packets pass through it. It keeps the books of what it makes, receives and drops: in the
 * ledger that all nodes of a run share, and in its own running hash, the node's part of the run's digest.
 */
public final class Node {
    private static final long ORIGINATED = 0x9E3779B97F4A7C15L;
    private static final long RECEIVED = 0xC2B2AE3D27D4EB4FL;
    private static final long ENDED = 0x165667B19E3779F9L;

    private final String name;
    private final int rank;
    private final Simulator simulator;
    private final EventOwner owner;
    private final NodeClock clock;
    private final Ledger ledger;
    private final List<Interface> interfaces = new ArrayList<>();
    private final List<Interface> interfacesView = Collections.unmodifiableList(interfaces);
    private @Nullable PacketHandler handler;
    private @Nullable NodeObserver observer;
    private long digest;

    /** @param rank position of the name among all names of the run */
    public Node(String name, int rank, Simulator simulator, Ledger ledger) {
        this.name = name;
        this.rank = rank;
        this.simulator = simulator;
        this.owner = new EventOwner(rank);
        this.clock = new NodeClock(simulator, owner);
        this.ledger = ledger;
    }

    public String name() {
        return name;
    }

    public int rank() {
        return rank;
    }

    public Simulator simulator() {
        return simulator;
    }

    /** Owner of the events of this node and of the link directions that leave it. */
    public EventOwner owner() {
        return owner;
    }

    public NodeClock clock() {
        return clock;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Interface addInterface(String linkName) {
        Interface added = new Interface(this, interfaces.size(), linkName);
        interfaces.add(added);
        return added;
    }

    public List<Interface> interfaces() {
        return interfacesView; // one for all: the network layer asks for every packet
    }

    /** Sets the network layer; once, before the run. */
    public void handler(PacketHandler newHandler) {
        handler = newHandler;
    }

    /** Adds an observer; those that were there first are told first. */
    public void observe(NodeObserver added) {
        observer = observer == null ? added : new NodeObservers(observer, added);
    }

    /** The running hash over what the node made, received and dropped, and when. */
    public long digest() {
        return digest;
    }

    /** The network layer has made this packet. */
    public void originated(Packet packet) {
        ledger.offered(packet);
        mix(packet.fingerprint() + ORIGINATED);
        if (observer != null) {
            observer.originated(simulator.nowPs(), packet);
        }
    }

    /** A packet has come to be here of fragments that have ended. */
    public void reassembled(Packet packet) {
        ledger.offered(packet);
        mix(packet.fingerprint() + ORIGINATED);
    }

    /** A packet goes on as another one of the same size. */
    public void rewritten(Packet before, Packet after) {
        mix(after.fingerprint() + ORIGINATED);
        if (observer != null) {
            observer.rewritten(simulator.nowPs(), before, after);
        }
    }

    void receive(Packet packet, Interface on) {
        mix(packet.fingerprint() + RECEIVED + on.index());
        if (handler == null) {
            throw new IllegalStateException("node " + name + " has no network layer");
        }
        handler.arrived(packet, on);
    }

    /** A packet has met its fate here. */
    public void ended(Packet packet, Fate fate) {
        ledger.ended(packet, fate);
        if (fate != Fate.DELIVERED) {
            mix(packet.fingerprint() + ENDED * (fate.code() + 1));
        }
        if (observer != null) {
            observer.ended(simulator.nowPs(), packet, fate);
        }
    }

    private void mix(long value) {
        long h = (digest ^ value) * 0xBF58476D1CE4E5B9L + simulator.nowPs();
        digest = h ^ h >>> 29;
    }

    @Override
    public String toString() {
        return name;
    }
}
