package io.netsim.wire;

import java.util.Arrays;
import java.util.HexFormat;

/** Some bytes as a value: immutable, equal if their bytes are. */
public final class Octets {
    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of the bytes. */
    public static Octets of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** A copy of the bytes from {@code from} up to {@code to} exclusive. */
    public static Octets of(byte[] bytes, int from, int to) {
        return from == to ? NONE : new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Bytes as hexadecimal digits, two each.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static Octets parse(String hex) {
        return new Octets(HexFormat.of().parseHex(hex));
    }

    public int length() {
        return bytes.length;
    }

    /** The byte at {@code index}, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xFF;
    }

    /** A copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    void copyTo(byte[] into, int at) {
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    /** The bytes themselves, for this room to read. */
    byte[] array() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
