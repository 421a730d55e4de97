package io.netsim.app;

import io.netsim.address.Endpoint;
import io.netsim.content.SyntheticContent;
import io.netsim.socket.Datagram;
import io.netsim.socket.DatagramHandler;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The datagram socket of an application on one answering host, for all its clients. A flow is known by its synthetic
 * stream, and found again by the sender's endpoint.
 */
final class DatagramServer implements DatagramHandler {
    private final AppHost host;
    private final int port;
    private final DatagramSocket socket;
    private final Map<Long, DatagramReceiver> byStream = new HashMap<>();
    private final Map<Endpoint, DatagramReceiver> bySender = new HashMap<>();

    private DatagramServer(AppHost host, int port, DatagramSocket socket) {
        this.host = host;
        this.port = port;
        this.socket = socket;
    }

    /** Opens one server on each host that answers; by host name. */
    static Map<String, DatagramServer> openAll(AppTraffic traffic) {
        Map<String, DatagramServer> servers = new LinkedHashMap<>();
        for (AppPair pair : traffic.pairs()) {
            servers.computeIfAbsent(pair.to().hostName(), name -> open(traffic, pair.to()));
        }
        return servers;
    }

    /** The server on a host that {@link #openAll} saw. */
    static DatagramServer on(Map<String, DatagramServer> servers, AppHost host) {
        DatagramServer server = servers.get(host.hostName());
        if (server == null) {
            throw new IllegalArgumentException("no server on " + host.hostName());
        }
        return server;
    }

    private static DatagramServer open(AppTraffic traffic, AppHost host) {
        DatagramSocket socket = host.sockets().openDatagram();
        DatagramServer server = new DatagramServer(host, traffic.port(), socket);
        socket.handler(server);
        if (!traffic.answered()) {
            return server;
        }
        try {
            socket.bind(Endpoint.anyAddress(traffic.port()));
        } catch (SocketException e) {
            traffic.troubled(host, e.error());
            socket.close();
        }
        return server;
    }

    /** Sends, once more if the host says that an earlier datagram was too long for a router: it knows better now. */
    static void send(DatagramSocket socket, SyntheticContent content) throws SocketException {
        try {
            socket.send(content);
        } catch (SocketException e) {
            if (e.error() != SocketError.MESSAGE_TOO_LONG) {
                throw e;
            }
            socket.send(content);
        }
    }

    /** Where a client sends to. */
    Endpoint endpointFor(AppHost client) {
        return client.endpointOf(host, FlowProtocol.UDP, port);
    }

    /** Datagrams of this flow will come. */
    void expect(DatagramReceiver receiver) {
        byStream.put(receiver.stream(), receiver);
    }

    @Override
    public void readable() {
        try {
            Datagram datagram = socket.receive();
            while (datagram != null) {
                dispatch(datagram);
                datagram = socket.receive();
            }
        } catch (SocketException e) {
            throw new IllegalStateException(
                    "an open, unconnected socket cannot receive at port " + port + " of " + host.hostName(), e);
        }
    }

    private void dispatch(Datagram datagram) {
        if (!(datagram.content() instanceof SyntheticContent content)) {
            return; // damaged on a link in a way that no checksum tells: nobody knows it
        }
        DatagramReceiver receiver = bySender.get(datagram.source());
        if (receiver == null || receiver.stream() != content.stream()) {
            receiver = byStream.get(content.stream());
            if (receiver == null) {
                return; // a client of somebody else, whose own server did not get the port
            }
            bySender.put(datagram.source(), receiver);
        }
        receiver.received(datagram, content, socket);
    }
}
