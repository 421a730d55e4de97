package io.netsim.host;

/** Which versions of IP the nodes of a network have addresses of. */
public enum Addressing {
    IPV4,
    IPV6,
    /** Both (RFC 4213 §2). */
    DUAL;

    public boolean hasV4() {
        return this != IPV6;
    }

    public boolean hasV6() {
        return this != IPV4;
    }
}
