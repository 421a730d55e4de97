package io.netsim.wire;

/** The header behind that of IP. */
public sealed interface TransportHeader permits TcpHeader, UdpHeader, IcmpHeader {
    /** Bytes of the header. */
    int length();
}
