package io.netsim.tcp;

/** Whether a connection looks for the segment size that its path takes (RFC 4821): Linux's {@code tcp_mtu_probing}. */
public enum MtuProbing {
    /** It believes routers and nobody else. */
    OFF,
    /** It begins to look when repetitions stay without an answer. */
    ON_BLACKHOLE,
    /** It looks from the start, and begins with small segments. */
    ALWAYS
}
