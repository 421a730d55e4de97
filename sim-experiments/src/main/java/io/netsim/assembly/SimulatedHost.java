package io.netsim.assembly;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.app.AppHost;
import io.netsim.app.FlowProtocol;
import io.netsim.host.Host;
import io.netsim.host.Network;
import io.netsim.ip.IcmpMessage;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.socket.SocketApi;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.Clock;
import io.netsim.udp.UdpDatagram;

/**
 * A host of the network as its applications see it.
 *
 * @param version of the IP they speak, 4 or 6; 0 for IPv6 where the host has it, else IPv4 (RFC 6724 §2.1)
 */
record SimulatedHost(Network network, Host host, RandomStreams streams, int version) implements AppHost {
    @Override
    public Endpoint endpointOf(AppHost other, FlowProtocol protocol, int port) {
        Endpoint own = new Endpoint(other.address(), port);
        return network.translations().endpointOf(other.hostName(), own, hostName(), number(protocol));
    }

    @Override
    public Endpoint origin(FlowProtocol protocol, Endpoint seen) {
        return network.translations().origin(number(protocol), seen);
    }

    private static int number(FlowProtocol protocol) {
        return switch (protocol) {
            case TCP -> TcpSegment.PROTOCOL;
            case UDP -> UdpDatagram.PROTOCOL;
            case ICMP -> IcmpMessage.PROTOCOL;
        };
    }

    @Override
    public String hostName() {
        return host.ip().node().name();
    }

    @Override
    public IpAddress address() {
        IpAddress chosen = null;
        for (IpAddress address : host.ip().addresses()) {
            boolean fits = version == 0 || address.version() == version;
            if (fits && (chosen == null || address.version() > chosen.version())) {
                chosen = address;
            }
        }
        if (chosen == null) {
            throw new IllegalStateException(hostName() + " has no IPv" + version + " address");
        }
        return chosen;
    }

    @Override
    public Clock clock() {
        return host.ip().node().clock();
    }

    @Override
    public SocketApi sockets() {
        return host;
    }

    @Override
    public RandomStream random(String purpose) {
        return streams.stream("host/" + hostName(), purpose);
    }
}
