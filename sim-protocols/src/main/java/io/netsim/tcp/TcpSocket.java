package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.content.Content;
import io.netsim.rfc.Rfc;
import io.netsim.socket.AcceptHandler;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamOption;
import io.netsim.socket.StreamSocket;
import io.netsim.socket.StreamStatistics;
import io.netsim.socket.TcpInfo;
import io.netsim.time.DurationHistogram;
import io.netsim.transport.Bound;
import org.jspecify.annotations.Nullable;

/**
 * The application's handle of a connection or a listener, and what the application is still to be told. Calls are carried
 * out in {@link UserCalls}; events are collected while a segment is processed and told at its end.
 */
@Rfc(
        number = 9293,
        value = {"MUST-17", "MUST-47"})
final class TcpSocket implements StreamSocket, Bound {
    private final TcpProtocol protocol;
    private final StreamOptions options;
    private StreamHandler handler = new StreamHandler() {};
    private @Nullable TcpConnection connection;
    private @Nullable TcpListener listener;
    private @Nullable DurationHistogram roundTrips;
    private Endpoint local = Endpoint.ANY;
    private Endpoint remote = Endpoint.ANY;
    private boolean bound;
    private boolean closed;
    private @Nullable SocketError error;

    private boolean tellConnected;
    private boolean tellReadable;
    private boolean endTold;
    private boolean peerEnded;
    private boolean sendCutShort;
    private boolean tellWritable;
    private boolean tellFailed;
    private boolean tellClosed;
    private boolean notifying;

    TcpSocket(TcpProtocol protocol, StreamOptions options) {
        this.protocol = protocol;
        this.options = options;
    }

    TcpConfig config() {
        return options.config();
    }

    /** The socket of a connection that a listener has accepted. */
    TcpSocket accepted(TcpConnection newConnection) {
        TcpSocket child = new TcpSocket(protocol, options.copy());
        child.attach(newConnection);
        return child;
    }

    private void attach(TcpConnection newConnection) {
        connection = newConnection;
        newConnection.socket = this;
        newConnection.statistics.recordRoundTrips(roundTrips);
        local = newConnection.local();
        remote = newConnection.remote();
        options.apply(newConnection);
    }

    // ---- calls of the application ------------------------------------------------------------------------------

    @Override
    public void handler(StreamHandler newHandler) {
        handler = newHandler;
    }

    @Override
    public <T> void set(StreamOption<T> option, T value) {
        options.set(option, value);
        if (connection != null) {
            options.apply(connection);
            if (option.equals(StreamOption.TCP_QUICKACK)) {
                connection.acks.quick((Boolean) value);
            }
        }
    }

    @Override
    public <T> T get(StreamOption<T> option) {
        return options.get(option);
    }

    @Override
    public void bind(Endpoint wanted) throws SocketException {
        requireOpen();
        if (bound || connection != null) {
            throw new SocketException(SocketError.INVALID_STATE, "already bound to " + local);
        }
        local = protocol.bind(this, wanted);
        bound = true;
        protocol.bound(this);
    }

