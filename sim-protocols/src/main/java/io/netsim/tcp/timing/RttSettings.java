package io.netsim.tcp.timing;

/**
 * What can be set of {@link RttEstimator}; one object serves all connections.
 *
 * @param initialRtoPs before the first sample (RFC 6298 §2.1: 1 s)
 * @param minRtoPs the floor (§2.4: 1 s; Linux 200 ms)
 * @param maxRtoPs the ceiling (§2.5: at least 60 s)
 * @param floorOnVariance whether the variation is Linux's, with the floor in it
 * @param granularityPs G, the clock's granularity
 */
public record RttSettings(
        long initialRtoPs, long minRtoPs, long maxRtoPs, boolean floorOnVariance, long granularityPs) {}
