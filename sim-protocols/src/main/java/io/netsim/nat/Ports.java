package io.netsim.nat;

import io.netsim.address.Endpoint;
import io.netsim.ip.Fragment;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.transport.FlowHash;
import io.netsim.udp.UdpDatagram;
import org.jspecify.annotations.Nullable;

/**
 * Where a packet comes from and goes to, as a NAT sees it, and the packet with other ends. The port of an echo is its
 * identifier (RFC 5508 §3.1). A fragment has the ports of the packet it was cut from: a NAT that keeps track of fragments,
 * whatever their order (RFC 4787 REQ-14), knows them too.
 *
 * @param protocol 1, 6 or 17
 * @param flags of TCP, else 0
 */
record Ports(int protocol, Endpoint source, Endpoint destination, int flags) {
    /** Null for a packet that a NAT cannot tell the ports of: an ICMP error, another protocol. */
    static @Nullable Ports of(Packet packet) {
        Payload payload = packet.payload() instanceof Fragment fragment ? fragment.whole() : packet.payload();
        if (payload instanceof UdpDatagram datagram) {
            return ends(packet, UdpDatagram.PROTOCOL, datagram.sourcePort(), datagram.destinationPort(), 0);
        }
        if (payload instanceof TcpSegment segment) {
            return ends(packet, TcpSegment.PROTOCOL, segment.sourcePort(), segment.destinationPort(), segment.flags());
        }
        if (payload instanceof IcmpMessage message && !message.type().isError()) {
            boolean asks = message.type() == IcmpType.ECHO_REQUEST;
            int id = message.identifier();
            return ends(packet, IcmpMessage.PROTOCOL, asks ? id : 0, asks ? 0 : id, 0);
        }
        return null;
    }

    private static Ports ends(Packet packet, int protocol, int sourcePort, int destinationPort, int flags) {
        return new Ports(
                protocol,
                new Endpoint(packet.source(), sourcePort),
                new Endpoint(packet.destination(), destinationPort),
                flags);
    }

    /** The packet, which has these ends, with another source. */
    Packet withSource(Packet packet, Endpoint newSource) {
        return rewritten(packet, newSource, destination);
    }

    /** The packet, which has these ends, with another destination. */
    Packet withDestination(Packet packet, Endpoint newDestination) {
        return rewritten(packet, source, newDestination);
    }

    private static Packet rewritten(Packet packet, Endpoint from, Endpoint to) {
        Payload payload = packet.payload();
        Payload changed = payload instanceof Fragment fragment
                ? new Fragment(
                        payload(fragment.whole(), from, to),
                        fragment.offset(),
                        fragment.bytes(),
                        fragment.more(),
                        fragment.identification(),
                        fragment.headerBytes())
                : payload(payload, from, to);
        int protocol = changed.protocol();
        int hash = protocol == IcmpMessage.PROTOCOL
                ? packet.flowHash()
                : FlowHash.of(protocol, from.address(), from.port(), to.address(), to.port());
        return packet.rewritten(from.address(), to.address(), changed, hash);
    }

    private static Payload payload(Payload payload, Endpoint from, Endpoint to) {
        if (payload instanceof UdpDatagram datagram) {
            return new UdpDatagram(from.port(), to.port(), datagram.content());
        }
        if (payload instanceof TcpSegment segment) {
            return segment.withPorts(from.port(), to.port());
        }
        if (payload instanceof IcmpMessage message) {
            int id = message.type() == IcmpType.ECHO_REQUEST ? from.port() : to.port();
            return message.withIdentifier(id);
        }
        throw new IllegalArgumentException("not a packet with ports: " + payload);
    }
}
