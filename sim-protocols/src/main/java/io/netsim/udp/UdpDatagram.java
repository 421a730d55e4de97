package io.netsim.udp;

import io.netsim.address.IpAddress;
import io.netsim.content.Content;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;

/**
 * A UDP datagram (RFC 768): 8 bytes of header, then the application's bytes.
 *
 * @param content at most 65,507 bytes (65,535 less the headers of IP and UDP), over IPv6 65,527
 */
public record UdpDatagram(int sourcePort, int destinationPort, Content content) implements Payload {
    public static final int PROTOCOL = 17;
    public static final int HEADER_BYTES = 8;

    /** The most content that one to {@code destination} can have, bytes. */
    public static int maxContent(IpAddress destination) {
        return Packet.maxPayload(destination) - HEADER_BYTES;
    }

    @Override
    public int protocol() {
        return PROTOCOL;
    }

    @Override
    public int length() {
        return HEADER_BYTES + content.length();
    }

    @Override
    public int dataLength() {
        return content.length();
    }

    @Override
    public int traits() {
        return content.length() > 0 ? DATA : 0;
    }

    @Override
    public long fingerprint() {
        return (content.fingerprint() ^ 0x94D049BB133111EBL) * 0x9E3779B97F4A7C15L
                + ((long) sourcePort << 16 | destinationPort);
    }

    @Override
    public String toString() {
        return "UDP " + sourcePort + " > " + destinationPort + " length " + content.length();
    }
}
