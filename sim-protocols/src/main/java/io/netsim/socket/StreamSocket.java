package io.netsim.socket;

import io.netsim.address.Endpoint;
import io.netsim.content.Content;
import io.netsim.time.DurationHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A stream socket (SOCK_STREAM): bytes in order, both ways, over a TCP connection (RFC 9293 §3.9).
 *
 * <p>Callback style: no call blocks; a {@link StreamHandler} is told when something has happened. Handlers are called from
 * the event loop, never from within a call of the application.
 */
public interface StreamSocket {
    /** Who is told of events; set it before connecting, and for an accepted socket within {@code accepted}. */
    void handler(StreamHandler handler);

    /**
     * Sets an option. Buffer sizes and the maximum segment size count if set before connecting or listening; a listener
     * hands its options down to the sockets it accepts.
     *
     * @throws IllegalArgumentException if the value is out of the option's range
     */
    <T> void set(StreamOption<T> option, T value);

    <T> T get(StreamOption<T> option);

    /**
     * Takes a local address and port; port 0 takes an ephemeral one.
     *
     * @throws SocketException ADDRESS_IN_USE, ADDRESS_NOT_AVAILABLE, PERMISSION_DENIED, NO_PORT_AVAILABLE, INVALID_STATE
     */
    void bind(Endpoint local) throws SocketException;

    /**
     * Waits for connections to the bound port.
     *
     * @param backlog how many connections may wait between their handshake and {@code accepted}; at least 1
     * @throws SocketException INVALID_STATE without a bind, ADDRESS_IN_USE
     */
    void listen(int backlog, AcceptHandler acceptHandler) throws SocketException;

    /**
     * Opens a connection; {@code connected} or {@code failed} follows. Without a bind the host picks the address and an
     * ephemeral port.
     *
     * @throws SocketException NO_PORT_AVAILABLE, ADDRESS_IN_USE, ALREADY_CONNECTED, UNREACHABLE if there is no route
     */
    void connect(Endpoint remote) throws SocketException;

    /**
     * Appends bytes to the send buffer, as many as fit.
     *
     * @return how many were taken, from 0; {@code writable} follows when there is room again
     * @throws SocketException NOT_CONNECTED, SHUT_DOWN, or the error that ended the connection
     */
    int send(Content content) throws SocketException;

    /**
     * Appends {@code length} synthetic bytes that go on where the last ones ended: bulk data that is stored nowhere.
     *
     * @return how many were taken, from 0
     */
    int sendSynthetic(long stream, int length) throws SocketException;

    /**
     * Takes received bytes, in order.
     *
     * @param max at most this many
     * @return empty if there are none now; see {@link StreamHandler#endOfStream} for the end
     * @throws SocketException the error that ended the connection, or CLOSED
     */
    Content receive(int max) throws SocketException;

    /** Bytes that can be received now. */
    int available();

    /** Free bytes in the send buffer. */
    int sendSpace();

    /** Bytes in the send buffer, unsent or not acknowledged. */
    int unacknowledged();

    /** Ends sending: a FIN follows the last byte. Receiving goes on (half-close, RFC 9293 §3.6). */
    void shutdownOutput() throws SocketException;

    /** Gives the socket up. What was sent is still delivered; unread received bytes cause a reset (RFC 2525 §2.17). */
    void close();

    /** Gives the socket up and resets the connection (RFC 9293 §3.10.5). */
    void abort();

    /** The local end; {@link Endpoint#ANY} before a bind. */
    Endpoint local();

    /** The remote end; {@link Endpoint#ANY} before connecting. */
    Endpoint remote();

    /** Records every round-trip sample of the connection (RFC 6298, RFC 7323 §4) from now on; null stops it. */
    void recordRoundTrips(@Nullable DurationHistogram into);

    /** What the connection has done so far; all zero before connecting. Stays readable after the close. */
    StreamStatistics statistics();

    /** The inside of the connection at this moment; {@link TcpInfo#NONE} before connecting. */
    TcpInfo info();
}
