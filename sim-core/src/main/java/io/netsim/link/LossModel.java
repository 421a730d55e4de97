package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which packets a link direction loses. It is asked once for each packet that got past the queue, in order,
 * whatever other models say of the packet.
 */
public interface LossModel {
    /**
     * The fate of a packet that is lost, or null.
     *
     * @param nowPs when it entered the link
     * @param sinceFirstTcpPs time since the first TCP packet entered the link in either direction, −1 before
     */
    @Nullable
    Fate decide(Packet packet, long nowPs, long sinceFirstTcpPs);
}
