package io.netsim.tcp.congestion;

/**
 * What an algorithm starts with.
 *
 * @param mss segment size in bytes, options not counted
 * @param initialWindowBytes the first window
 * @param initialSsthreshBytes the first threshold, {@link Long#MAX_VALUE} for none
 * @param byteCounting whether growth counts acknowledged bytes (RFC 3465) or acknowledgements (RFC 5681 §3.1)
 * @param slowStartLimit with byte counting, by how many segments one acknowledgement may raise the window in slow start
 * @param hyStart whether CUBIC's slow start may end before a loss
 */
public record CongestionSettings(
        int mss,
        long initialWindowBytes,
        long initialSsthreshBytes,
        boolean byteCounting,
        int slowStartLimit,
        boolean hyStart) {}
