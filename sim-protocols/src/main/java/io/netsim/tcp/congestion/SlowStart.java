package io.netsim.tcp.congestion;

/** How slow start may end before the first loss. */
public enum SlowStart {
    /** What is usual with the algorithm: {@link #HYSTART} with Linux's CUBIC, {@link #STANDARD} with all others. */
    USUAL,
    /** Not at all: it ends with a loss (RFC 5681 §3.1). */
    STANDARD,
    /** When round-trip times grow or acknowledgements come in a long train, as in Linux. */
    HYSTART,
    /** When round-trip times grow, by way of conservative slow start (RFC 9406). */
    HYSTART_PLUS_PLUS
}
