package io.netsim.wire;

import io.netsim.address.IpAddress;

/** The header of an IPv4 packet, or that of an IPv6 packet with its extension headers. */
public sealed interface IpHeader permits Ipv4Header, Ipv6Header {
    /** 4 or 6. */
    int version();

    /** Bytes of the header; of IPv6 with extension headers. */
    int length();

    /** Of the packet with header, bytes. */
    int totalLength();

    /** 8 bits: differentiated services and, in the lower two, ECN (RFC 2474, RFC 3168 §5). */
    int trafficClass();

    /** The two bits of explicit congestion notification: 0 Not-ECT, 1 ECT(1), 2 ECT(0), 3 CE. */
    default int ecn() {
        return trafficClass() & 3;
    }

    /** Hops that are left. */
    int ttl();

    /** Who gets what follows the header. */
    int protocol();

    IpAddress source();

    IpAddress destination();

    /** Whether this is a part of a packet and not all of it. */
    boolean isFragment();

    /** In units of 8 bytes; 0 where this is no fragment, or the first. */
    int fragmentOffset();

    /** Writes {@link #length} bytes; of IPv4 with the right checksum. */
    void write(byte[] into, int at);

    /** Reads the header at {@code from}; whether its checksum matches and its total length is there is not asked. */
    static Decoded<? extends IpHeader> decode(byte[] bytes, int from, int to) {
        if (to - from < 1) {
            return Decoded.<IpHeader>broken(Flaw.TOO_SHORT);
        }
        return switch (NetworkOrder.get8(bytes, from) >>> 4) {
            case 4 -> Ipv4Header.decode(bytes, from, to);
            case 6 -> Ipv6Header.decode(bytes, from, to);
            default -> Decoded.<IpHeader>broken(Flaw.NOT_IP);
        };
    }
}
