package io.netsim.ip;

import io.netsim.content.Content;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Packet;
import java.util.List;

/**
 * What the checksum of the transport protocol says of a packet that was put together of fragments not all of which are as
 * they were sent, or not all of the same packet; implemented where packets have bytes.
 */
@FunctionalInterface
public interface DamageCheck {
    /**
     * The packet that the fragments make.
     *
     * @param whole a packet with the headers that the result is to have
     * @param parts the fragments, in order and without gaps
     * @return a damaged packet, or a sound one if the checksum does not tell
     */
    Packet check(Packet whole, List<Packet> parts);

    /** Any damage shows. */
    DamageCheck ALWAYS_TELLS = (whole, parts) -> new Packet(
            whole.source(),
            whole.destination(),
            new DamagedPayload(whole.payload(), Content.empty(), false),
            whole.flowHash(),
            whole.ttl(),
            whole.createdPs());
}
