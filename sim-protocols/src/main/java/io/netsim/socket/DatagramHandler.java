package io.netsim.socket;

/** An application's reactions to the events of one datagram socket. */
public interface DatagramHandler {
    /** At least one datagram can be received. */
    void readable();

    /** An ICMP error about a datagram to the connected peer: REFUSED for a closed port, UNREACHABLE otherwise. */
    default void failed(SocketError error) {}
}
