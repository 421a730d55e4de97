package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * Departures from the IP settings of a Linux host: null leaves what an earlier entry says. Times are picoseconds.
 *
 * @param pathMtuDiscovery whether TCP and UDP set the don't-fragment bit
 * @param pathMtuExpiryPs how long a path MTU that was learned is believed, more than 0
 * @param minPathMtuBytes the smallest that is believed, 68 to 65535 bytes
 * @param reassemblyTimeoutPs how long fragments wait for others, more than 0
 * @param reassemblyMemoryBytes that such fragments may take, more than 0
 * @param icmpErrors whether the host reports packets that it cannot deliver
 * @param icmpRateLimitPs least time between two such reports to one address; 0 for no limit
 */
public record IpSpec(
        @Nullable Boolean pathMtuDiscovery,
        @Nullable Long pathMtuExpiryPs,
        @Nullable Integer minPathMtuBytes,
        @Nullable Long reassemblyTimeoutPs,
        @Nullable Long reassemblyMemoryBytes,
        @Nullable Boolean icmpErrors,
        @Nullable Long icmpRateLimitPs) {
    /** These settings, except where a later entry says otherwise. */
    public IpSpec overlaidBy(IpSpec later) {
        return new IpSpec(
                or(later.pathMtuDiscovery, pathMtuDiscovery),
                or(later.pathMtuExpiryPs, pathMtuExpiryPs),
                or(later.minPathMtuBytes, minPathMtuBytes),
                or(later.reassemblyTimeoutPs, reassemblyTimeoutPs),
                or(later.reassemblyMemoryBytes, reassemblyMemoryBytes),
                or(later.icmpErrors, icmpErrors),
                or(later.icmpRateLimitPs, icmpRateLimitPs));
    }

    private static <T> @Nullable T or(@Nullable T later, @Nullable T earlier) {
        return later != null ? later : earlier;
    }
}
