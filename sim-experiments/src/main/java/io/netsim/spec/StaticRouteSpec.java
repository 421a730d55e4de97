package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A static route of a node, {@code {to: 10.0.3.0/24, via: r2}}.
 *
 * @param to a prefix, an address, {@code default}, or the name of a host (its addresses) or router (its addresses and those
 *     of its hosts)
 * @param via neighbours that packets go to, which share them; none for a route that drops
 * @param type how it drops, or null if it does not
 */
public record StaticRouteSpec(
        String to, ImmutableList<String> via, @Nullable Type type) {
    /** How a route drops. */
    public enum Type {
        /** Without a word. */
        BLACKHOLE,
        /** And tells the sender: host unreachable. */
        UNREACHABLE
    }
}
