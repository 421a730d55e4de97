package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/** Watches one link direction. */
public interface LinkObserver {
    /** The start of a transmission that the queue has still to choose. */
    long NOT_YET = Long.MAX_VALUE;

    /**
     * A packet was accepted.
     *
     * @param startPs when its first bit is sent, unless the rate changes before; it waits from now until then; or
     *     {@link #NOT_YET}: then {@link #started} or {@link #dropped} follows
     */
    void accepted(long nowPs, long startPs, Packet packet);

    /** The rate has changed and waiting packets have new starts: forget what is known of waiting packets. */
    void rescheduled(long nowPs);

    /** After {@link #rescheduled}: a waiting packet and its new start. */
    void waits(long startPs, Packet packet);

    /** A packet that was accepted without a known start is sent from now on. */
    default void started(long nowPs, Packet packet) {}

    /** The queue chooses who goes next, and so many wait now. */
    default void queueLength(long nowPs, int waiting) {}

    void dropped(long nowPs, Packet packet, Fate fate);

    void delivered(long nowPs, Packet packet);

    /**
     * Bits of a packet have flipped on the way.
     *
     * @param arriving what is delivered, or makes its way, in its place
     */
    default void corrupted(long nowPs, Packet packet, Packet arriving) {}

    /**
     * A packet has come off the wire twice.
     *
     * @param copy arrives behind the original
     */
    default void duplicated(long nowPs, Packet copy) {}

    /** A packet arrives, which is told next, after one that was sent behind it. */
    default void overtaken(long nowPs, Packet packet) {}
}
