package io.netsim.wire;

import io.netsim.address.IpAddress;

/**
 * An IPv4 header (RFC 791 §3.1).
 *
 * @param typeOfService 8 bits: differentiated services and, in the lower two, ECN (RFC 2474, RFC 3168 §5)
 * @param totalLength of the packet with header, bytes
 * @param identification 16 bits
 * @param flags 3 bits, see the constants
 * @param fragmentOffset in units of 8 bytes
 * @param checksum as it was read; writing computes it anew
 * @param options with padding; a multiple of 4 bytes
 */
public record Ipv4Header(
        int typeOfService,
        int totalLength,
        int identification,
        int flags,
        int fragmentOffset,
        int ttl,
        int protocol,
        int checksum,
        IpAddress source,
        IpAddress destination,
        Octets options)
        implements IpHeader {
    /** Flag: more fragments follow. */
    public static final int MORE_FRAGMENTS = 1;
    /** Flag: the packet must not be fragmented. */
    public static final int DONT_FRAGMENT = 2;

    /** Without options. */
    public static final int MIN_BYTES = 20;

    private static final int CHECKSUM_AT = 10;

    @Override
    public int version() {
        return 4;
    }

    @Override
    public int length() {
        return MIN_BYTES + options.length();
    }

    @Override
    public int trafficClass() {
        return typeOfService;
    }

    public boolean dontFragment() {
        return (flags & DONT_FRAGMENT) != 0;
    }

    @Override
    public boolean isFragment() {
        return (flags & MORE_FRAGMENTS) != 0 || fragmentOffset > 0;
    }

    /** Reads the header at {@code from}; whether its checksum matches and its total length is there is not asked. */
    public static Decoded<Ipv4Header> decode(byte[] bytes, int from, int to) {
        if (to - from < 1) {
            return Decoded.broken(Flaw.TOO_SHORT);
        }
        int first = NetworkOrder.get8(bytes, from);
        if (first >>> 4 != 4) {
            return Decoded.broken(Flaw.NOT_IPV4);
        }
        if (to - from < MIN_BYTES) {
            return Decoded.broken(Flaw.TOO_SHORT);
        }
        int length = 4 * (first & 15);
        if (length < MIN_BYTES || length > to - from) {
            return Decoded.broken(Flaw.HEADER_LENGTH);
        }
        int total = NetworkOrder.get16(bytes, from + 2);
        if (total < length) {
            return Decoded.broken(Flaw.TOTAL_LENGTH);
        }
        int fragment = NetworkOrder.get16(bytes, from + 6);
        return Decoded.of(new Ipv4Header(
                NetworkOrder.get8(bytes, from + 1),
                total,
                NetworkOrder.get16(bytes, from + 4),
                fragment >>> 13,
                fragment & 0x1FFF,
                NetworkOrder.get8(bytes, from + 8),
                NetworkOrder.get8(bytes, from + 9),
                NetworkOrder.get16(bytes, from + CHECKSUM_AT),
                IpAddress.ofBits(NetworkOrder.get32(bytes, from + 12)),
                IpAddress.ofBits(NetworkOrder.get32(bytes, from + 16)),
                Octets.of(bytes, from + MIN_BYTES, from + length)));
    }

    /** Writes {@link #length} bytes, with the right checksum. */
    @Override
    public void write(byte[] into, int at) {
        if (options.length() % 4 != 0 || options.length() > 40) {
            throw new IllegalArgumentException("IPv4 options of " + options.length() + " B");
        }
        NetworkOrder.put8(into, at, 4 << 4 | length() / 4);
        NetworkOrder.put8(into, at + 1, typeOfService);
        NetworkOrder.put16(into, at + 2, totalLength);
        NetworkOrder.put16(into, at + 4, identification);
        NetworkOrder.put16(into, at + 6, flags << 13 | fragmentOffset);
        NetworkOrder.put8(into, at + 8, ttl);
        NetworkOrder.put8(into, at + 9, protocol);
        NetworkOrder.put16(into, at + CHECKSUM_AT, 0);
        NetworkOrder.put32(into, at + 12, source.bits());
        NetworkOrder.put32(into, at + 16, destination.bits());
        options.copyTo(into, at + MIN_BYTES);
        NetworkOrder.put16(into, at + CHECKSUM_AT, Checksum.of(into, at, at + length()));
    }
}
