package io.netsim.spec;

/** Which versions of IP the nodes of a network have addresses of. */
public enum Addressing {
    IPV4,
    IPV6,
    /** Both. */
    DUAL;

    public boolean hasV4() {
        return this != IPV6;
    }

    public boolean hasV6() {
        return this != IPV4;
    }
}
