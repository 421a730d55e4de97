package io.netsim.host;

import io.netsim.ip.IpLayer;
import io.netsim.random.RandomStreams;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.EchoSocket;
import io.netsim.socket.SocketApi;
import io.netsim.socket.StreamSocket;
import io.netsim.tcp.TcpProtocol;
import io.netsim.transport.DemultiplexObserver;
import io.netsim.transport.EphemeralPorts;
import io.netsim.transport.HostPorts;
import io.netsim.transport.SocketEntry;
import io.netsim.udp.UdpProtocol;
import java.util.ArrayList;
import java.util.List;

/** A host: IP with UDP and TCP above it, and the sockets its applications open. */
public final class Host implements SocketApi {
    private final IpLayer ip;
    private final UdpProtocol udp;
    private final TcpProtocol tcp;

    /** @param streams the run's randomness: for port choice and initial sequence numbers */
    public Host(IpLayer ip, HostSettings settings, RandomStreams streams) {
        this.ip = ip;
        String path = "node/" + ip.node().name();
        EphemeralPorts udpPorts = new EphemeralPorts(settings.ports(), streams.stream(path, "udp ports"));
        EphemeralPorts tcpPorts = new EphemeralPorts(settings.ports(), streams.stream(path, "tcp ports"));
        this.udp = new UdpProtocol(
                ip,
                new HostPorts(ip, "UDP", settings.ports(), udpPorts),
                settings.udpReceiveBuffer(),
                settings.udpDontFragment());
        this.tcp = new TcpProtocol(
                ip,
                settings.tcp(),
                new HostPorts(ip, "TCP", settings.ports(), tcpPorts),
                streams.stream(path, "initial sequence numbers").nextLong());
    }

    public IpLayer ip() {
        return ip;
    }

    public TcpProtocol tcp() {
        return tcp;
    }

    @Override
    public StreamSocket openStream() {
        return tcp.open();
    }

    @Override
    public DatagramSocket openDatagram() {
        return udp.open();
    }

    @Override
    public EchoSocket openEcho() {
        return new IcmpEchoSocket(ip);
    }

    /** Has it told how the sockets of arriving packets are found; at most one. */
    public void observeDemultiplexing(DemultiplexObserver observer) {
        udp.observeDemultiplexing(observer);
        tcp.observeDemultiplexing(observer);
    }

    /** All sockets of the host, UDP first, as {@code ss -tuna} would list them. */
    public List<SocketEntry> socketTable() {
        List<SocketEntry> table = new ArrayList<>(udp.table());
        table.addAll(tcp.table());
        return table;
    }
}
