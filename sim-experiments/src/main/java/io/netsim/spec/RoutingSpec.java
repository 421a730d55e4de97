package io.netsim.spec;

/**
 * How shortest paths are chosen, {@code routing: {metric: delay, ecmp: true}}.
 *
 * @param metric what is added up along a path; {@code delay} unless told otherwise
 * @param ecmp whether flows are spread over all equally short paths; true unless told otherwise
 */
public record RoutingSpec(Metric metric, boolean ecmp) {
    public static final RoutingSpec DEFAULT = new RoutingSpec(Metric.DELAY, true);

    /** What makes a path short. */
    public enum Metric {
        /** The sum of the propagation delays. */
        DELAY,
        /** The number of links. */
        HOPS,
        /** The sum of the {@code weight} of the link directions. */
        WEIGHT
    }
}
