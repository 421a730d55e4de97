package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A host: the end of a path, with a transport layer; it does not forward.
 *
 * @param name unique in the topology
 * @param address its IPv4 address in dotted form, or null to have one assigned if the network has such
 * @param addressV6 its IPv6 address as RFC 5952 writes it, or null likewise
 * @param ports its ephemeral ports and privileges
 * @param ttl the time to live of the packets it sends, 1 to 255; 64 unless told otherwise
 * @param place where pictures show it, or null to have it chosen
 * @param routes its static routes, or null for none
 */
public record HostSpec(
        String name,
        @Nullable String address,
        @Nullable String addressV6,
        PortsSpec ports,
        int ttl,
        @Nullable PlaceSpec place,
        @Nullable ImmutableList<StaticRouteSpec> routes)
        implements NodeSpec {
    public static final int DEFAULT_TTL = 64;

    /** A host whose addresses are assigned, without static routes. */
    public HostSpec(String name, PortsSpec ports, int ttl, @Nullable PlaceSpec place) {
        this(name, null, null, ports, ttl, place, null);
    }

    /** One that stands anywhere. */
    public HostSpec(String name, PortsSpec ports, int ttl) {
        this(name, ports, ttl, null);
    }
}
