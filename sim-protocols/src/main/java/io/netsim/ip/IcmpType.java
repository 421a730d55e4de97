package io.netsim.ip;

/**
 * The ICMP messages that are modelled, with their numbers in ICMP (RFC 792, RFC 1191 §4 for the MTU) and in ICMPv6 (RFC 4443
 * §2.1), whose names differ: no route, address unreachable, unrecognized next header, packet too big.
 */
public enum IcmpType {
    ECHO_REPLY(0, 0, 129, 0),
    NET_UNREACHABLE(3, 0, 1, 0),
    HOST_UNREACHABLE(3, 1, 1, 3),
    PROTOCOL_UNREACHABLE(3, 2, 4, 1),
    PORT_UNREACHABLE(3, 3, 1, 4),
    FRAGMENTATION_NEEDED(3, 4, 2, 0),
    ECHO_REQUEST(8, 0, 128, 0),
    TIME_EXCEEDED(11, 0, 3, 0),
    REASSEMBLY_TIME_EXCEEDED(11, 1, 3, 1);

    private final int type;
    private final int code;
    private final int typeV6;
    private final int codeV6;

    IcmpType(int type, int code, int typeV6, int codeV6) {
        this.type = type;
        this.code = code;
        this.typeV6 = typeV6;
        this.codeV6 = codeV6;
    }

    /** In ICMP. */
    public int type() {
        return type;
    }

    public int code() {
        return code;
    }

    /** In ICMPv6. */
    public int typeV6() {
        return typeV6;
    }

    public int codeV6() {
        return codeV6;
    }

    /** Whether it reports a problem with another packet. */
    public boolean isError() {
        return this != ECHO_REPLY && this != ECHO_REQUEST;
    }
}
