package io.netsim.tcp;

/** What a host does about explicit congestion notification (RFC 3168 §6.1.1). */
public enum Ecn {
    /** Never. */
    OFF,
    /** If the peer asks for it. */
    ACCEPT,
    /** Asks for it, and accepts it. */
    ASK
}
