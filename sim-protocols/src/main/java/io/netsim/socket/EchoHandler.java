package io.netsim.socket;

import io.netsim.address.IpAddress;

/** Reactions to what comes back of echo requests. */
public interface EchoHandler {
    /** An echo reply. */
    void reply(IpAddress from, int sequence, long roundTripPs);

    /** An ICMP error about a request. */
    default void error(IpAddress from, int sequence, EchoError error) {}
}
