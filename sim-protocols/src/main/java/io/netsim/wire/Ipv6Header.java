package io.netsim.wire;

import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import io.netsim.wire.Ipv6Extension.Fragment;
import io.netsim.wire.Ipv6Extension.Options;
import org.jspecify.annotations.Nullable;

/**
 * An IPv6 header (RFC 8200 §3) and the extension headers behind it. It has no checksum.
 *
 * @param trafficClass 8 bits: differentiated services and, in the lower two, ECN (RFC 2474, RFC 3168 §5)
 * @param flowLabel 20 bits (RFC 6437)
 * @param payloadLength of what follows the first 40 bytes, extension headers included
 * @param ttl hop limit
 * @param protocol the next header of the last one here: who gets what follows
 */
public record Ipv6Header(
        int trafficClass,
        int flowLabel,
        int payloadLength,
        int ttl,
        IpAddress source,
        IpAddress destination,
        ImmutableList<Ipv6Extension> extensions,
        int protocol)
        implements IpHeader {
    /** Without extension headers. */
    public static final int MIN_BYTES = 40;

    static final int FLOW_LABEL_MASK = 0xFFFFF;

    /** Where the first next header stands. */
    static final int NEXT_HEADER_AT = 6;

    static final int HOP_LIMIT_AT = 7;

    @Override
    public int version() {
        return 6;
    }

    @Override
    public int length() {
        int length = MIN_BYTES;
        for (Ipv6Extension extension : extensions) {
            length += extension.length();
        }
        return length;
    }

    @Override
    public int totalLength() {
        return MIN_BYTES + payloadLength;
    }

    /** The fragment header, or null. */
    public @Nullable Fragment fragment() {
        for (Ipv6Extension extension : extensions) {
            if (extension instanceof Fragment fragment) {
                return fragment;
            }
        }
        return null;
    }

    @Override
    public boolean isFragment() {
        Fragment fragment = fragment();
        return fragment != null && !fragment.isAtomic();
    }

    @Override
    public int fragmentOffset() {
        Fragment fragment = fragment();
        return fragment == null ? 0 : fragment.offset();
    }

    /** Reads the headers at {@code from}; whether the total length is there is not asked. */
    public static Decoded<Ipv6Header> decode(byte[] bytes, int from, int to) {
        if (to - from < 1) {
            return Decoded.broken(Flaw.TOO_SHORT);
        }
        if (NetworkOrder.get8(bytes, from) >>> 4 != 6) {
            return Decoded.broken(Flaw.NOT_IPV6);
        }
        if (to - from < MIN_BYTES) {
            return Decoded.broken(Flaw.TOO_SHORT);
        }
        int payload = NetworkOrder.get16(bytes, from + 4);
        ImmutableList.Builder<Ipv6Extension> extensions = ImmutableList.builder();
        int next = NetworkOrder.get8(bytes, from + NEXT_HEADER_AT);
        int at = from + MIN_BYTES;
        boolean inside = true;
        while (inside && Ipv6Extension.isNumberOf(next)) {
            Ipv6Extension extension = extension(next, bytes, at, to);
            if (extension == null) {
                return Decoded.broken(Flaw.HEADER_LENGTH);
            }
            extensions.add(extension);
            next = NetworkOrder.get8(bytes, at);
            at += extension.length();
            inside = !(extension instanceof Fragment fragment && fragment.offset() > 0);
        }
        if (at - from > MIN_BYTES + payload) {
            return Decoded.broken(Flaw.TOTAL_LENGTH);
        }
        int first = NetworkOrder.get32(bytes, from);
        return Decoded.of(new Ipv6Header(
                first >>> 20 & 0xFF,
                first & FLOW_LABEL_MASK,
                payload,
                NetworkOrder.get8(bytes, from + HOP_LIMIT_AT),
                NetworkOrder.address6(bytes, from + 8),
                NetworkOrder.address6(bytes, from + 24),
                extensions.build(),
                next));
    }

    private static @Nullable Ipv6Extension extension(int number, byte[] bytes, int at, int to) {
        if (to - at < Fragment.BYTES) {
            return null;
        }
        if (number == Fragment.NUMBER) {
            int word = NetworkOrder.get16(bytes, at + 2);
            return new Fragment(word >>> 3, (word & 1) != 0, NetworkOrder.get32(bytes, at + 4));
        }
        int length = 8 * (1 + NetworkOrder.get8(bytes, at + 1));
        return length > to - at ? null : new Options(number, Octets.of(bytes, at + 2, at + length));
    }

    @Override
    public void write(byte[] into, int at) {
        NetworkOrder.put32(into, at, 6 << 28 | trafficClass << 20 | flowLabel);
        NetworkOrder.put16(into, at + 4, payloadLength);
        NetworkOrder.put8(into, at + HOP_LIMIT_AT, ttl);
        NetworkOrder.put64(into, at + 8, source.highBits());
        NetworkOrder.put64(into, at + 16, source.lowBits());
        NetworkOrder.put64(into, at + 24, destination.highBits());
        NetworkOrder.put64(into, at + 32, destination.lowBits());
        int announcedAt = at + NEXT_HEADER_AT;
        int here = at + MIN_BYTES;
        for (Ipv6Extension extension : extensions) {
            NetworkOrder.put8(into, announcedAt, extension.number());
            announcedAt = here;
            if (extension instanceof Fragment fragment) {
                NetworkOrder.put8(into, here + 1, 0);
                NetworkOrder.put16(into, here + 2, fragment.offset() << 3 | (fragment.more() ? 1 : 0));
                NetworkOrder.put32(into, here + 4, fragment.identification());
            } else if (extension instanceof Options options) {
                NetworkOrder.put8(into, here + 1, options.length() / 8 - 1);
                options.data().copyTo(into, here + 2);
            }
            here += extension.length();
        }
        NetworkOrder.put8(into, announcedAt, protocol);
    }
}
