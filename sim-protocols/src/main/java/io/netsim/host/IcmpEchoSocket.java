package io.netsim.host;

import io.netsim.address.IpAddress;
import io.netsim.ip.EchoReceiver;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IpLayer;
import io.netsim.socket.DontFragment;
import io.netsim.socket.EchoError;
import io.netsim.socket.EchoHandler;
import io.netsim.socket.EchoSocket;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.transport.DatagramSender;

/** An echo socket over ICMP. */
final class IcmpEchoSocket implements EchoSocket, EchoReceiver {
    private final IpLayer ip;
    private final int identifier;
    private EchoHandler handler = (from, sequence, roundTripPs) -> {};
    private DontFragment dontFragment = DontFragment.WANT;
    private boolean closed;

    IcmpEchoSocket(IpLayer ip) {
        this.ip = ip;
        this.identifier = ip.icmp().open(this);
    }

    @Override
    public void handler(EchoHandler newHandler) {
        handler = newHandler;
    }

    @Override
    public void dontFragment(DontFragment when) {
        dontFragment = when;
    }

    @Override
    public void send(IpAddress destination, int sequence, int dataBytes, int ttl) throws SocketException {
        if (closed) {
            throw new SocketException(SocketError.CLOSED, "the echo socket on " + ip.node());
        }
        if (!ip.hasRoute(destination)) {
            throw new SocketException(SocketError.UNREACHABLE, "no route to " + destination + " from " + ip.node());
        }
        IcmpMessage request = ip.icmp().echoRequest(destination, identifier, sequence, dataBytes);
        DatagramSender.send(
                ip, dontFragment, ip.sourceFor(destination), destination, request, dataBytes, identifier, ttl);
    }

    @Override
    public void close() {
        closed = true;
        ip.icmp().close(identifier);
    }

    @Override
    public void reply(IpAddress from, IcmpMessage reply) {
        handler.reply(from, reply.sequence(), ip.node().clock().nowPs() - reply.sentPs());
    }

    @Override
    public void error(IpAddress from, IcmpMessage error, IcmpMessage request) {
        EchoError kind = switch (error.type()) {
            case NET_UNREACHABLE -> EchoError.NET_UNREACHABLE;
            case HOST_UNREACHABLE -> EchoError.HOST_UNREACHABLE;
            case FRAGMENTATION_NEEDED -> EchoError.TOO_BIG;
            case TIME_EXCEEDED, REASSEMBLY_TIME_EXCEEDED -> EchoError.TIME_EXCEEDED;
            case PROTOCOL_UNREACHABLE, PORT_UNREACHABLE, ECHO_REPLY, ECHO_REQUEST -> EchoError.PROTOCOL_UNREACHABLE;
        };
        handler.error(from, request.sequence(), kind);
    }
}
