package io.netsim.assembly;

import io.netsim.address.IpAddress;
import io.netsim.app.AppHost;
import io.netsim.host.Host;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.socket.SocketApi;
import io.netsim.time.Clock;

/** A host of the network as its applications see it. */
record SimulatedHost(Host host, RandomStreams streams) implements AppHost {
    @Override
    public String hostName() {
        return host.ip().node().name();
    }

    @Override
    public IpAddress address() {
        return host.ip().addresses().get(0);
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
