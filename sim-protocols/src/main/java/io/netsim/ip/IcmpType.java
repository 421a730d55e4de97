package io.netsim.ip;

/** The ICMP messages that are modelled, with their numbers (RFC 792, RFC 1191 §4 for the MTU). */
public enum IcmpType {
    ECHO_REPLY(0, 0),
    NET_UNREACHABLE(3, 0),
    HOST_UNREACHABLE(3, 1),
    PROTOCOL_UNREACHABLE(3, 2),
    PORT_UNREACHABLE(3, 3),
    FRAGMENTATION_NEEDED(3, 4),
    ECHO_REQUEST(8, 0),
    TIME_EXCEEDED(11, 0);

    private final int type;
    private final int code;

    IcmpType(int type, int code) {
        this.type = type;
        this.code = code;
    }

    public int type() {
        return type;
    }

    public int code() {
        return code;
    }

    /** Whether it reports a problem with another packet. */
    public boolean isError() {
        return this != ECHO_REPLY && this != ECHO_REQUEST;
    }
}
