package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A router: forwards, has no transport layer.
 *
 * @param name unique in the topology
 * @param prefix the IPv4 prefix its attached hosts are numbered from, such as {@code 10.5.0.0/16}, or null to have one
 *     assigned if the network has IPv4
 * @param prefixV6 the IPv6 prefix, such as {@code 2001:db8:5::/64}, or null likewise
 * @param place where pictures show it, or null to have it chosen
 * @param icmp how it reports packets that it does not forward; null for each of them
 * @param routes its static routes, or null for none
 * @param nat how it translates addresses, or null if it does not
 */
public record RouterSpec(
        String name,
        @Nullable String prefix,
        @Nullable String prefixV6,
        @Nullable PlaceSpec place,
        @Nullable IcmpSpec icmp,
        @Nullable ImmutableList<StaticRouteSpec> routes,
        @Nullable NatSpec nat)
        implements NodeSpec {
    /** A router that leaves addresses as they are. */
    public RouterSpec(
            String name,
            @Nullable String prefix,
            @Nullable String prefixV6,
            @Nullable PlaceSpec place,
            @Nullable ImmutableList<StaticRouteSpec> routes) {
        this(name, prefix, prefixV6, place, null, routes, null);
    }

    /** {@code router} or {@code nat}. */
    public String kind() {
        return nat == null ? "router" : "nat";
    }

    /** A router whose prefixes are assigned, without static routes. */
    public RouterSpec(String name, @Nullable PlaceSpec place) {
        this(name, null, null, place, null, null, null);
    }

    /** One that stands anywhere. */
    public RouterSpec(String name) {
        this(name, null);
    }
}
