package io.netsim.ip;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/** A protocol above IP, such as UDP; found by its number in the IP header (RFC 791 §3.1). */
public interface ProtocolHandler {
    /**
     * A packet for this host.
     *
     * @return its fate: DELIVERED, or why it was dropped
     */
    Fate arrived(Packet packet);

    /** An ICMP error about a packet of this protocol that this host had sent (RFC 1122 §3.2.2.1). */
    default void icmpError(IcmpMessage error, Packet about) {}
}
