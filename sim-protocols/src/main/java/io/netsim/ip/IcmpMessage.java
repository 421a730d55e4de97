package io.netsim.ip;

import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import org.jspecify.annotations.Nullable;

/**
 * An ICMP message (RFC 792): 8 bytes of header, then the data of an echo, or the IP header and 8 bytes of the packet that
 * an error is about; or one of ICMPv6 (RFC 4443), which quotes as much of the packet as fits into 1280 bytes.
 *
 * @param type which message
 * @param version of IP: 4, or 6 for ICMPv6
 * @param identifier of an echo, else 0
 * @param sequence of an echo; of an error that a packet was too big, the MTU of the next link (RFC 1191 §4), else 0
 * @param dataBytes bytes after the ICMP header
 * @param about the packet an error is about, null for an echo
 * @param sentPs when the echo request was sent; carried back by the reply
 */
public record IcmpMessage(
        IcmpType type,
        int version,
        int identifier,
        int sequence,
        int dataBytes,
        @Nullable Packet about,
        long sentPs) implements Payload {
    public static final int PROTOCOL = 1;
    public static final int PROTOCOL_V6 = 58;
    public static final int HEADER_BYTES = 8;

    /** Every IPv6 link takes packets of so many bytes (RFC 8200 §5). */
    private static final int MIN_MTU_V6 = 1280;

    /** One of ICMP for IPv4. */
    public IcmpMessage(
            IcmpType type, int identifier, int sequence, int dataBytes, @Nullable Packet about, long sentPs) {
        this(type, 4, identifier, sequence, dataBytes, about, sentPs);
    }

    static IcmpMessage error(IcmpType type, Packet about) {
        return error(type, about, 0);
    }

    private static IcmpMessage error(IcmpType type, Packet about, int mtu) {
        return new IcmpMessage(type, about.source().version(), 0, mtu, quotedBytes(about), about, 0);
    }

    /** A packet was too big for a link. */
    static IcmpMessage tooBig(Packet about, int mtu) {
        return error(IcmpType.FRAGMENTATION_NEEDED, about, mtu);
    }

    /** The MTU of the link that a packet was too big for, bytes; 0 if that is not said. */
    public int nextHopMtu() {
        return type == IcmpType.FRAGMENTATION_NEEDED ? sequence : 0;
    }

    /** RFC 792; RFC 4443 §2.4 (c). */
    private static int quotedBytes(Packet about) {
        return about.source().isV6()
                ? Math.min(about.sizeBytes(), MIN_MTU_V6 - Packet.IPV6_HEADER_BYTES - HEADER_BYTES)
                : Packet.HEADER_BYTES + Math.min(8, about.payload().length());
    }

    static IcmpMessage echoRequest(int version, int identifier, int sequence, int dataBytes, long nowPs) {
        return new IcmpMessage(IcmpType.ECHO_REQUEST, version, identifier, sequence, dataBytes, null, nowPs);
    }

    IcmpMessage reply() {
        return new IcmpMessage(IcmpType.ECHO_REPLY, version, identifier, sequence, dataBytes, null, sentPs);
    }

    /** The same echo with another identifier. */
    public IcmpMessage withIdentifier(int newIdentifier) {
        return new IcmpMessage(type, version, newIdentifier, sequence, dataBytes, about, sentPs);
    }

    /** The same error about another packet of the same length. */
    public IcmpMessage about(Packet newAbout) {
        return new IcmpMessage(type, version, identifier, sequence, dataBytes, newAbout, sentPs);
    }

    @Override
    public int protocol() {
        return version == 6 ? PROTOCOL_V6 : PROTOCOL;
    }

    @Override
    public int length() {
        return HEADER_BYTES + dataBytes;
    }

    @Override
    public int traits() {
        return 0;
    }

    @Override
    public long fingerprint() {
        long h = (long) type.type() << 8 | type.code();
        h = h * 0x9E3779B97F4A7C15L + ((long) identifier << 16 | sequence);
        h = h * 0x9E3779B97F4A7C15L + dataBytes;
        return about == null ? h : h * 0x9E3779B97F4A7C15L + about.fingerprint();
    }

    @Override
    public String toString() {
        return (version == 6 ? "ICMPv6 " : "ICMP ") + type + (about == null ? " seq " + sequence : " about " + about);
    }
}
