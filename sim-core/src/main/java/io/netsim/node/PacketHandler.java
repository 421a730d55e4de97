package io.netsim.node;

import io.netsim.packet.Packet;

/** The network layer of a node, as the node sees it. */
public interface PacketHandler {
    /** A packet has arrived on an interface. */
    void arrived(Packet packet, Interface on);
}
