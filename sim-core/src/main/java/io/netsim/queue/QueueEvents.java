package io.netsim.queue;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/** Who hears what a queue does to packets. */
public interface QueueEvents {
    /** The packet is gone: one that was just offered, or one that waited. */
    void dropped(Packet packet, Fate fate);

    /** The packet was marked (RFC 3168 §5); the queue has set {@link Packet#CE} already. */
    void marked(Packet packet, MarkReason reason);

    /** Marks the packet, if its sender takes part in ECN, and says whether. */
    default boolean mark(Packet packet, MarkReason reason) {
        if (packet.ecn() == Packet.NOT_ECT) {
            return false;
        }
        packet.ecn(Packet.CE);
        marked(packet, reason);
        return true;
    }
}
