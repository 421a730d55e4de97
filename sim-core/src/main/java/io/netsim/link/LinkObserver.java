package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/** Watches one link direction. */
public interface LinkObserver {
    /**
     * A packet was accepted.
     *
     * @param startPs when its first bit is sent, unless the rate changes before; it waits from now until then
     */
    void accepted(long nowPs, long startPs, Packet packet);

    /** The rate has changed and waiting packets have new starts: forget what is known of waiting packets. */
    void rescheduled(long nowPs);

    /** After {@link #rescheduled}: a waiting packet and its new start. */
    void waits(long startPs, Packet packet);

    void dropped(long nowPs, Packet packet, Fate fate);

    void delivered(long nowPs, Packet packet);

    /**
     * Bits of a packet have flipped on the way.
     *
     * @param arriving what is delivered, or makes its way, in its place
     */
    default void corrupted(long nowPs, Packet packet, Packet arriving) {}
}
