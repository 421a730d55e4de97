package io.netsim.wire;

/** The header behind that of IP. */
public sealed interface TransportHeader permits TcpHeader, UdpHeader, IcmpHeader, Icmpv6Header {
    /** Bytes of the header. */
    int length();
}
