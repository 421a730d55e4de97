package io.netsim.wire;

import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A TCP header (RFC 9293 §3.1), field by field.
 *
 * @param flags the 12 bits between data offset and window: four reserved ones, CWR, ECE, URG, ACK, PSH, RST, SYN, FIN
 * @param window not scaled
 * @param checksum as it was read; writing computes it anew
 * @param options in the order of the wire, NOPs included; writing pads them with zeros to a multiple of 4 bytes
 */
public record TcpHeader(
        int sourcePort,
        int destinationPort,
        int seq,
        int ack,
        int flags,
        int window,
        int checksum,
        int urgentPointer,
        ImmutableList<TcpOption> options)
        implements TransportHeader {
    public static final int PROTOCOL = 6;
    /** Without options. */
    public static final int MIN_BYTES = 20;
    /** With as many options as fit. */
    public static final int MAX_BYTES = 60;

    /** From the lowest bit on, as tcpdump prints them: FIN, SYN, RST, PSH, ACK, URG, ECE, CWR, AE. */
    private static final String FLAG_LETTERS = "FSRP.UEWe";

    private static final int CHECKSUM_AT = 16;

    @Override
    public int length() {
        return MIN_BYTES + (TcpOptionCodec.length(options) + 3 & ~3);
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The first option of a kind, or null. */
    public <T extends TcpOption> @Nullable T option(Class<T> kind) {
        for (TcpOption option : options) {
            if (kind.isInstance(option)) {
                return kind.cast(option);
            }
        }
        return null;
    }

    /** The flags as tcpdump prints them, such as {@code S.} or {@code FP.}. */
    public String flagLetters() {
        StringBuilder letters = new StringBuilder();
        for (int bit = 0; bit < FLAG_LETTERS.length(); bit++) {
            if ((flags >>> bit & 1) != 0) {
                letters.append(FLAG_LETTERS.charAt(bit));
            }
        }
        return letters.length() == 0 ? "none" : letters.toString();
    }

    /** Reads the header at {@code from}; whether its checksum matches is not asked. */
    public static Decoded<TcpHeader> decode(byte[] bytes, int from, int to) {
        if (to - from < MIN_BYTES) {
            return Decoded.broken(Flaw.TOO_SHORT);
        }
        int offsetAndFlags = NetworkOrder.get16(bytes, from + 12);
        int length = 4 * (offsetAndFlags >>> 12);
        if (length < MIN_BYTES || length > to - from) {
            return Decoded.broken(Flaw.HEADER_LENGTH);
        }
        return Decoded.of(new TcpHeader(
                NetworkOrder.get16(bytes, from),
                NetworkOrder.get16(bytes, from + 2),
                NetworkOrder.get32(bytes, from + 4),
                NetworkOrder.get32(bytes, from + 8),
                offsetAndFlags & 0xFFF,
                NetworkOrder.get16(bytes, from + 14),
                NetworkOrder.get16(bytes, from + CHECKSUM_AT),
                NetworkOrder.get16(bytes, from + 18),
                TcpOptionCodec.decode(bytes, from + MIN_BYTES, from + length)));
    }

    /**
     * Writes the header in front of its data, which must be there up to {@code end}, with the right checksum.
     *
     * @throws IllegalArgumentException if the options take more than 40 bytes
     */
    public void write(byte[] into, int at, int end, IpAddress source, IpAddress destination) {
        int length = length();
        if (length > MAX_BYTES) {
            throw new IllegalArgumentException("TCP options of " + TcpOptionCodec.length(options) + " B: " + options);
        }
        NetworkOrder.put16(into, at, sourcePort);
        NetworkOrder.put16(into, at + 2, destinationPort);
        NetworkOrder.put32(into, at + 4, seq);
        NetworkOrder.put32(into, at + 8, ack);
        NetworkOrder.put16(into, at + 12, length / 4 << 12 | flags & 0xFFF);
        NetworkOrder.put16(into, at + 14, window);
        NetworkOrder.put16(into, at + CHECKSUM_AT, 0);
        NetworkOrder.put16(into, at + 18, urgentPointer);
        int optionsEnd = at + MIN_BYTES + TcpOptionCodec.length(options);
        TcpOptionCodec.encode(options, into, at + MIN_BYTES);
        java.util.Arrays.fill(into, optionsEnd, at + length, (byte) 0);
        int sum = Checksum.finish(
                Checksum.pseudoHeader(source, destination, PROTOCOL, end - at) + Checksum.sum(into, at, end));
        NetworkOrder.put16(into, at + CHECKSUM_AT, sum);
    }
}
