package io.netsim.address;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Longs;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** An IPv4 address (RFC 791 §3.2) or an IPv6 address (RFC 4291) as a value. */
public final class IpAddress implements Comparable<IpAddress> {
    /** The wildcard {@code 0.0.0.0}: any local address (RFC 1122 §3.2.1.3). */
    public static final IpAddress ANY = new IpAddress(4, 0, 0);
    /** The unspecified IPv6 address {@code ::} (RFC 4291 §2.5.2). */
    public static final IpAddress ANY_V6 = new IpAddress(6, 0, 0);
    /** The IPv6 loopback address {@code ::1} (RFC 4291 §2.5.3). */
    public static final IpAddress LOOPBACK_V6 = new IpAddress(6, 0, 1);

    private static final long IPV4_MASK = 0xFFFFFFFFL;

    private final int version;
    private final long high;
    /** Of an IPv4 address the lower 32 bits hold it all. */
    private final long low;

    private IpAddress(int version, long high, long low) {
        this.version = version;
        this.high = high;
        this.low = low;
    }

    /** An IPv4 address. */
    public static IpAddress ofBits(int bits) {
        return bits == 0 ? ANY : new IpAddress(4, 0, bits & IPV4_MASK);
    }

    /** An IPv6 address from its first and its last 64 bits. */
    public static IpAddress ofBits(long high, long low) {
        return high == 0 && low == 0 ? ANY_V6 : new IpAddress(6, high, low);
    }

    /**
     * Reads an IPv4 address in dotted-decimal notation, four numbers of 0 to 255, or an IPv6 address in any form of RFC 4291
     * §2.2.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static IpAddress parse(String text) {
        return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text);
    }

    private static IpAddress parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        int bits = 0;
        boolean valid = parts.length == 4;
        for (int i = 0; valid && i < 4; i++) {
            valid = parts[i].matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(parts[i]) <= 255;
            bits = valid ? bits << 8 | Integer.parseInt(parts[i]) : 0;
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    "not an IP address: '" + text + "' (write it as 192.0.2.1 or 2001:db8::1)");
        }
        return ofBits(bits);
    }

    private static IpAddress parseV6(String text) {
        if (text.indexOf('%') >= 0 || text.indexOf('.') >= 0 || !InetAddresses.isInetAddress(text)) {
            throw new IllegalArgumentException("not an IPv6 address: '" + text + "' (write it as 2001:db8::1)");
        }
        byte[] bytes = InetAddresses.forString(text).getAddress();
        if (bytes.length == 4) { // the JDK turns ::ffff:c000:201 into an IPv4 address
            return ofBits(
                    0,
                    0xFFFF_0000_0000L
                            | ((bytes[0] & 255L) << 24
                                    | (bytes[1] & 255L) << 16
                                    | (bytes[2] & 255L) << 8
                                    | bytes[3] & 255L));
        }
        return ofBits(
                Longs.fromBytes(bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]),
                Longs.fromBytes(bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]));
    }

    /** 4 or 6. */
    public int version() {
        return version;
    }

    /** How many bits it has. */
    public int width() {
        return version == 6 ? 128 : 32;
    }

    public boolean isV6() {
        return version == 6;
    }

    /**
     * The IPv4 address as 32 bits, most significant byte first.
     *
     * @throws IllegalStateException if it is an IPv6 address
     */
    public int bits() {
        if (version == 6) {
            throw new IllegalStateException(this + " is not an IPv4 address");
        }
        return (int) low;
    }

    /** The first 64 bits of an IPv6 address; 0 of an IPv4 address. */
    public long highBits() {
        return high;
    }

    /** The last 64 bits of an IPv6 address; of an IPv4 address all of it. */
    public long lowBits() {
        return low;
    }

    /** A hash of 64 bits, equal on every machine; of an IPv4 address its 32 bits. */
    public long fingerprint() {
        return version == 4 ? low : (high * 0x9E3779B97F4A7C15L ^ low) * 0xBF58476D1CE4E5B9L;
    }

    /** Whether it is {@code 0.0.0.0} or {@code ::}. */
    public boolean isAny() {
        return high == 0 && low == 0;
    }

    /** Whether the address lies in 127.0.0.0/8, or is {@code ::1}. */
    public boolean isLoopback() {
        return version == 4 ? low >>> 24 == 127 : high == 0 && low == 1;
    }

    /** Whether it lies in 224.0.0.0/4 (RFC 1112 §4) or ff00::/8 (RFC 4291 §2.7). */
    public boolean isMulticast() {
        return version == 4 ? low >>> 28 == 14 : high >>> 56 == 255;
    }

    /** Whether it is 255.255.255.255, all hosts of the local network (RFC 1122 §3.2.1.3). IPv6 has no broadcast. */
    public boolean isLimitedBroadcast() {
        return version == 4 && low == IPV4_MASK;
    }

    /**
     * Whether a host may use it as its own: not 0/8, 127/8, multicast, reserved or broadcast (RFC 1122 §3.2.1.3); not
     * {@code ::}, {@code ::1} or multicast (RFC 4291 §2.5.2–2.7).
     */
    public boolean isUnicast() {
        if (version == 6) {
            return !isAny() && !isLoopback() && !isMulticast();
        }
        long first = low >>> 24;
        return first != 0 && first != 127 && first < 224;
    }

    /** IPv4 before IPv6; then as unsigned numbers. */
    @Override
    public int compareTo(IpAddress other) {
        if (version != other.version) {
            return Integer.compare(version, other.version);
        }
        return high != other.high ? Long.compareUnsigned(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof IpAddress that && low == that.low && high == that.high && version == that.version;
    }

    @Override
    public int hashCode() {
        int folded = version == 4 ? (int) low : Long.hashCode(fingerprint());
        int h = folded * 0x9E3779B9;
        return h ^ h >>> 16;
    }

    /** Dotted-decimal, or the canonical form of RFC 5952. */
    @Override
    public String toString() {
        return version == 4
                ? (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255)
                : InetAddresses.toAddrString(toInetAddress());
    }

    private InetAddress toInetAddress() {
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> 56 - 8 * i);
            bytes[8 + i] = (byte) (low >>> 56 - 8 * i);
        }
        try {
            return Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new AssertionError("sixteen bytes are an IPv6 address", e);
        }
    }
}
