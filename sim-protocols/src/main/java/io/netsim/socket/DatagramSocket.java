package io.netsim.socket;

import io.netsim.address.Endpoint;
import io.netsim.content.Content;
import org.jspecify.annotations.Nullable;

/**
 * A datagram socket (SOCK_DGRAM): independent UDP datagrams with their boundaries kept (RFC 768). One socket may talk to
 * many peers; a connected one talks to and hears from one only.
 */
public interface DatagramSocket {
    void handler(DatagramHandler handler);

    /** Receive buffer in bytes of datagrams with headers; what does not fit is dropped. */
    void receiveBuffer(int bytes);

    /** When datagrams carry the don't-fragment bit (Linux's IP_MTU_DISCOVER). */
    void dontFragment(DontFragment when);

    /**
     * The largest packet that gets to the connected peer in one piece, as far as is known, bytes with all headers (Linux's IP_MTU).
     *
     * @throws SocketException NOT_CONNECTED
     */
    int pathMtu() throws SocketException;

    /** Whether the port may be shared with sockets of other addresses that allow it too (SO_REUSEADDR). */
    void reuseAddress(boolean reuse);

    /**
     * Takes a local address and port; port 0 takes an ephemeral one.
     *
     * @throws SocketException ADDRESS_IN_USE, ADDRESS_NOT_AVAILABLE, PERMISSION_DENIED, NO_PORT_AVAILABLE, INVALID_STATE
     */
    void bind(Endpoint local) throws SocketException;

    /**
     * Fixes the peer: {@link #send} goes there, datagrams of others are not received, ICMP errors are reported. Binds to an
     * ephemeral port if need be. May be called again with another peer.
     */
    void connect(Endpoint remote) throws SocketException;

    /** Gives the peer up again. */
    void disconnect() throws SocketException;

    /**
     * Sends a datagram to the connected peer.
     *
     * @throws SocketException NOT_CONNECTED, MESSAGE_TOO_LONG, also for an earlier one if a router has said so, UNREACHABLE if there is no route, or a pending error such
     *     as REFUSED
     */
    void send(Content content) throws SocketException;

    /** Sends a datagram; binds to an ephemeral port if need be. */
    void sendTo(Content content, Endpoint remote) throws SocketException;

    /** The next datagram, or null if there is none now. */
    @Nullable
    Datagram receive() throws SocketException;

    void close();

    Endpoint local();

    Endpoint remote();
}
