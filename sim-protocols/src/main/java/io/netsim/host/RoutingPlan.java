package io.netsim.host;

import io.netsim.ip.Routing.Multipath;
import org.jspecify.annotations.Nullable;

/**
 * How routes are chosen.
 *
 * @param multipath how packets are spread over equal paths
 * @param convergencePs how long after a link goes down or up the routes are computed anew, or null for never
 */
public record RoutingPlan(
        Metric metric, Multipath multipath, @Nullable Long convergencePs) {
    /** What makes a path short. */
    public enum Metric {
        /** The sum of propagation delays; among equal ones fewer hops. */
        DELAY,
        HOPS,
        /** The sum of the links' weights. */
        WEIGHT
    }

    /** Routes that stay as they are. */
    public RoutingPlan(Metric metric, boolean equalCostMultipath) {
        this(metric, equalCostMultipath ? Multipath.PER_FLOW : Multipath.OFF, null);
    }
}
