package io.netsim.app;

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

    Clock clock();

    SocketApi sockets();

    /** The stream of this host for one purpose; each call starts it anew, so ask once and keep it. */
    RandomStream random(String purpose);
}
