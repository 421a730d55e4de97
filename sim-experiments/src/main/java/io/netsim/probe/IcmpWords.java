package io.netsim.probe;

import io.netsim.ip.IcmpType;

/** ICMP errors in the words of {@code ping} and the marks of {@code traceroute}. */
final class IcmpWords {
    private IcmpWords() {}

    static String of(IcmpType type) {
        return switch (type) {
            case NET_UNREACHABLE -> "Destination Net Unreachable";
            case HOST_UNREACHABLE -> "Destination Host Unreachable";
            case PROTOCOL_UNREACHABLE -> "Destination Protocol Unreachable";
            case PORT_UNREACHABLE -> "Destination Port Unreachable";
            case FRAGMENTATION_NEEDED -> "Frag needed and DF set";
            case TIME_EXCEEDED -> "Time to live exceeded";
            case REASSEMBLY_TIME_EXCEEDED -> "Fragment reassembly time exceeded";
            default -> type.toString();
        };
    }

    /** Behind the time of an answer; empty for what a router or the destination says when all is well. */
    static String mark(IcmpType type) {
        return switch (type) {
            case NET_UNREACHABLE -> "!N";
            case HOST_UNREACHABLE -> "!H";
            case PROTOCOL_UNREACHABLE -> "!P";
            case FRAGMENTATION_NEEDED -> "!F";
            default -> "";
        };
    }
}
