package io.netsim.app;

import io.netsim.address.Endpoint;
import io.netsim.socket.AcceptHandler;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamSocket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The listening end of an application on one host, for all its clients. A client says which connection is to come, by
 * its own endpoint, and is forgotten once the connection has been accepted or given up.
 */
final class StreamServer {
    private static final int BACKLOG = 4096;

    private final AppHost host;
    private final int port;
    private final Map<Endpoint, AcceptHandler> expected = new HashMap<>();

    private StreamServer(AppHost host, int port) {
        this.host = host;
        this.port = port;
    }

    /** Opens one server on each host that answers; by host name. */
    static Map<String, StreamServer> openAll(AppTraffic traffic) {
        Map<String, StreamServer> servers = new LinkedHashMap<>();
        for (AppPair pair : traffic.pairs()) {
            servers.computeIfAbsent(pair.to().hostName(), name -> open(traffic, pair.to()));
        }
        return servers;
    }

    /** The server on a host that {@link #openAll} saw. */
    static StreamServer on(Map<String, StreamServer> servers, AppHost host) {
        StreamServer server = servers.get(host.hostName());
        if (server == null) {
            throw new IllegalArgumentException("no server on " + host.hostName());
        }
        return server;
    }

    private static StreamServer open(AppTraffic traffic, AppHost host) {
        StreamServer server = new StreamServer(host, traffic.port());
        if (!traffic.answered()) {
            return server;
        }
        StreamSocket listener = host.sockets().openStream();
        try {
            listener.bind(Endpoint.anyAddress(traffic.port()));
            listener.listen(BACKLOG, server::accepted);
        } catch (SocketException e) {
            traffic.troubled(host, e.error());
            listener.close();
        }
        return server;
    }

    /** Where a client connects to. */
    Endpoint endpointFor(AppHost client) {
        return client.endpointOf(host, FlowProtocol.TCP, port);
    }

    /** A connection from this endpoint will come; {@code handler} gets it. */
    void expect(Endpoint client, AcceptHandler handler) {
        expected.put(client, handler);
    }

    /** It will not come any more. */
    void forget(Endpoint client) {
        expected.remove(client);
    }

    private void accepted(StreamSocket socket) {
        AcceptHandler handler = expected.remove(host.origin(FlowProtocol.TCP, socket.remote()));
        if (handler == null) {
            socket.abort();
        } else {
            handler.accepted(socket);
        }
    }
}
