package io.netsim.ip;

import com.google.common.collect.ImmutableList;
import io.netsim.node.Interface;

/**
 * What a static route says.
 *
 * @param nextHops interfaces that packets leave by, one or several that share them; none for a route that drops
 * @param silent whether a route that drops tells nobody, as a black hole
 */
public record StaticRoute(ImmutableList<Interface> nextHops, boolean silent) {
    boolean leadsNowhere() {
        return nextHops.isEmpty();
    }
}
