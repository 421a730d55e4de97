package io.netsim.address;

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
        int gap = text.indexOf("::");
        long[] groups = new long[8];
        int given = fill(groups, gap < 0 ? text : text.substring(0, gap), text);
        if (gap >= 0) {
            long[] behind = new long[8];
            int last = fill(behind, text.substring(gap + 2), text);
            if (given + last > 7) {
                throw notV6(text);
            }
            System.arraycopy(behind, 0, groups, 8 - last, last);
        } else if (given != 8) {
            throw notV6(text);
        }
        return ofBits(
                groups[0] << 48 | groups[1] << 32 | groups[2] << 16 | groups[3],
                groups[4] << 48 | groups[5] << 32 | groups[6] << 16 | groups[7]);
    }

    /** Reads groups of up to four hexadecimal digits with colons between; returns how many. */
    private static int fill(long[] groups, String part, String text) {
        if (part.isEmpty()) {
            return 0;
        }
        String[] digits = part.split(":", -1);
        for (int i = 0; i < digits.length; i++) {
            if (i == groups.length || !digits[i].matches("[0-9A-Fa-f]{1,4}")) {
                throw notV6(text);
            }
            groups[i] = Long.parseLong(digits[i], 16);
        }
        return digits.length;
    }

    private static IllegalArgumentException notV6(String text) {
        return new IllegalArgumentException("not an IPv6 address: '" + text + "' (write it as 2001:db8::1)");
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
                : canonical();
    }

    /** RFC 5952 §4: no leading zeros, lower case, the first longest run of two or more zero groups as two colons. */
    private String canonical() {
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && group(end) == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(i == 0 || i == start + length && start >= 0 ? "" : ":")
                        .append(Long.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    /** The n-th 16 bits. */
    private long group(int n) {
        return (n < 4 ? high : low) >>> 48 - 16 * (n & 3) & 0xFFFF;
    }
}
