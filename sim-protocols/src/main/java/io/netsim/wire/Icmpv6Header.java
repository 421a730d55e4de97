package io.netsim.wire;

import io.netsim.address.IpAddress;

/**
 * The header of an ICMPv6 message (RFC 4443 §2.1).
 *
 * @param checksum as it was read; writing computes it anew
 * @param rest the second 32 bits: identifier and sequence number of an echo, next-hop MTU, a pointer or nothing of an error
 */
public record Icmpv6Header(int type, int code, int checksum, int rest) implements TransportHeader {
    public static final int PROTOCOL = 58;
    public static final int BYTES = 8;

    static final int UNREACHABLE = 1;
    static final int PACKET_TOO_BIG = 2;
    static final int TIME_EXCEEDED = 3;
    static final int PARAMETER_PROBLEM = 4;
    static final int ECHO_REQUEST = 128;
    static final int ECHO_REPLY = 129;

    private static final int CHECKSUM_AT = 2;

    @Override
    public int length() {
        return BYTES;
    }

    /** Identifier of an echo. */
    public int identifier() {
        return rest >>> 16;
    }

    /** Sequence number of an echo. */
    public int sequence() {
        return rest & 0xFFFF;
    }

    public boolean isEcho() {
        return type == ECHO_REQUEST || type == ECHO_REPLY;
    }

    /** Whether a packet is quoted behind the header. */
    public boolean isError() {
        return type < 128;
    }

    /** Reads the header at {@code from}. */
    public static Decoded<Icmpv6Header> decode(byte[] bytes, int from, int to) {
        if (to - from < BYTES) {
            return Decoded.broken(Flaw.TOO_SHORT);
        }
        return Decoded.of(new Icmpv6Header(
                NetworkOrder.get8(bytes, from),
                NetworkOrder.get8(bytes, from + 1),
                NetworkOrder.get16(bytes, from + CHECKSUM_AT),
                NetworkOrder.get32(bytes, from + 4)));
    }

    /**
     * Writes the header in front of its data, which must be there up to {@code end}, with the right checksum, which covers the
     * addresses too (RFC 4443 §2.3).
     */
    public void write(byte[] into, int at, int end, IpAddress source, IpAddress destination) {
        NetworkOrder.put8(into, at, type);
        NetworkOrder.put8(into, at + 1, code);
        NetworkOrder.put16(into, at + CHECKSUM_AT, 0);
        NetworkOrder.put32(into, at + 4, rest);
        long sum = Checksum.pseudoHeader(source, destination, PROTOCOL, end - at) + Checksum.sum(into, at, end);
        NetworkOrder.put16(into, at + CHECKSUM_AT, Checksum.finish(sum));
    }
}
