package io.netsim.address;

/** An IPv4 address as a value (RFC 791 §3.2). */
public final class IpAddress implements Comparable<IpAddress> {
    /** The wildcard {@code 0.0.0.0}: any local address (RFC 1122 §3.2.1.3). */
    public static final IpAddress ANY = new IpAddress(0);

    private final int bits;

    private IpAddress(int bits) {
        this.bits = bits;
    }

    public static IpAddress ofBits(int bits) {
        return bits == 0 ? ANY : new IpAddress(bits);
    }

    /**
     * Reads dotted-decimal notation, four numbers of 0 to 255.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static IpAddress parse(String text) {
        String[] parts = text.split("\\.", -1);
        int bits = 0;
        boolean valid = parts.length == 4;
        for (int i = 0; valid && i < 4; i++) {
            valid = parts[i].matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(parts[i]) <= 255;
            bits = valid ? bits << 8 | Integer.parseInt(parts[i]) : 0;
        }
        if (!valid) {
            throw new IllegalArgumentException("not an IPv4 address: '" + text + "' (write it as 192.0.2.1)");
        }
        return ofBits(bits);
    }

    /** The address as 32 bits, most significant byte first. */
    public int bits() {
        return bits;
    }

    public boolean isAny() {
        return bits == 0;
    }

    /** Whether the address lies in 127.0.0.0/8. */
    public boolean isLoopback() {
        return bits >>> 24 == 127;
    }

    /** Whether a host may use it as its own: not 0/8, 127/8, multicast, reserved or broadcast (RFC 1122 §3.2.1.3). */
    public boolean isUnicast() {
        int first = bits >>> 24;
        return first != 0 && first != 127 && first < 224;
    }

    /** Orders addresses as unsigned numbers. */
    @Override
    public int compareTo(IpAddress other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof IpAddress that && bits == that.bits;
    }

    @Override
    public int hashCode() {
        int h = bits * 0x9E3779B9;
        return h ^ h >>> 16;
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }
}
