package io.netsim.transport;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.ip.IpLayer;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import java.util.function.IntPredicate;

/** What one host allows its sockets of one protocol to bind to, and the ports it picks for them. */
public final class HostPorts {
    private final IpLayer ip;
    private final String protocol;
    private final PortPolicy policy;
    private final EphemeralPorts ephemeral;

    /** @param protocol its name in messages, such as {@code UDP} */
    public HostPorts(IpLayer ip, String protocol, PortPolicy policy, EphemeralPorts ephemeral) {
        this.ip = ip;
        this.protocol = protocol;
        this.policy = policy;
        this.ephemeral = ephemeral;
    }

    /** @throws SocketException ADDRESS_NOT_AVAILABLE if the host does not have the address, PERMISSION_DENIED */
    public void requireBindable(Endpoint wanted) throws SocketException {
        if (!wanted.address().isAny() && !ip.isLocal(wanted.address())) {
            throw new SocketException(
                    SocketError.ADDRESS_NOT_AVAILABLE, wanted.address() + " is not an address of " + ip.node());
        }
        if (!policy.mayBind(wanted.port())) {
            throw new SocketException(
                    SocketError.PERMISSION_DENIED, "port " + wanted.port() + " needs privilege on " + ip.node());
        }
    }

    /** What a socket is bound to: one wildcard stands for the addresses of both versions, as that of IPv6 in Linux. */
    public static Endpoint local(Endpoint wanted, int port) {
        return new Endpoint(wanted.address().isAny() ? IpAddress.ANY : wanted.address(), port);
    }

    /**
     * The address that a socket sends from.
     *
     * @param bound what it is bound to
     * @throws SocketException UNREACHABLE if it is bound to an address of the other version
     */
    public IpAddress sourceFor(IpAddress bound, IpAddress destination) throws SocketException {
        if (bound.isAny()) {
            return ip.sourceFor(destination);
        }
        if (bound.version() != destination.version()) {
            throw new SocketException(
                    SocketError.UNREACHABLE,
                    destination + " from a socket bound to " + bound + ", which is not of IPv" + destination.version());
        }
        return bound;
    }

    /** @throws SocketException NO_PORT_AVAILABLE if none of the ephemeral ports is free */
    public int takeEphemeral(IntPredicate isFree) throws SocketException {
        int port = ephemeral.take(isFree);
        if (port < 0) {
            throw new SocketException(
                    SocketError.NO_PORT_AVAILABLE,
                    "all ephemeral " + protocol + " ports of " + ip.node() + " are taken");
        }
        return port;
    }

    /** The error of a bind or a listen that another socket stands in the way of. */
    public SocketException inUse(Endpoint local) {
        return new SocketException(SocketError.ADDRESS_IN_USE, protocol + " " + local + " on " + ip.node());
    }
}
