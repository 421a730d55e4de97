package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * How routes are chosen, {@code routing: {metric: delay, multipath: per_flow, convergence: 200 ms}}.
 *
 * @param metric what is added up along a path; {@code delay} unless told otherwise
 * @param ecmp whether packets are spread over all equally short paths; true unless told otherwise
 * @param perPacket true if each packet is sent by a path of its own, null if all of a flow take the same
 * @param convergencePs how long after a link goes down or up routes change, picoseconds, or null: never
 */
public record RoutingSpec(
        Metric metric,
        boolean ecmp,
        @Nullable Boolean perPacket,
        @Nullable Long convergencePs) {
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

    /** How packets are spread over equally short paths. */
    public enum Multipath {
        PER_FLOW,
        PER_PACKET,
        OFF
    }

    /** Routes that never change, and flows that keep their paths. */
    public RoutingSpec(Metric metric, boolean ecmp) {
        this(metric, ecmp, null, null);
    }

    public Multipath multipath() {
        if (!ecmp) {
            return Multipath.OFF;
        }
        return Boolean.TRUE.equals(perPacket) ? Multipath.PER_PACKET : Multipath.PER_FLOW;
    }
}
