package io.netsim.results;

import java.util.List;

/** The sockets of a host at one instant. */
public record SocketTable(String host, double atS, List<Socket> sockets) {
    /** One socket; the ends as {@code address:port}, {@code *} for any. */
    public record Socket(String protocol, String state, long receiveQueue, long sendQueue, String local, String peer) {}
}
