package io.netsim.ip;

import io.netsim.node.Interface;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites packets that pass a router, as a NAT does: those that arrive before they are looked at, those that leave when all
 * else is decided. Errors that the router reports are then about packets as their senders know them.
 */
public interface Translator {
    /** What goes on in place of a packet that has arrived; null if it has met its fate. */
    @Nullable
    Packet arriving(Packet packet, Interface on);

    /** What goes on in place of a packet that is about to leave; null if it has met its fate. */
    @Nullable
    Packet leaving(Packet packet, Interface out);
}
