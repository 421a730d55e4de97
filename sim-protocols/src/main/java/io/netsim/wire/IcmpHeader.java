package io.netsim.wire;

/**
 * The header of an ICMP message (RFC 792).
 *
 * @param checksum as it was read; writing computes it anew
 * @param rest the second 32 bits: identifier and sequence number of an echo, next-hop MTU or nothing of an error
 */
public record IcmpHeader(int type, int code, int checksum, int rest) implements TransportHeader {
    public static final int PROTOCOL = 1;
    public static final int BYTES = 8;

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

    /** Whether a packet is quoted behind the header: unreachable, source quench, redirect, time exceeded, bad parameter. */
    public boolean isError() {
        return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
    }

    /** Reads the header at {@code from}. */
    public static Decoded<IcmpHeader> decode(byte[] bytes, int from, int to) {
        if (to - from < BYTES) {
            return Decoded.broken(Flaw.TOO_SHORT);
        }
        return Decoded.of(new IcmpHeader(
                NetworkOrder.get8(bytes, from),
                NetworkOrder.get8(bytes, from + 1),
                NetworkOrder.get16(bytes, from + CHECKSUM_AT),
                NetworkOrder.get32(bytes, from + 4)));
    }

    /** Writes the header in front of its data, which must be there up to {@code end}, with the right checksum. */
    public void write(byte[] into, int at, int end) {
        NetworkOrder.put8(into, at, type);
        NetworkOrder.put8(into, at + 1, code);
        NetworkOrder.put16(into, at + CHECKSUM_AT, 0);
        NetworkOrder.put32(into, at + 4, rest);
        NetworkOrder.put16(into, at + CHECKSUM_AT, Checksum.of(into, at, end));
    }
}
