package io.netsim.app;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.random.RandomStream;
import io.netsim.socket.SocketApi;
import io.netsim.time.Clock;

/** A host as the applications that run on it see it. */
public interface AppHost {
    /** The name of the node. */
    String hostName();

    /** The address that others reach it by. */
    IpAddress address();

    /**
     * Where this host reaches a port of another: at that host's address, unless address translation between them makes it
     * known by another one.
     *
     * @param port 0 for none
     */
    default Endpoint endpointOf(AppHost other, FlowProtocol protocol, int port) {
        return new Endpoint(other.address(), port);
    }

    /** Whose endpoint this is, as this host sees it: its own, unless address translation has put it in place of another. */
    default Endpoint origin(FlowProtocol protocol, Endpoint seen) {
        return seen;
    }

    Clock clock();

    SocketApi sockets();

    /** The stream of this host for one purpose; each call starts it anew, so ask once and keep it. */
    RandomStream random(String purpose);
}
