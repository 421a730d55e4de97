package io.netsim.packet;

import io.netsim.address.IpAddress;

/**
 * A payload for tests: a number and the traits that matter.
 *
 * @param number to be told apart by
 * @param length bytes after the IP header
 */
public record TestPayload(int number, int length, int protocol, int traits, long streamOffset, int dataLength)
        implements Payload {
    private static final IpAddress FROM = IpAddress.parse("10.0.0.1");
    private static final IpAddress TO = IpAddress.parse("10.0.0.2");

    @Override
    public long fingerprint() {
        return number * 31L + length;
    }

    /** A packet of {@code bytes} in all, which is neither TCP nor UDP. */
    public static Packet packet(int number, int bytes) {
        return packet(number, bytes, 253, 0);
    }

    /** A packet of {@code bytes} in all. */
    public static Packet packet(int number, int bytes, int protocol, int traits) {
        return wrap(new TestPayload(number, bytes - Packet.HEADER_BYTES, protocol, traits, -1, 0));
    }

    /** A TCP packet with so many bytes of a stream from {@code offset}. */
    public static Packet segment(int number, long offset, int dataLength) {
        return wrap(new TestPayload(number, 20 + dataLength, 6, DATA, offset, dataLength));
    }

    private static Packet wrap(TestPayload payload) {
        return new Packet(FROM, TO, payload, 0, 64, 0);
    }

    /** The number of a packet made here. */
    public static int number(Packet packet) {
        return ((TestPayload) packet.payload()).number();
    }
}
