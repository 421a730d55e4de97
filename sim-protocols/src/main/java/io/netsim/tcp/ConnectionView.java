package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.socket.StreamStatistics;

/** A connection as observers see it. */
public interface ConnectionView extends StreamStatistics {
    Endpoint local();

    Endpoint remote();
}
