package io.netsim.socket;

/** What a host offers to its applications. */
public interface SocketApi {
    /** A new stream socket (SOCK_STREAM): a TCP virtual circuit once connected. */
    StreamSocket openStream();

    /** A new datagram socket (SOCK_DGRAM): independent UDP datagrams. */
    DatagramSocket openDatagram();

    /** A new raw socket for ICMP echo, as {@code ping} uses it. */
    EchoSocket openEcho();
}
