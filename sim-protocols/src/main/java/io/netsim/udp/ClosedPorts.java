package io.netsim.udp;

import io.netsim.ip.IpLayer;
import io.netsim.ip.ProtocolHandler;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/** UDP of a router: no socket has any port, and it says so (RFC 1812 §6.1, RFC 1122 §4.1.3.1). */
public final class ClosedPorts implements ProtocolHandler {
    private final IpLayer ip;

    public ClosedPorts(IpLayer ip) {
        this.ip = ip;
    }

    @Override
    public Fate arrived(Packet packet) {
        ip.reportPortUnreachable(packet);
        return Fate.NO_SOCKET;
    }
}
