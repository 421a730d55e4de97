package io.netsim.socket;

import io.netsim.address.IpAddress;

/** ICMP echo (RFC 792), as {@code ping} uses it. */
public interface EchoSocket {
    void handler(EchoHandler handler);

    /** When requests carry the don't-fragment bit. */
    void dontFragment(DontFragment when);

    /**
     * Sends an echo request.
     *
     * @param sequence 0 to 65535
     * @param dataBytes 0 to 65,507
     * @param ttl 1 to 255, or 0 for the host's default
     * @throws SocketException UNREACHABLE if there is no route, MESSAGE_TOO_LONG, CLOSED
     */
    void send(IpAddress destination, int sequence, int dataBytes, int ttl) throws SocketException;

    void close();
}
