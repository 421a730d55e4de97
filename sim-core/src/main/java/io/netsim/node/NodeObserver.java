package io.netsim.node;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/** Watches the packets of one node. */
public interface NodeObserver {
    /** The node has made a packet. */
    void originated(long nowPs, Packet packet);

    /** A packet has met its fate here: delivered, or dropped at this node or on a link that leaves it. */
    void ended(long nowPs, Packet packet, Fate fate);

    /** From here on a packet goes on as another one: its addresses or ports have been translated. */
    default void rewritten(long nowPs, Packet before, Packet after) {}
}
