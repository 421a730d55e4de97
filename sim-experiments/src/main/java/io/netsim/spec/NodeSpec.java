package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** A node of the network. */
public sealed interface NodeSpec permits HostSpec, RouterSpec {
    /** Unique in the topology. */
    String name();

    /** Where pictures show it, or null to have it chosen. */
    @Nullable
    PlaceSpec place();

    /** The static routes, or null if it has none. */
    @Nullable
    ImmutableList<StaticRouteSpec> routes();
}
