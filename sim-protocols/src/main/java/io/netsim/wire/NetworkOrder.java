package io.netsim.wire;

import io.netsim.address.IpAddress;

/** Numbers in bytes, most significant byte first, as Internet headers have them (RFC 791 appendix B). */
final class NetworkOrder {
    private NetworkOrder() {}

    static int get8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    static int get16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    static int get32(byte[] bytes, int at) {
        return get16(bytes, at) << 16 | get16(bytes, at + 2);
    }

    static long get64(byte[] bytes, int at) {
        return (long) get32(bytes, at) << 32 | get32(bytes, at + 4) & 0xFFFFFFFFL;
    }

    /** The 16 bytes of an IPv6 address. */
    static IpAddress address6(byte[] bytes, int at) {
        return IpAddress.ofBits(get64(bytes, at), get64(bytes, at + 8));
    }

    static void put8(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
    }

    static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }

    static void put32(byte[] bytes, int at, int value) {
        put16(bytes, at, value >>> 16);
        put16(bytes, at + 2, value);
    }

    static void put64(byte[] bytes, int at, long value) {
        put32(bytes, at, (int) (value >>> 32));
        put32(bytes, at + 4, (int) value);
    }
}
