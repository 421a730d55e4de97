package io.netsim.udp;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.ip.IpLayer;
import io.netsim.ip.ProtocolHandler;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.socket.DontFragment;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.transport.BindingTable;
import io.netsim.transport.DatagramSender;
import io.netsim.transport.DemultiplexObserver;
import io.netsim.transport.DemultiplexObserver.Candidate;
import io.netsim.transport.DemultiplexObserver.Table;
import io.netsim.transport.FlowHash;
import io.netsim.transport.HostPorts;
import io.netsim.transport.SocketEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UDP of one host (RFC 768, RFC 1122 §4.1). Demultiplexes by (local address, local port): among the sockets of the port
 * that accept the sender, one connected to it comes first, then one bound to the very address, then the wildcard.
 *
 * <p>Simplified: the checksum is always on, and damaged datagrams do not get here; not modelled: multicast and broadcast.
 */
@Rfc(
        number = 1122,
        value = {"udp-port-unreachable", "udp-icmp-to-application", "udp-wildcard-address"})
public final class UdpProtocol implements ProtocolHandler {
    private final IpLayer ip;
    private final HostPorts ports;
    private final int receiveBuffer;
    private final DontFragment dontFragment;
    private final BindingTable<UdpSocket> sockets = new BindingTable<>();
    private @Nullable DemultiplexObserver observer;

    /**
     * With defaults of each socket.
     *
     * @param receiveBuffer bytes of datagrams with headers
     */
    public UdpProtocol(IpLayer ip, HostPorts ports, int receiveBuffer, DontFragment dontFragment) {
        this.ip = ip;
        this.ports = ports;
        this.receiveBuffer = receiveBuffer;
        this.dontFragment = dontFragment;
        ip.register(UdpDatagram.PROTOCOL, this);
    }

    public UdpSocket open() {
        return new UdpSocket(this, ip.node(), receiveBuffer, dontFragment);
    }

    @Override
    public Fate arrived(Packet packet) {
        UdpDatagram datagram = (UdpDatagram) packet.payload();
        UdpSocket socket =
                find(packet.destination(), datagram.destinationPort(), packet.source(), datagram.sourcePort());
        if (observer != null) {
            tell(observer, packet, datagram, socket);
        }
        if (socket == null) {
            ip.reportPortUnreachable(packet);
            return Fate.NO_SOCKET;
        }
        return socket.arrived(packet, datagram) ? Fate.DELIVERED : Fate.RECEIVE_BUFFER_FULL;
    }

    /** Has it told how the sockets of arriving datagrams are found; at most one. */
    public void observeDemultiplexing(DemultiplexObserver newObserver) {
        observer = newObserver;
    }

    private void tell(DemultiplexObserver told, Packet packet, UdpDatagram datagram, @Nullable UdpSocket found) {
        List<UdpSocket> atPort = sockets.at(datagram.destinationPort());
        List<UdpSocket> all = atPort == null ? ImmutableList.of() : atPort;
        List<Candidate> candidates = new ArrayList<>();
        for (UdpSocket socket : all) {
            int fit = socket.score(packet.destination(), packet.source(), datagram.sourcePort());
            candidates.add(new Candidate(entry(socket), fit));
        }
        int chosen = found == null ? -1 : all.indexOf(found);
        told.looked(packet, Table.DATAGRAM_SOCKETS, all.size(), candidates, chosen);
    }

    private @Nullable UdpSocket find(IpAddress local, int localPort, IpAddress remote, int remotePort) {
        List<UdpSocket> candidates = sockets.at(localPort);
        UdpSocket best = null;
        int bestScore = -1;
        if (candidates != null) {
            for (int i = 0; i < candidates.size(); i++) {
                UdpSocket socket = candidates.get(i);
                int score = socket.score(local, remote, remotePort);
                if (score > bestScore) {
                    best = socket;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    /** RFC 1122 §4.1.3.3: errors go to the application; to connected sockets only, as in BSD and Linux. */
    @Override
    public void icmpError(IcmpMessage error, Packet about) {
        UdpDatagram datagram = (UdpDatagram) about.payload();
        UdpSocket socket = find(about.source(), datagram.sourcePort(), about.destination(), datagram.destinationPort());
        if (socket == null || error.type() == IcmpType.REASSEMBLY_TIME_EXCEEDED) {
            return;
        }
        if (error.type() == IcmpType.FRAGMENTATION_NEEDED) {
            ip.learnPathMtu(error, about);
            if (socket.isConnected() && socket.dontFragment() != DontFragment.DONT) {
                socket.failed(SocketError.MESSAGE_TOO_LONG);
            }
        } else if (socket.isConnected()) {
            boolean refused = error.type() == IcmpType.PORT_UNREACHABLE;
            socket.failed(refused ? SocketError.REFUSED : SocketError.UNREACHABLE);
        }
    }

    void bind(UdpSocket socket, Endpoint wanted) throws SocketException {
        ports.requireBindable(wanted);
        int port = wanted.port() == 0 ? ports.takeEphemeral(p -> !sockets.isPortUsed(p)) : wanted.port();
        Endpoint local = HostPorts.local(wanted, port);
        if (!sockets.isFree(local, socket.reusesAddress())) {
            throw ports.inUse(local);
        }
        socket.bound(local);
        sockets.add(socket);
    }

    int pathMtu(IpAddress destination) {
        return ip.mtu(destination);
    }

    /** The address that a socket sends from that is bound to {@code bound}. */
    IpAddress sourceFor(IpAddress bound, IpAddress destination) throws SocketException {
        return ports.sourceFor(bound, destination);
    }

    void release(UdpSocket socket) {
        sockets.remove(socket);
    }

    void send(UdpSocket socket, UdpDatagram datagram, IpAddress destination) throws SocketException {
        IpAddress bound = socket.local().address();
        if (!ip.hasRoute(destination)) {
            throw new SocketException(SocketError.UNREACHABLE, "no route to " + destination + " from " + ip.node());
        }
        IpAddress source = ports.sourceFor(bound, destination);
        int hash = FlowHash.of(
                UdpDatagram.PROTOCOL, source, datagram.sourcePort(), destination, datagram.destinationPort());
        DatagramSender.send(
                ip,
                socket.dontFragment(),
                source,
                destination,
                datagram,
                datagram.content().length(),
                hash,
                0);
    }

    /** The sockets of this host, by port. */
    public List<SocketEntry> table() {
        List<SocketEntry> table = new ArrayList<>();
        for (UdpSocket socket : sockets.all()) {
            table.add(entry(socket));
        }
        return table;
    }

    private static SocketEntry entry(UdpSocket socket) {
        String state = socket.isConnected() ? "ESTAB" : "UNCONN";
        return new SocketEntry("udp", state, socket.queuedBytes(), 0, socket.local(), socket.remote());
    }
}
