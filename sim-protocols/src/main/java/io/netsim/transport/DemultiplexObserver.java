package io.netsim.transport;

import io.netsim.packet.Packet;
import java.util.List;

/** Watches how one host finds the socket that an arriving packet is for: each look into each table, as it happens. */
public interface DemultiplexObserver {
    /** The tables of a host. */
    enum Table {
        /** TCP: connections, by (local address, local port, remote address, remote port). */
        CONNECTIONS,
        /** TCP: listeners, by local port, then by address. */
        LISTENERS,
        /** UDP: sockets, by local port, then by the best fit. */
        DATAGRAM_SOCKETS
    }

    /**
     * A socket that was looked at.
     *
     * @param fit the higher, the better: one point for the very local address, two for the very peer; 0 for the wildcard, −1
     *     if the packet is not for this socket
     */
    record Candidate(SocketEntry socket, int fit) {}

    /**
     * One table was looked into.
     *
     * @param size how many entries the table has: all of {@code CONNECTIONS}, else those of the port
     * @param candidates of the connections the one that was found, else all sockets of the port
     * @param chosen which of them gets the packet, or −1: the search goes on, or ends
     */
    void looked(Packet packet, Table table, int size, List<Candidate> candidates, int chosen);
}
