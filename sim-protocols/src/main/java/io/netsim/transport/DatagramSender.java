package io.netsim.transport;

import io.netsim.address.IpAddress;
import io.netsim.ip.IpLayer;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.rfc.Rfc;
import io.netsim.socket.DontFragment;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;

/** Sends what is one message, and may be larger than the path takes in one packet: datagrams and echo requests. */
@Rfc(number = 1122, value = "fragment-locally")
public final class DatagramSender {
    private DatagramSender() {}

    /**
     * Sends a message whole or in fragments, as the socket wants it.
     *
     * @param dataBytes of the application, for the words of the exception
     * @throws SocketException MESSAGE_TOO_LONG
     */
    public static void send(
            IpLayer ip,
            DontFragment mode,
            IpAddress source,
            IpAddress destination,
            Payload message,
            int dataBytes,
            int flowHash,
            int ttl)
            throws SocketException {
        int bytes = Packet.headerBytes(destination) + message.length();
        int mtu = mode == DontFragment.PROBE ? ip.interfaceMtu(destination) : ip.mtu(destination);
        boolean fits = bytes <= mtu;
        boolean whole = mode == DontFragment.DO || mode == DontFragment.PROBE;
        if (!fits && whole || message.length() > Packet.maxPayload(destination)) {
            throw new SocketException(
                    SocketError.MESSAGE_TOO_LONG,
                    dataBytes + " B do not fit "
                            + (whole ? "the MTU of " + mtu + " B, and must not be fragmented" : "an IP packet"));
        }
        if (whole) {
            ip.sendWhole(source, destination, message, flowHash, ttl);
        } else if (fits && mode == DontFragment.WANT) {
            ip.send(source, destination, message, flowHash, ttl);
        } else {
            ip.sendFragmentable(source, destination, message, flowHash, ttl);
        }
    }
}
