package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * How a router reports packets that it does not forward.
 *
 * @param errors {@code icmp_errors}: whether it does; null for yes
 * @param rateLimitPs {@code icmp_rate_limit}: least time between two reports to one address, picoseconds; null or 0 for no limit
 */
public record IcmpSpec(@Nullable Boolean errors, @Nullable Long rateLimitPs) {}
