package io.netsim.ip;

import io.netsim.address.IpAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one node to the destinations it saw last. A destination has one place; where two keep pushing each other
 * out the cache grows, up to a bound, so that a node with few destinations stays small.
 */
final class RouteCache {
    private static final int MAX = 4096;

    private @Nullable IpAddress[] keys = new @Nullable IpAddress[4];
    private @Nullable Route[] routes = new @Nullable Route[4];
    private int conflicts;

    /** Forgets all, after routes have changed. */
    void clear() {
        Arrays.fill(keys, null);
        Arrays.fill(routes, null);
        conflicts = 0;
    }

    @Nullable
    Route get(IpAddress destination) {
        int slot = destination.hashCode() & (keys.length - 1);
        return destination.equals(keys[slot]) ? routes[slot] : null;
    }

    void put(IpAddress destination, Route route) {
        int slot = destination.hashCode() & (keys.length - 1);
        if (keys[slot] != null && ++conflicts > keys.length / 2 && keys.length < MAX) {
            keys = new @Nullable IpAddress[4 * keys.length];
            routes = new @Nullable Route[keys.length];
            conflicts = 0;
            slot = destination.hashCode() & (keys.length - 1);
        }
        keys[slot] = destination;
        routes[slot] = route;
    }
}
