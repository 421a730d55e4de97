package io.netsim.host;

import com.google.common.collect.ImmutableList;

/**
 * A static route to be made.
 *
 * @param to an address, a prefix, {@code default}, the name of a host (its addresses) or of a router (its addresses and
 *     those of its hosts)
 * @param via names of neighbours that share the packets; none for a route that drops
 * @param silent whether a route that drops tells nobody, as a black hole
 */
public record RoutePlan(String to, ImmutableList<String> via, boolean silent) {}
