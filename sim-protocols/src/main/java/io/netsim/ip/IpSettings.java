package io.netsim.ip;

import io.netsim.time.Time;

/**
 * How the Internet layer of a node is set up; the defaults are those of Linux.
 *
 * @param defaultTtl of packets it sends, 1 to 255 ({@code ip_default_ttl})
 * @param pathMtuDiscovery whether TCP and UDP set the don't-fragment bit to learn the MTU of paths (RFC 1191;
 *     {@code ip_no_pmtu_disc} off)
 * @param pathMtuExpiryPs how long a path MTU that was learned is believed ({@code mtu_expires})
 * @param minPathMtu the smallest that is believed, bytes, 68 or more ({@code min_pmtu})
 * @param reassemblyTimeoutPs how long the first fragment to come waits for the others ({@code ipfrag_time})
 * @param reassemblyMemoryBytes that fragments may take which wait for others ({@code ipfrag_high_thresh})
 * @param icmpErrors whether the node reports packets that it does not forward or deliver
 * @param icmpRateLimitPs least time between two errors to one address, with a burst of six, 0 for no limit
 *     ({@code icmp_ratelimit}); never for what path MTU discovery needs
 */
public record IpSettings(
        int defaultTtl,
        boolean pathMtuDiscovery,
        long pathMtuExpiryPs,
        int minPathMtu,
        long reassemblyTimeoutPs,
        long reassemblyMemoryBytes,
        boolean icmpErrors,
        long icmpRateLimitPs) {
    /** The default initial TTL (RFC 1700; Linux {@code ip_default_ttl}). */
    public static final int DEFAULT_TTL = 64;

    public static final IpSettings DEFAULT =
            new IpSettings(DEFAULT_TTL, true, 10 * Time.MINUTE, 552, 30 * Time.SECOND, 4 << 20, true, 0);

    /** @throws IllegalArgumentException if the TTL is none */
    public IpSettings {
        if (defaultTtl < 1 || defaultTtl > 255) {
            throw new IllegalArgumentException("a TTL is 1 to 255, not " + defaultTtl);
        }
    }

    public IpSettings withTtl(int ttl) {
        return new IpSettings(
                ttl,
                pathMtuDiscovery,
                pathMtuExpiryPs,
                minPathMtu,
                reassemblyTimeoutPs,
                reassemblyMemoryBytes,
                icmpErrors,
                icmpRateLimitPs);
    }

    public IpSettings withIcmp(boolean errors, long rateLimitPs) {
        return new IpSettings(
                defaultTtl,
                pathMtuDiscovery,
                pathMtuExpiryPs,
                minPathMtu,
                reassemblyTimeoutPs,
                reassemblyMemoryBytes,
                errors,
                rateLimitPs);
    }

    public IpSettings withPathMtu(boolean discovery, long expiryPs, int least) {
        return new IpSettings(
                defaultTtl,
                discovery,
                expiryPs,
                least,
                reassemblyTimeoutPs,
                reassemblyMemoryBytes,
                icmpErrors,
                icmpRateLimitPs);
    }

    public IpSettings withReassembly(long timeoutPs, long memoryBytes) {
        return new IpSettings(
                defaultTtl,
                pathMtuDiscovery,
                pathMtuExpiryPs,
                minPathMtu,
                timeoutPs,
                memoryBytes,
                icmpErrors,
                icmpRateLimitPs);
    }
}
