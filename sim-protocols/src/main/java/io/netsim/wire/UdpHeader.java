package io.netsim.wire;

import io.netsim.address.IpAddress;

/**
 * A UDP header (RFC 768).
 *
 * @param datagramLength of the datagram with header, bytes
 * @param checksum as it was read, 0 where the sender made none; writing computes it anew
 */
public record UdpHeader(int sourcePort, int destinationPort, int datagramLength, int checksum)
        implements TransportHeader {
    public static final int PROTOCOL = 17;
    public static final int BYTES = 8;

    private static final int CHECKSUM_AT = 6;

    @Override
    public int length() {
        return BYTES;
    }

    /** Reads the header at {@code from}. */
    public static Decoded<UdpHeader> decode(byte[] bytes, int from, int to) {
        if (to - from < BYTES) {
            return Decoded.broken(Flaw.TOO_SHORT);
        }
        int length = NetworkOrder.get16(bytes, from + 4);
        if (length < BYTES) {
            return Decoded.broken(Flaw.TOTAL_LENGTH);
        }
        return Decoded.of(new UdpHeader(
                NetworkOrder.get16(bytes, from),
                NetworkOrder.get16(bytes, from + 2),
                length,
                NetworkOrder.get16(bytes, from + CHECKSUM_AT)));
    }

    /** Writes the header in front of its data, which must be there, with the right checksum; never 0, which means none. */
    public void write(byte[] into, int at, IpAddress source, IpAddress destination) {
        NetworkOrder.put16(into, at, sourcePort);
        NetworkOrder.put16(into, at + 2, destinationPort);
        NetworkOrder.put16(into, at + 4, datagramLength);
        NetworkOrder.put16(into, at + CHECKSUM_AT, 0);
        int sum = Checksum.finish(Checksum.pseudoHeader(source, destination, PROTOCOL, datagramLength)
                + Checksum.sum(into, at, at + datagramLength));
        NetworkOrder.put16(into, at + CHECKSUM_AT, sum == 0 ? 0xFFFF : sum);
    }
}
