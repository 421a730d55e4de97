package io.netsim.wire;

import io.netsim.content.Content;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.udp.UdpDatagram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes as packets that simulated hosts understand. */
public final class PacketDecoder {
    private PacketDecoder() {}

    /**
     * The packet that some bytes are. What no byte says — when it was made, which path its flow takes, where its data stands
     * in the application's stream, the whole of a packet that an ICMP error quotes — is taken from another packet.
     *
     * @param like the packet that the bytes were made of; its content is taken over where the bytes are the same
     * @return broken if a checksum does not match, or if no simulated host can say this
     */
    public static Decoded<Packet> decode(byte[] bytes, Packet like) {
        return decode(bytes, like, like.payload());
    }

    static Decoded<Packet> decode(byte[] bytes, Packet like, Payload original) {
        Decoded<WirePacket> decoded = WirePacket.decode(bytes);
        WirePacket packet = decoded.orNull();
        if (packet == null) {
            return Decoded.broken(decoded.flaw() == null ? Flaw.TOO_SHORT : decoded.flaw());
        }
        IpHeader ip = packet.ip();
        if (ip.version() != like.destination().version()) {
            return Decoded.broken(ip.version() == 6 ? Flaw.NOT_IPV4 : Flaw.NOT_IPV6);
        }
        if (ip.totalLength() != bytes.length) {
            return Decoded.broken(Flaw.TOTAL_LENGTH);
        }
        if (packet.transportFlaw() != null) {
            return Decoded.broken(packet.transportFlaw());
        }
        if (!packet.checksumsMatch()) {
            return Decoded.broken(Flaw.CHECKSUM);
        }
        Payload payload = ip.length() == like.headerBytes() && !ip.isFragment() ? payload(packet, original) : null;
        if (payload == null || like.headerBytes() + payload.length() != bytes.length) {
            return Decoded.broken(Flaw.NOT_MODELLED);
        }
        Packet result =
                new Packet(ip.source(), ip.destination(), payload, flowHash(ip, like), ip.ttl(), like.createdPs());
        result.trafficClass(ip.trafficClass());
        if (ip instanceof Ipv4Header v4 && !v4.dontFragment()) {
            result.identification(v4.identification());
        }
        return Decoded.of(result);
    }

    /** The flow label is a part of it. */
    private static int flowHash(IpHeader ip, Packet like) {
        return ip instanceof Ipv6Header v6
                ? like.flowHash() & ~Ipv6Header.FLOW_LABEL_MASK | v6.flowLabel()
                : like.flowHash();
    }

    private static @Nullable Payload payload(WirePacket packet, Payload like) {
        TransportHeader header = packet.transport();
        byte[] data = packet.data().array();
        Content before = content(like);
        Content content = Arrays.equals(before.toBytes(), data) ? before : Content.of(data);
        if (header instanceof TcpHeader tcp) {
            return SegmentHeaders.segment(tcp, content, like.streamOffset());
        }
        if (header instanceof UdpHeader udp) {
            boolean fits = udp.datagramLength() == UdpHeader.BYTES + content.length();
            return fits ? new UdpDatagram(udp.sourcePort(), udp.destinationPort(), content) : null;
        }
        if (header instanceof IcmpHeader icmp && like instanceof IcmpMessage original) {
            return message(4, icmp.type(), icmp.code(), icmp.rest(), packet.data(), original);
        }
        if (header instanceof Icmpv6Header icmp && like instanceof IcmpMessage original) {
            return message(6, icmp.type(), icmp.code(), icmp.rest(), packet.data(), original);
        }
        return null;
    }

    private static Content content(Payload payload) {
        if (payload instanceof TcpSegment segment) {
            return segment.content();
        }
        return payload instanceof UdpDatagram datagram ? datagram.content() : Content.empty();
    }

    private static @Nullable IcmpMessage message(
            int version, int typeNumber, int code, int rest, Octets data, IcmpMessage like) {
        for (IcmpType type : IcmpType.values()) {
            if ((version == 6 ? type.typeV6() : type.type()) == typeNumber
                    && (version == 6 ? type.codeV6() : type.code()) == code) {
                if (type.isError() != (like.about() != null)) {
                    return null;
                }
                boolean error = type.isError();
                return new IcmpMessage(
                        type,
                        version,
                        error ? 0 : rest >>> 16,
                        error && type != IcmpType.FRAGMENTATION_NEEDED ? 0 : rest & 0xFFFF,
                        data.length(),
                        like.about(),
                        !error && data.length() >= 8 ? NetworkOrder.get64(data.array(), 0) : like.sentPs());
            }
        }
        return null;
    }
}
