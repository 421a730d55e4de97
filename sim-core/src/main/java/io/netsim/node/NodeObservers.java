package io.netsim.node;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/** Two observers of one node. */
record NodeObservers(NodeObserver first, NodeObserver second) implements NodeObserver {
    @Override
    public void originated(long nowPs, Packet packet) {
        first.originated(nowPs, packet);
        second.originated(nowPs, packet);
    }

    @Override
    public void ended(long nowPs, Packet packet, Fate fate) {
        first.ended(nowPs, packet, fate);
        second.ended(nowPs, packet, fate);
    }

    @Override
    public void rewritten(long nowPs, Packet before, Packet after) {
        first.rewritten(nowPs, before, after);
        second.rewritten(nowPs, before, after);
    }
}
