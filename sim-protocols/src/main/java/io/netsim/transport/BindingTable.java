package io.netsim.transport;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sockets of one protocol have which local address and port. Two sockets conflict on a port if their addresses are
 * equal, or if one has the wildcard, unless both reuse addresses and the addresses differ.
 */
public final class BindingTable<S extends Bound> {
    private final PortMap<List<S>> byPort = new PortMap<>();

    /** Whether a socket could be bound there. */
    public boolean isFree(Endpoint local, boolean reuse) {
        List<S> sockets = byPort.get(local.port());
        if (sockets == null) {
            return true;
        }
        for (S other : sockets) {
            IpAddress address = other.local().address();
            boolean same = address.equals(local.address());
            boolean overlap = same || address.isAny() || local.address().isAny();
            if (same || overlap && !(reuse && other.reusesAddress())) {
                return false;
            }
        }
        return true;
    }

    public boolean isPortUsed(int port) {
        return byPort.get(port) != null;
    }

    public void add(S socket) {
        int port = socket.local().port();
        List<S> sockets = byPort.get(port);
        if (sockets == null) {
            sockets = new ArrayList<>(1);
            byPort.put(port, sockets);
        }
        sockets.add(socket);
    }

    public void remove(S socket) {
        int port = socket.local().port();
        List<S> sockets = byPort.get(port);
        if (sockets != null && sockets.remove(socket) && sockets.isEmpty()) {
            byPort.remove(port);
        }
    }

    /** The sockets of a port, or null. */
    public @Nullable List<S> at(int port) {
        return byPort.get(port);
    }

    /** The socket that is bound to this very address, else the one bound to the wildcard, else null. */
    public @Nullable S find(IpAddress address, int port) {
        List<S> sockets = byPort.get(port);
        S wildcard = null;
        if (sockets != null) {
            for (int i = 0; i < sockets.size(); i++) {
                S socket = sockets.get(i);
                if (socket.local().address().equals(address)) {
                    return socket;
                }
                if (socket.local().address().isAny()) {
                    wildcard = socket;
                }
            }
        }
        return wildcard;
    }

    /** All bound sockets, by port. */
    public List<S> all() {
        List<S> result = new ArrayList<>();
        for (int port : byPort.ports()) {
            List<S> sockets = byPort.get(port);
            if (sockets != null) {
                result.addAll(sockets);
            }
        }
        return result;
    }
}
