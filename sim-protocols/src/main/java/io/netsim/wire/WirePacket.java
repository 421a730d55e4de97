package io.netsim.wire;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 packet as its bytes say it: headers, data, and whether the checksums match.
 *
 * @param ip its header
 * @param ipChecksumMatches whether the checksum of the IP header is right; IPv6 has none, so there it is
 * @param transport the header behind it; null if {@code transportFlaw} says why there is none
 * @param transportFlaw null if there is a transport header
 * @param transportChecksum whether the checksum of the transport protocol is right
 * @param data what follows the headers, as far as it is there
 */
public record WirePacket(
        IpHeader ip,
        boolean ipChecksumMatches,
        @Nullable TransportHeader transport,
        @Nullable Flaw transportFlaw,
        ChecksumStatus transportChecksum,
        Octets data) {

    /** What is known of a checksum. */
    public enum ChecksumStatus {
        RIGHT,
        WRONG,
        /** The sender made none. */
        ABSENT,
        /** Bytes that it covers are not there, or the protocol is not known. */
        UNKNOWN
    }

    /** Reads a packet, of which the end may be cut off; bytes beyond its total length are ignored. */
    public static Decoded<WirePacket> decode(byte[] bytes, int from, int to) {
        Decoded<? extends IpHeader> decoded = IpHeader.decode(bytes, from, to);
        IpHeader ip = decoded.orNull();
        if (ip == null) {
            return Decoded.broken(decoded.flaw() == null ? Flaw.TOO_SHORT : decoded.flaw());
        }
        boolean matches = ip.version() == 6 || Checksum.of(bytes, from, from + ip.length()) == 0;
        int at = from + ip.length();
        int end = Math.min(to, from + ip.totalLength());
        Decoded<? extends TransportHeader> transport = ip.fragmentOffset() > 0
                ? Decoded.<TransportHeader>broken(Flaw.FRAGMENT)
                : transport(ip, bytes, at, end);
        TransportHeader header = transport.orNull();
        int dataAt = header == null ? at : at + header.length();
        boolean whole = end == from + ip.totalLength() && !ip.isFragment();
        return Decoded.of(new WirePacket(
                ip,
                matches,
                header,
                transport.flaw(),
                header != null && whole ? check(ip, header, bytes, at, end) : ChecksumStatus.UNKNOWN,
                Octets.of(bytes, dataAt, end)));
    }

    /** Reads a packet that is all of the bytes. */
    public static Decoded<WirePacket> decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    private static Decoded<? extends TransportHeader> transport(IpHeader ip, byte[] bytes, int at, int end) {
        if (ip.protocol() == (ip.version() == 6 ? IcmpHeader.PROTOCOL : Icmpv6Header.PROTOCOL)) {
            return Decoded.<TransportHeader>broken(Flaw.UNKNOWN_PROTOCOL);
        }
        return switch (ip.protocol()) {
            case TcpHeader.PROTOCOL -> TcpHeader.decode(bytes, at, end);
            case UdpHeader.PROTOCOL -> UdpHeader.decode(bytes, at, end);
            case IcmpHeader.PROTOCOL -> IcmpHeader.decode(bytes, at, end);
            case Icmpv6Header.PROTOCOL -> Icmpv6Header.decode(bytes, at, end);
            default -> Decoded.<TransportHeader>broken(Flaw.UNKNOWN_PROTOCOL);
        };
    }

    private static ChecksumStatus check(IpHeader ip, TransportHeader header, byte[] bytes, int at, int end) {
        if (header instanceof IcmpHeader) {
            return status(Checksum.of(bytes, at, end));
        }
        int length = end - at;
        if (header instanceof UdpHeader udp) {
            if (udp.checksum() == 0) {
                return ip.version() == 6 ? ChecksumStatus.WRONG : ChecksumStatus.ABSENT; // RFC 8200 §8.1
            }
            if (udp.datagramLength() > length) {
                return ChecksumStatus.UNKNOWN;
            }
            length = udp.datagramLength();
        }
        long pseudo = Checksum.pseudoHeader(ip.source(), ip.destination(), ip.protocol(), length);
        return status(Checksum.finish(pseudo + Checksum.sum(bytes, at, at + length)));
    }

    private static ChecksumStatus status(int remainder) {
        return remainder == 0 ? ChecksumStatus.RIGHT : ChecksumStatus.WRONG;
    }

    /** Whether a host takes the packet: both checksums match, or the sender made none for UDP (RFC 1122 §3.2.1.2, §4.1.3.4). */
    public boolean checksumsMatch() {
        return ipChecksumMatches
                && (transportChecksum == ChecksumStatus.RIGHT || transportChecksum == ChecksumStatus.ABSENT);
    }
}
