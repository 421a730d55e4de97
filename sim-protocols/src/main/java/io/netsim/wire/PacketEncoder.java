package io.netsim.wire;

import com.google.common.collect.ImmutableList;
import io.netsim.ip.Fragment;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.rfc.Rfc;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.udp.UdpDatagram;
import org.jspecify.annotations.Nullable;

/**
 * Simulated packets as bytes, with all checksums. Synthetic content is written out byte by byte.
 *
 * <p>The identification of a packet with the don't-fragment bit is a hash of what the packet is and when it was made: any value
 * will do where nothing is fragmented (RFC 6864 §4.1), and so a packet has the same one on every link, its retransmission another. The data of an echo is the
 * time of the request, picoseconds in 8 bytes, then a counting pattern; below 8 bytes the pattern alone. The packet that an
 * ICMP error quotes has the TTL at which it was refused.
 */
@Rfc(number = 1122, value = "udp-checksum")
@Rfc(
        number = 9293,
        value = {"MUST-2", "MUST-3"})
public final class PacketEncoder {
    private static final int ECHO_TIME_BYTES = 8;

    private PacketEncoder() {}

    /**
     * The bytes of a packet with its present TTL, as many as {@link Packet#sizeBytes}. Those of a damaged packet are as wrong as
     * they are.
     *
     * @throws IllegalArgumentException if the payload is of an unknown kind
     */
    public static byte[] encode(Packet packet) {
        Payload payload = packet.payload();
        if (payload instanceof DamagedPayload damaged) {
            return encodeDamaged(packet, damaged);
        }
        if (payload instanceof Fragment fragment) {
            return encodeFragment(packet, fragment);
        }
        byte[] bytes = new byte[packet.sizeBytes()];
        int at = packet.headerBytes();
        if (payload instanceof TcpSegment segment) {
            encodeTcp(packet, segment, bytes, at);
        } else if (payload instanceof UdpDatagram datagram) {
            datagram.content().copyTo(bytes, at + UdpHeader.BYTES);
            new UdpHeader(datagram.sourcePort(), datagram.destinationPort(), datagram.length(), 0)
                    .write(bytes, at, packet.source(), packet.destination());
        } else if (payload instanceof IcmpMessage message) {
            encodeIcmp(packet, message, bytes, at);
        } else {
            throw new IllegalArgumentException("a payload that has no bytes: " + payload);
        }
        ipHeader(packet).write(bytes, 0);
        return bytes;
    }

    /** A piece of the bytes of the whole packet behind a header of its own; the checksum in the first piece is that of the whole. */
    private static byte[] encodeFragment(Packet packet, Fragment fragment) {
        byte[] whole = encode(new Packet(
                packet.source(),
                packet.destination(),
                fragment.whole(),
                packet.flowHash(),
                packet.ttl(),
                packet.createdPs()));
        byte[] bytes = new byte[packet.sizeBytes()];
        int at = packet.headerBytes() + fragment.headerBytes();
        System.arraycopy(whole, packet.headerBytes() + fragment.offset(), bytes, at, fragment.bytes());
        ipHeader(packet).write(bytes, 0);
        return bytes;
    }

    /** Routers have taken hops off and marked it since; a router that forwards a packet keeps the header's checksum right. */
    private static byte[] encodeDamaged(Packet packet, DamagedPayload damaged) {
        byte[] bytes = damaged.packet().toBytes();
        if (!damaged.isHeaderBroken() && damaged.original() instanceof Fragment) {
            ipHeader(packet).write(bytes, 0); // it may have been cut further
            return bytes;
        }
        return damaged.isHeaderBroken() ? bytes : withHops(bytes, packet.ecn(), packet.ttl());
    }

    /**
     * Puts another ECN codepoint and other hops that are left into the bytes of a packet, whose IP header stays right.
     *
     * @return the same bytes
     */
    public static byte[] withHops(byte[] bytes, int ecn, int ttl) {
        if ((bytes[0] & 0xF0) == 0x60) {
            NetworkOrder.put8(bytes, 1, bytes[1] & ~0x30 | ecn << 4);
            NetworkOrder.put8(bytes, Ipv6Header.HOP_LIMIT_AT, ttl);
        } else {
            NetworkOrder.put8(bytes, 1, bytes[1] & ~3 | ecn);
            NetworkOrder.put8(bytes, 8, ttl);
            NetworkOrder.put16(bytes, 10, 0);
            NetworkOrder.put16(bytes, 10, Checksum.of(bytes, 0, 4 * (bytes[0] & 15)));
        }
        return bytes;
    }

