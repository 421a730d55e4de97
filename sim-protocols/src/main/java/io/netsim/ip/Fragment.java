package io.netsim.ip;

import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A part of a packet that was too big for a link (RFC 791 §3.2, RFC 8200 §4.5). Only packets that were cut have such payloads:
 * whole ones pay nothing for the possibility.
 *
 * @param whole what was cut
 * @param offset of the first byte in it, a multiple of 8
 * @param bytes of it that are here; a multiple of 8 unless this is the last fragment
 * @param more whether there are fragments behind this one
 * @param identification tells the fragments of one packet from those of others: 16 bits in IPv4, 32 in IPv6
 * @param headerBytes of the extension header that IPv6 has for this, 8, or 0 in IPv4
 */
public record Fragment(Payload whole, int offset, int bytes, boolean more, int identification, int headerBytes)
        implements Payload {
    /** Offsets count units of so many bytes. */
    public static final int UNIT = 8;
    /** The next-header number of the extension header of IPv6, and its length (RFC 8200 §4.5). */
    public static final int PROTOCOL_V6 = 44;

    public static final int HEADER_BYTES_V6 = 8;

    /** The fragment that a packet is, damaged or not; null for a whole packet. */
    public static @Nullable Fragment of(Packet packet) {
        Payload payload = packet.payload();
        if (payload instanceof DamagedPayload damaged) {
            payload = damaged.original();
        }
        return payload instanceof Fragment fragment ? fragment : null;
    }

    /** Behind its last byte. */
    public int end() {
        return offset + bytes;
    }

    /** Whether it has the header of the transport protocol. */
    public boolean isFirst() {
        return offset == 0;
    }

    @Override
    public int protocol() {
        return headerBytes > 0 ? PROTOCOL_V6 : whole.protocol();
    }

    @Override
    public int length() {
        return headerBytes + bytes;
    }

    @Override
    public int traits() {
        return isFirst() ? whole.traits() : whole.traits() & DATA;
    }

    @Override
    public long streamOffset() {
        return isFirst() ? whole.streamOffset() : -1;
    }

    @Override
    public int dataLength() {
        int header = whole.length() - whole.dataLength();
        return Math.max(0, end() - Math.max(offset, header));
    }

    @Override
    public long fingerprint() {
        long h = whole.fingerprint() * 0x9E3779B97F4A7C15L
                + ((long) identification << 32 | offset << 1 | (more ? 1 : 0));
        return (h ^ h >>> 31) * 0xBF58476D1CE4E5B9L + bytes;
    }

    @Override
    public String toString() {
        return "fragment " + offset + " to " + end() + (more ? "+" : "") + " of " + whole;
    }
}
