package io.netsim.ip;

import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import org.jspecify.annotations.Nullable;

/**
 * An ICMP message (RFC 792): 8 bytes of header, then the data of an echo, or the IP header and 8 bytes of the packet that
 * an error is about.
 *
 * @param type which message
 * @param identifier of an echo, else 0
 * @param sequence of an echo, else 0
 * @param dataBytes bytes after the ICMP header
 * @param about the packet an error is about, null for an echo
 * @param sentPs when the echo request was sent; carried back by the reply
 */
public record IcmpMessage(
        IcmpType type,
        int identifier,
        int sequence,
        int dataBytes,
        @Nullable Packet about,
        long sentPs) implements Payload {
    public static final int PROTOCOL = 1;
    public static final int HEADER_BYTES = 8;

    static IcmpMessage error(IcmpType type, Packet about) {
        int quoted = Packet.HEADER_BYTES + Math.min(8, about.payload().length());
        return new IcmpMessage(type, 0, 0, quoted, about, 0);
    }

    static IcmpMessage echoRequest(int identifier, int sequence, int dataBytes, long nowPs) {
        return new IcmpMessage(IcmpType.ECHO_REQUEST, identifier, sequence, dataBytes, null, nowPs);
    }

    IcmpMessage reply() {
        return new IcmpMessage(IcmpType.ECHO_REPLY, identifier, sequence, dataBytes, null, sentPs);
    }

    @Override
    public int protocol() {
        return PROTOCOL;
    }

    @Override
    public int length() {
        return HEADER_BYTES + dataBytes;
    }

    @Override
    public int traits() {
        return 0;
    }

    @Override
    public long fingerprint() {
        long h = (long) type.type() << 8 | type.code();
        h = h * 0x9E3779B97F4A7C15L + ((long) identifier << 16 | sequence);
        h = h * 0x9E3779B97F4A7C15L + dataBytes;
        return about == null ? h : h * 0x9E3779B97F4A7C15L + about.fingerprint();
    }

    @Override
    public String toString() {
        return "ICMP " + type + (about == null ? " seq " + sequence : " about " + about);
    }
}