    static IpHeader ipHeader(Packet packet) {
        return packet.destination().isV6() ? headerV6(packet) : header(packet);
    }

    /** The flow label is made of the hash of the 5-tuple (RFC 6437 §3), by which routers choose among equal paths. */
    private static Ipv6Header headerV6(Packet packet) {
        Fragment fragment = Fragment.of(packet);
        return new Ipv6Header(
                packet.trafficClass(),
                packet.flowHash() & Ipv6Header.FLOW_LABEL_MASK,
                packet.sizeBytes() - Ipv6Header.MIN_BYTES,
                Math.max(0, packet.ttl()), // a damaged hop limit may have been 0
                packet.source(),
                packet.destination(),
                fragment == null
                        ? ImmutableList.of()
                        : ImmutableList.of(new Ipv6Extension.Fragment(
                                fragment.offset() / Fragment.UNIT, fragment.more(), fragment.identification())),
                fragment == null
                        ? packet.payload().protocol()
                        : fragment.whole().protocol());
    }

    /** The header of an IPv4 packet; its checksum is left at 0, as writing computes it. */
    public static Ipv4Header header(Packet packet) {
        Fragment fragment = Fragment.of(packet);
        return new Ipv4Header(
                packet.trafficClass(),
                packet.sizeBytes(),
                packet.mayFragment() ? packet.identification() : identification(packet),
                flags(packet, fragment),
                fragment == null ? 0 : fragment.offset() / Fragment.UNIT,
                packet.ttl(),
                packet.payload().protocol(),
                0,
                packet.source(),
                packet.destination(),
                Octets.NONE);
    }

    private static int flags(Packet packet, @Nullable Fragment fragment) {
        int more = fragment != null && fragment.more() ? Ipv4Header.MORE_FRAGMENTS : 0;
        return packet.mayFragment() ? more : more | Ipv4Header.DONT_FRAGMENT;
    }

    private static int identification(Packet packet) {
        long h = (packet.fingerprint() ^ packet.createdPs()) * 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 32) * 0xBF58476D1CE4E5B9L;
        return (int) (h >>> 48);
    }

    private static void encodeTcp(Packet packet, TcpSegment segment, byte[] bytes, int at) {
        TcpHeader header = SegmentHeaders.of(segment);
        if (header.length() != segment.headerLength()) {
            throw new IllegalStateException(
                    "a header of " + header.length() + " B counts as " + segment.headerLength() + " B: " + segment);
        }
        segment.content().copyTo(bytes, at + header.length());
        header.write(bytes, at, bytes.length, packet.source(), packet.destination());
    }

    private static void encodeIcmp(Packet packet, IcmpMessage message, byte[] bytes, int at) {
        int dataAt = at + IcmpHeader.BYTES;
        Packet about = message.about();
        if (about != null) {
            byte[] quoted = encode(about);
            System.arraycopy(quoted, 0, bytes, dataAt, Math.min(quoted.length, bytes.length - dataAt));
        } else {
            for (int i = 0; i < message.dataBytes(); i++) {
                NetworkOrder.put8(bytes, dataAt + i, i);
            }
            if (message.dataBytes() >= ECHO_TIME_BYTES) {
                NetworkOrder.put64(bytes, dataAt, message.sentPs());
            }
        }
        IcmpType type = message.type();
        int rest = message.identifier() << 16 | message.sequence() & 0xFFFF;
        if (message.version() == 6) {
            new Icmpv6Header(type.typeV6(), type.codeV6(), 0, rest)
                    .write(bytes, at, bytes.length, packet.source(), packet.destination());
        } else {
            new IcmpHeader(type.type(), type.code(), 0, rest).write(bytes, at, bytes.length);
        }
    }
}
