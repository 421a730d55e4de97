package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/** The two ends of a link direction, as the link sees them. */
public interface PacketReceiver {
    /** At the far end: the last bit of a packet has arrived. */
    void receive(Packet packet);

    /** At the near end: the link has lost a packet. */
    void lost(Packet packet, Fate fate);

    /** At the near end: the link has made a second copy of a packet. */
    void duplicated(Packet copy);
}
