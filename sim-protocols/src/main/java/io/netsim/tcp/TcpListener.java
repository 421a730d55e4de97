package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.socket.AcceptHandler;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.transport.Bound;
import io.netsim.transport.SocketEntry;

/**
 * A socket in LISTEN (RFC 9293 §3.10.7.2). Each SYN makes a connection of its own in SYN-RECEIVED; the application hears
 * of it when the handshake is complete. The backlog bounds the handshakes under way; a SYN beyond it is dropped.
 */
@Rfc(
        number = 9293,
        value = {"MUST-41", "MUST-11"})
final class TcpListener implements Bound {
    private final TcpProtocol protocol;
    private final TcpSocket socket;
    private final Endpoint local;
    private final int backlog;
    private final AcceptHandler handler;
    private int openings;

    TcpListener(TcpProtocol protocol, TcpSocket socket, int backlog, AcceptHandler handler) {
        this.protocol = protocol;
        this.socket = socket;
        this.local = socket.local();
        this.backlog = Math.min(backlog, socket.config().backlog);
        this.handler = handler;
    }

    @Override
    public Endpoint local() {
        return local;
    }

    @Override
    public boolean reusesAddress() {
        return socket.reusesAddress();
    }

    Fate arrived(Packet packet, TcpSegment segment) {
        Endpoint here = new Endpoint(packet.destination(), segment.destinationPort());
        Endpoint peer = new Endpoint(packet.source(), segment.sourcePort());
        if (segment.has(TcpFlags.RST)) {
            return Fate.DELIVERED;
        }
        if (segment.has(TcpFlags.ACK)) {
            protocol.resetInAnswer(here, peer, segment);
            return Fate.DELIVERED;
        }
        if (!segment.has(TcpFlags.SYN)) {
            return Fate.DELIVERED;
        }
        if (openings >= backlog) {
            return Fate.BACKLOG_FULL;
        }
        openings++;
        TcpConnection connection = new TcpConnection(protocol, socket.config(), here, peer, true);
        connection.listener = this;
        protocol.add(connection);
        connection.handshake.answer(segment);
        return Fate.DELIVERED;
    }

    /** Whether the application has given it up. */
    boolean isClosed() {
        return socket.isClosed();
    }

    /** A handshake is complete. */
    void established(TcpConnection connection) {
        connection.listener = null;
        openings--;
        handler.accepted(socket.accepted(connection));
    }

    /** A handshake has failed. */
    void openingEnded() {
        openings--;
    }

    SocketEntry entry() {
        return new SocketEntry("tcp", TcpState.LISTEN.name(), openings, backlog, local, Endpoint.ANY);
    }
}
