package io.netsim.udp;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.content.Content;
import io.netsim.node.Node;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.socket.Datagram;
import io.netsim.socket.DatagramHandler;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.DontFragment;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.transport.Bound;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A datagram socket of one host. */
@Rfc(number = 1122, value = "udp-destination-to-application")
public final class UdpSocket implements DatagramSocket, Bound {
    private final UdpProtocol protocol;
    private final Node node;
    private final ArrayDeque<Datagram> received = new ArrayDeque<>();
    private DatagramHandler handler = () -> {};
    private int receiveBuffer;
    private DontFragment dontFragment;
    private int queuedBytes;
    /** What the socket was bound to; connecting picks an address if that is the wildcard. */
    private Endpoint bound = Endpoint.ANY;

    private Endpoint local = Endpoint.ANY;
    private Endpoint remote = Endpoint.ANY;
    private boolean reuseAddress;
    private boolean closed;
    private @Nullable SocketError pending;

    UdpSocket(UdpProtocol protocol, Node node, int receiveBuffer, DontFragment dontFragment) {
        this.protocol = protocol;
        this.node = node;
        this.receiveBuffer = receiveBuffer;
        this.dontFragment = dontFragment;
    }

    @Override
    public void handler(DatagramHandler newHandler) {
        handler = newHandler;
    }

    @Override
    public void receiveBuffer(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a receive buffer is at least 1 B, not " + bytes);
        }
        receiveBuffer = bytes;
    }

    @Override
    public void dontFragment(DontFragment when) {
        dontFragment = when;
    }

    DontFragment dontFragment() {
        return dontFragment;
    }

    @Override
    public int pathMtu() throws SocketException {
        if (!isConnected()) {
            throw new SocketException(SocketError.NOT_CONNECTED, "no peer, so no path");
        }
        return protocol.pathMtu(remote.address());
    }

    @Override
    public void reuseAddress(boolean reuse) {
        reuseAddress = reuse;
    }

    @Override
    public void bind(Endpoint wanted) throws SocketException {
        requireOpen();
        if (local.port() != 0) {
            throw new SocketException(SocketError.INVALID_STATE, "already bound to " + local);
        }
        protocol.bind(this, wanted);
    }

    void bound(Endpoint newLocal) {
        bound = newLocal;
        local = newLocal;
    }

    @Override
    public void connect(Endpoint newRemote) throws SocketException {
        requireOpen();
        bindIfNeeded();
        local = new Endpoint(protocol.sourceFor(bound.address(), newRemote.address()), bound.port());
        remote = newRemote;
    }

    @Override
    public void disconnect() throws SocketException {
        requireOpen();
        remote = Endpoint.ANY;
        local = bound;
    }

    private void bindIfNeeded() throws SocketException {
        if (local.port() == 0) {
            protocol.bind(this, Endpoint.ANY);
        }
    }

    @Override
    public void send(Content content) throws SocketException {
        if (!isConnected()) {
            throw new SocketException(SocketError.NOT_CONNECTED, "no peer to send to");
        }
        sendTo(content, remote);
    }

    @Override
    public void sendTo(Content content, Endpoint destination) throws SocketException {
        requireOpen();
        throwPending();
        int most = UdpDatagram.maxContent(destination.address());
        if (content.length() > most) {
            throw new SocketException(SocketError.MESSAGE_TOO_LONG, content.length() + " B, at most " + most);
        }
        if (destination.port() == 0 || destination.address().isAny()) {
            throw new SocketException(SocketError.INVALID_STATE, "no destination: " + destination);
        }
        bindIfNeeded();
        protocol.send(this, new UdpDatagram(local.port(), destination.port(), content), destination.address());
    }

    @Override
    public @Nullable Datagram receive() throws SocketException {
        requireOpen();
        throwPending();
        Datagram next = received.poll();
        if (next != null) {
            queuedBytes -= UdpDatagram.HEADER_BYTES + next.content().length();
        }
        return next;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            protocol.release(this);
            received.clear();
            queuedBytes = 0;
        }
    }

    private void requireOpen() throws SocketException {
        if (closed) {
            throw new SocketException(SocketError.CLOSED, "the datagram socket on " + node);
        }
    }

    private void throwPending() throws SocketException {
        SocketError error = pending;
        pending = null;
        if (error != null) {
            throw new SocketException(error, "reported by ICMP about an earlier datagram to " + remote);
        }
    }

    boolean isConnected() {
        return remote.port() != 0;
    }

    int queuedBytes() {
        return queuedBytes;
    }

    /** How well the socket fits a datagram to one of its ports; −1 if it does not take it at all. */
    int score(IpAddress to, IpAddress from, int fromPort) {
        int score = 0;
        if (!local.address().isAny()) {
            if (!local.address().equals(to)) {
                return -1;
            }
            score = 1;
        }
        if (isConnected()) {
            if (remote.port() != fromPort || !remote.address().equals(from)) {
                return -1;
            }
            score += 2;
        }
        return score;
    }

    /** Queues a datagram for the application; false if the buffer is full. */
    boolean arrived(Packet packet, UdpDatagram datagram) {
        int bytes = datagram.length();
        if (bytes > receiveBuffer - queuedBytes) {
            return false;
        }
        queuedBytes += bytes;
        received.add(new Datagram(
                new Endpoint(packet.source(), datagram.sourcePort()),
                new Endpoint(packet.destination(), datagram.destinationPort()),
                datagram.content(),
                packet.createdPs()));
        handler.readable();
        return true;
    }

    void failed(SocketError error) {
        pending = error;
        handler.failed(error);
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
        return reuseAddress;
    }
}
