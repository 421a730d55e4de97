package io.netsim.link;

import io.netsim.packet.Packet;

/** Decides which packets arrive later than others sent after them. Asked once for each packet, in order. */
public interface DelayRule {
    /** Extra picoseconds for this packet, 0 for none. */
    long extraPs(Packet packet);
}
