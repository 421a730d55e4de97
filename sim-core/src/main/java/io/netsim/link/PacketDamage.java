package io.netsim.link;

import io.netsim.packet.Packet;

/** Flips bits of packets; implemented where packets have bytes. */
public interface PacketDamage {
    /**
     * Another packet of the same size: damaged, or a sound one of other content if no checksum tells.
     *
     * @see Packet#isDamaged
     */
    Packet damaged(Packet packet);
}
