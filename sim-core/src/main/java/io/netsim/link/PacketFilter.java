package io.netsim.link;

import io.netsim.packet.Packet;

/** Says of packets whether they are among those that something is about. */
public interface PacketFilter {
    boolean takes(Packet packet);
}
