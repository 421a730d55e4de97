package io.netsim.link;

import io.netsim.packet.Packet;

/** Bits of some packets flip on the way. Asked once for each packet that is not lost, in order. */
public interface Corruption {
    /** The packet itself, or what has become of it. */
    Packet after(Packet packet);
}
