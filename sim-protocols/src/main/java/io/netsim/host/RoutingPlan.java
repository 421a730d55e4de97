package io.netsim.host;

/**
 * How routes are chosen.
 *
 * @param equalCostMultipath whether flows are spread over equal paths by their hash
 */
public record RoutingPlan(Metric metric, boolean equalCostMultipath) {
    /** What makes a path short. */
    public enum Metric {
        /** The sum of propagation delays; among equal ones fewer hops. */
        DELAY,
        HOPS,
        /** The sum of the links' weights. */
        WEIGHT
    }
}
