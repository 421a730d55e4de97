package io.netsim.transport;

import io.netsim.address.Endpoint;

/** A socket that has a local address and port. */
public interface Bound {
    /** The local end; its address may be the wildcard. */
    Endpoint local();

    /** Whether it shares its port with sockets of other addresses (SO_REUSEADDR). */
    boolean reusesAddress();
}
