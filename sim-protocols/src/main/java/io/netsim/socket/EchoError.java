package io.netsim.socket;

/** ICMP errors that can answer an echo request (RFC 792). */
public enum EchoError {
    NET_UNREACHABLE,
    HOST_UNREACHABLE,
    PROTOCOL_UNREACHABLE,
    TOO_BIG,
    TIME_EXCEEDED
}
