package io.netsim.wire;

import io.netsim.content.Content;
import io.netsim.ip.Fragment;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * Flips bits of packets, anywhere from the IP header to the last byte, and sees what their checksums say: the IPv4 header's,
 * which every node checks, and those of TCP, UDP and ICMP, which the destination does. The IPv6 header has no checksum: the
 * next node drops a packet whose version or length is wrong; a flip in its addresses may lead it astray, and the checksum at
 * the end tells, which covers them; nobody can tell a flip in the traffic class, the flow label or the hop limit.
 */
public final class BitErrors {
    private final int bits;
    private final IntUnaryOperator random;

    /**
     * @param bits how many different ones flip in a packet, 1 to 64
     * @param random draws from 0 up to its argument exclusive
     */
    public BitErrors(int bits, IntUnaryOperator random) {
        if (bits < 1 || bits > 64) {
            throw new IllegalArgumentException("1 to 64 bits of a packet flip, not " + bits);
        }
        this.bits = bits;
        this.random = random;
    }

    /** The packet as it arrives: damaged, or another one if its checksums match all the same. */
    public Packet damaged(Packet packet) {
        BitSet chosen = new BitSet();
        while (chosen.cardinality() < bits) {
            chosen.set(random.applyAsInt(8 * packet.sizeBytes()));
        }
        return flipped(packet, chosen);
    }

    /** The packet as it arrives after these bits, counted from the first of the IP header, have flipped. */
    static Packet flipped(Packet packet, BitSet chosen) {
        byte[] bytes = PacketEncoder.encode(packet);
        for (int bit = chosen.nextSetBit(0); bit >= 0; bit = chosen.nextSetBit(bit + 1)) {
            bytes[bit >>> 3] = (byte) (bytes[bit >>> 3] ^ 0x80 >>> (bit & 7));
        }
        Payload original = packet.payload() instanceof DamagedPayload earlier ? earlier.original() : packet.payload();
        Packet sound = PacketDecoder.decode(bytes, packet, original).orNull();
        return sound != null ? sound : damaged(packet, original, bytes);
    }

    private static Packet damaged(Packet packet, Payload original, byte[] bytes) {
        IpHeader header = IpHeader.decode(bytes, 0, bytes.length).orNull();
        boolean broken = header == null
                || header.version() != packet.destination().version()
                || header.version() == 4 && Checksum.of(bytes, 0, header.length()) != 0
                || header.totalLength() != bytes.length
                || header.ttl() == 0;
        IpHeader seen = header == null || broken ? PacketEncoder.ipHeader(packet) : header;
        Payload piece = original instanceof Fragment fragment ? placed(fragment, seen) : original;
        Packet damaged = new Packet(
                seen.source(),
                seen.destination(),
                new DamagedPayload(piece, Content.of(bytes), broken),
                packet.flowHash(),
                seen.ttl(),
                packet.createdPs());
        damaged.trafficClass(seen.trafficClass());
        damaged.identification(packet.identification());
        return damaged;
    }

    /** A fragment where its header says that it belongs. */
    private static Fragment placed(Fragment fragment, IpHeader seen) {
        Ipv6Extension.Fragment extension = seen instanceof Ipv6Header v6 ? v6.fragment() : null;
        if (seen instanceof Ipv4Header v4) {
            boolean more = (v4.flags() & Ipv4Header.MORE_FRAGMENTS) != 0;
            return placed(fragment, v4.fragmentOffset(), more, v4.identification());
        }
        return extension == null
                ? fragment
                : placed(fragment, extension.offset(), extension.more(), extension.identification());
    }

    private static Fragment placed(Fragment fragment, int units, boolean more, int identification) {
        return new Fragment(
                fragment.whole(),
                Fragment.UNIT * units,
                fragment.bytes(),
                more,
                identification,
                fragment.headerBytes());
    }
}
