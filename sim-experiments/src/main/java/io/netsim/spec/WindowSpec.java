package io.netsim.spec;

/**
 * A time window, counted from the first TCP packet on the link direction.
 *
 * @param fromPs start, picoseconds, included
 * @param toPs end, picoseconds, excluded; after {@code fromPs}
 */
public record WindowSpec(long fromPs, long toPs) {}
