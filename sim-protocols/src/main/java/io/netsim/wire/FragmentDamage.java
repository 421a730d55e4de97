package io.netsim.wire;

import io.netsim.content.Content;
import io.netsim.ip.Fragment;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import java.util.List;

/**
 * What a host sees that puts damaged fragments together: the bytes in a row, and the checksum of the transport protocol, which
 * covers all of them.
 */
public final class FragmentDamage {
    private FragmentDamage() {}

    /**
     * The packet that the fragments make: damaged, or another one if its checksum matches all the same.
     *
     * @param whole a packet with the headers that the result is to have
     * @param parts the fragments, in order and without gaps
     */
    public static Packet check(Packet whole, List<Packet> parts) {
        int size = whole.headerBytes();
        for (Packet part : parts) {
            size += part.sizeBytes() - headerBytes(part);
        }
        byte[] bytes = new byte[size];
        int at = whole.headerBytes();
        for (Packet part : parts) {
            byte[] piece = PacketEncoder.encode(part);
            int header = headerBytes(part);
            System.arraycopy(piece, header, bytes, at, piece.length - header);
            at += piece.length - header;
        }
        byte[] headers = PacketEncoder.encode(whole);
        System.arraycopy(headers, 0, bytes, 0, whole.headerBytes());
        Payload original = whole.payload() instanceof DamagedPayload earlier ? earlier.original() : whole.payload();
        Packet sound = PacketDecoder.decode(bytes, whole, original).orNull();
        if (sound != null) {
            return sound;
        }
        Packet damaged = new Packet(
                whole.source(),
                whole.destination(),
                new DamagedPayload(original, Content.of(bytes), false),
                whole.flowHash(),
                whole.ttl(),
                whole.createdPs());
        damaged.trafficClass(whole.trafficClass());
        return damaged;
    }

    private static int headerBytes(Packet part) {
        Fragment fragment = Fragment.of(part);
        return part.headerBytes() + (fragment == null ? 0 : fragment.headerBytes());
    }
}
