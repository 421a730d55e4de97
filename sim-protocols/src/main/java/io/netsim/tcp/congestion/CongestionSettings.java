package io.netsim.tcp.congestion;

import com.google.common.collect.ImmutableMap;

/**
 * What an algorithm starts with.
 *
 * @param mss segment size in bytes, options not counted
 * @param initialWindowBytes the first window
 * @param initialSsthreshBytes the first threshold, {@link Long#MAX_VALUE} for none
 * @param byteCounting whether growth counts acknowledged bytes (RFC 3465) or acknowledgements (RFC 5681 §3.1)
 * @param slowStartLimit with byte counting, by how many segments one acknowledgement may raise the window in slow start
 * @param slowStart how slow start may end before a loss
 * @param wholeSegments whether windows are whole numbers of segments with the integer arithmetic of Linux
 * @param abe whether a congestion mark reduces the window by less than a loss does (RFC 8511)
 * @param paced whether segments leave at even distances though the algorithm names no rate
 * @param srttPs the round-trip time of the handshake, 0 if unknown
 * @param seed a number that chance of the connection's own may be derived from
 * @param parameters what the user has set for the algorithm, by name
 */
public record CongestionSettings(
        int mss,
        long initialWindowBytes,
        long initialSsthreshBytes,
        boolean byteCounting,
        int slowStartLimit,
        SlowStart slowStart,
        boolean wholeSegments,
        boolean abe,
        boolean paced,
        long srttPs,
        long seed,
        ImmutableMap<String, Double> parameters) {

    /** Byte counting with an L of 2 (RFC 3465) and nothing else. */
    public static CongestionSettings standard(int mss, long initialWindowBytes, long initialSsthreshBytes) {
        return new CongestionSettings(
                mss,
                initialWindowBytes,
                initialSsthreshBytes,
                true,
                2,
                SlowStart.USUAL,
                false,
                false,
                false,
                0,
                0,
                ImmutableMap.of());
    }

    /** The same in whole segments: what a Linux host starts with. */
    public static CongestionSettings linux(int mss, long initialWindowBytes, long initialSsthreshBytes) {
        return new CongestionSettings(
                mss,
                initialWindowBytes,
                initialSsthreshBytes,
                true,
                Integer.MAX_VALUE >> 16,
                SlowStart.USUAL,
                true,
                false,
                false,
                0,
                0,
                ImmutableMap.of());
    }

    /** The same where the handshake has shown a round-trip time. */
    public CongestionSettings withSrtt(long ps) {
        return new CongestionSettings(
                mss,
                initialWindowBytes,
                initialSsthreshBytes,
                byteCounting,
                slowStartLimit,
                slowStart,
                wholeSegments,
                abe,
                paced,
                ps,
                seed,
                parameters);
    }

    /** The same with these parameters of the algorithm. */
    public CongestionSettings withParameters(ImmutableMap<String, Double> given) {
        return new CongestionSettings(
                mss,
                initialWindowBytes,
                initialSsthreshBytes,
                byteCounting,
                slowStartLimit,
                slowStart,
                wholeSegments,
                abe,
                paced,
                srttPs,
                seed,
                given);
    }

    /** A parameter of the algorithm, or {@code otherwise} if the user has not set it. */
    public double parameter(String name, double otherwise) {
        Double given = parameters.get(name);
        return given == null ? otherwise : given;
    }
}
