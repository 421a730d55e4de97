package io.netsim.ip;

import io.netsim.address.IpAddress;

/** Who sent an echo request and hears what comes back. */
public interface EchoReceiver {
    void reply(IpAddress from, IcmpMessage reply);

    void error(IpAddress from, IcmpMessage error, IcmpMessage request);
}