    @Override
    public void listen(int backlog, AcceptHandler acceptHandler) throws SocketException {
        requireOpen();
        if (!bound || connection != null || listener != null) {
            throw new SocketException(SocketError.INVALID_STATE, "listen needs a bound socket, once");
        }
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog is at least 1, not " + backlog);
        }
        TcpListener newListener = new TcpListener(protocol, this, backlog, acceptHandler);
        protocol.listen(newListener);
        listener = newListener;
    }

    @Override
    public void connect(Endpoint to) throws SocketException {
        requireOpen();
        if (connection != null || listener != null) {
            throw new SocketException(SocketError.ALREADY_CONNECTED, "the socket on " + local);
        }
        Endpoint from = protocol.localFor(local, to);
        TcpConnection opening = new TcpConnection(protocol, options.config(), from, to, false);
        protocol.add(opening);
        attach(opening);
        opening.handshake.open();
    }

    @Override
    public int send(Content content) throws SocketException {
        TcpConnection c = requireSending();
        int taken = Math.min(content.length(), sendSpace());
        c.transmission.applicationWrites();
        c.sendBuffer.append(content.slice(0, taken));
        sent(c, taken, content.length());
        return taken;
    }

    @Override
    public int sendSynthetic(long stream, int length) throws SocketException {
        TcpConnection c = requireSending();
        int taken = Math.min(length, sendSpace());
        c.transmission.applicationWrites();
        if (taken > 0) {
            c.sendBuffer.appendSynthetic(stream, taken);
        }
        sent(c, taken, length);
        return taken;
    }

    private void sent(TcpConnection c, int taken, int wanted) {
        sendCutShort |= taken < wanted;
        if (taken > 0) {
            UserCalls.send(c, taken);
        }
    }

    private TcpConnection requireSending() throws SocketException {
        requireOpen();
        if (error != null) {
            throw new SocketException(error, "the connection " + local + " - " + remote);
        }
        TcpConnection c = connection;
        if (c == null || c.tcpState() == TcpState.SYN_SENT || c.tcpState() == TcpState.SYN_RECEIVED) {
            throw new SocketException(SocketError.NOT_CONNECTED, "the socket on " + local);
        }
        if (!c.tcpState().acceptsUserData()) {
            throw new SocketException(SocketError.SHUT_DOWN, "the connection " + local + " - " + remote);
        }
        return c;
    }

    @Override
    public Content receive(int max) throws SocketException {
        TcpConnection c = connection;
        if (closed || c == null) {
            throw new SocketException(closed ? SocketError.CLOSED : SocketError.NOT_CONNECTED, "on " + local);
        }
        if (c.received.unread() == 0) {
            if (error != null) {
                throw new SocketException(error, "the connection " + local + " - " + remote);
            }
            return Content.empty();
        }
        Content content = c.received.take(max);
        UserCalls.received(c, content.length());
        if (!notifying && endDue()) {
            protocol.clock()
                    .newAlarm(this::notifyApplication)
                    .setAt(protocol.clock().nowPs());
        }
        return content;
    }

    @Override
    public int available() {
        return connection == null || closed ? 0 : connection.received.unread();
    }

    @Override
    public int sendSpace() {
        return connection == null ? options.config().sendBuffer : connection.sendMemory.room();
    }

    @Override
    public int unacknowledged() {
        TcpConnection c = connection;
        return c == null ? 0 : (int) Math.max(0, c.sendBuffer.end() - Math.max(1, c.snd.una()));
    }

    @Override
    public void shutdownOutput() throws SocketException {
        UserCalls.shutdown(requireSending());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        releasePort();
        if (connection != null && options.resetsOnClose()) {
            UserCalls.abort(connection);
        } else if (connection != null) {
            UserCalls.close(connection);
        }
    }

    @Override
    public void abort() {
        if (closed && (connection == null || connection.tcpState() == TcpState.CLOSED)) {
            return;
        }
        closed = true;
        releasePort();
        if (connection != null) {
            UserCalls.abort(connection);
        }
    }

    private void releasePort() {
        if (listener != null) {
            protocol.unlisten(listener);
        }
        if (bound) {
            bound = false;
            protocol.unbound(this);
        }
    }

    private void requireOpen() throws SocketException {
        if (closed) {
            throw new SocketException(SocketError.CLOSED, "the stream socket on " + local);
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Endpoint local() {
        return local;
    }

    @Override
    public Endpoint remote() {
        return remote;
    }

    @Override
    public boolean reusesAddress() {
        return options.reuseAddress();
    }

    @Override
    public void recordRoundTrips(@Nullable DurationHistogram into) {
        roundTrips = into;
        if (connection != null) {
            connection.statistics.recordRoundTrips(into);
        }
    }

    @Override
    public StreamStatistics statistics() {
        return connection == null ? NoStatistics.INSTANCE : connection.statistics;
    }

    /** Whether the application waits for room in the send buffer. */
    boolean waitsForRoom() {
        return sendCutShort;
    }

    @Override
    public TcpInfo info() {
        return connection == null ? TcpInfo.NONE : InfoReader.read(connection);
    }

    // ---- events of the connection ------------------------------------------------------------------------------

    void connected() {
        tellConnected = true;
    }

    void readable() {
        tellReadable = true;
    }

    void endOfStream() {
        peerEnded = true;
    }

    /** Something was acknowledged: who waits for room is told if there is enough. */
    void acknowledged(TcpConnection c) {
        if (sendCutShort && c.sendMemory.worthTelling()) {
            sendCutShort = false;
            tellWritable = true;
        }
    }

    void failed(SocketError newError) {
        error = newError;
        tellFailed = true;
    }

    void closedInOrder() {
        tellClosed = true;
    }

    /** Tells the application what has happened; it may call back in. */
    void notifyApplication() {
        notifying = true;
        if (tellConnected) {
            tellConnected = false;
            handler.connected();
        }
        if (tellReadable && !closed) {
            tellReadable = false;
            handler.readable();
        }
        if (tellWritable && !closed) {
            tellWritable = false;
            handler.writable();
        }
        if (endDue() && !closed) {
            endTold = true;
            handler.endOfStream();
        }
        if (tellFailed) {
            tellFailed = false;
            handler.failed(error == null ? SocketError.RESET : error);
        }
        if (tellClosed) {
            tellClosed = false;
            handler.closed();
        }
        notifying = false;
    }

    /** Whether the peer's stream has ended, all of it was taken, and the application does not know. */
    private boolean endDue() {
        return peerEnded && !endTold && available() == 0;
    }
}
