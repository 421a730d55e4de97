package io.netsim.ip;

import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Routes of a whole network. An address belongs to the node its prefix ends at: the router that its host hangs on, or the
 * owner itself. Shortest paths towards such a node are computed when the first packet needs them, for routers and hosts of
 * several interfaces only, so the tables grow with routers × prefixes in use, not hosts × hosts.
 *
 * <p>The route of the longest prefix is taken (RFC 1812 §5.2.4.3); of equally long ones what is attached comes before what a
 * static route says, and this before the shortest path (administrative distances 0, 1 and more).
 *
 * <p>Hosts never forward. The topology is known to all without messages; links that are known to be down are left out.
 */
public final class Routing {
    /** How packets are spread over equal paths. */
    public enum Multipath {
        /** All take the first. */
        OFF,
        /** Those of a flow take one of them, chosen by its hash. */
        PER_FLOW,
        /** Each takes one that is drawn for it. */
        PER_PACKET
    }

    private final List<Boolean> forwards;
    private final ShortestPaths paths;
    private final Multipath multipath;
    private final Map<IpAddress, Interface> hostInterfaces = new HashMap<>();
    private final Map<IpAddress, Node> ends = new HashMap<>();
    private final PrefixTable<Node> prefixes = new PrefixTable<>();
    private final Map<Node, List<IpPrefix>> prefixesOf = new HashMap<>();
    private final Map<Node, PrefixTable<StaticRoute>> statics = new HashMap<>();
    private final Map<Node, Route[]> towards = new HashMap<>();
    private final Set<Interface> down = new HashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /**
     * @param nodes by rank
     * @param forwards for each node, whether it is a router
     * @param cost read when a route is computed
     */
    public Routing(List<Node> nodes, List<Boolean> forwards, LinkCost cost, Multipath multipath) {
        this.forwards = ImmutableList.copyOf(forwards);
        this.multipath = multipath;
        this.paths = new ShortestPaths(ImmutableList.copyOf(nodes), this.forwards, cost, this::isUsable);
    }

    /** An address that ends at a node itself. */
    public void addAddress(IpAddress address, Node end) {
        ends.put(address, end);
    }

    /** A prefix whose hosts hang on a router. */
    public void addPrefix(IpPrefix prefix, Node router) {
        prefixes.put(prefix, router);
        prefixesOf.computeIfAbsent(router, key -> new ArrayList<>()).add(prefix);
    }

    /** The address of a host, and the interface of its router that leads to it. */
    public void addHost(IpAddress address, Interface routerInterface) {
        hostInterfaces.put(address, routerInterface);
    }

    /** The prefixes whose hosts hang on a router; none of a host. */
    public ImmutableList<IpPrefix> prefixesOf(Node router) {
        return ImmutableList.copyOf(prefixesOf.getOrDefault(router, ImmutableList.of()));
    }

    /** A route that a node has beside the computed ones; the last of a prefix counts. */
    public void addStatic(Node at, IpPrefix to, StaticRoute route) {
        statics.computeIfAbsent(at, key -> new PrefixTable<>()).put(to, route);
        listeners.forEach(Runnable::run);
    }

    /** Whether a node has static routes, for one that would else send everything the same way. */
    boolean hasStatics(Node at) {
        return statics.containsKey(at);
    }

    /** Has it told when routes have changed and must not be remembered. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The routes learn that a direction of a link is down, or up again. */
    public void linkIsDown(Interface out, boolean isDown) {
        boolean changed = isDown ? down.add(out) : down.remove(out);
        if (changed) {
            towards.clear();
            listeners.forEach(Runnable::run);
        }
    }

    /** A link is of use if both its directions are. */
    private boolean isUsable(Interface out) {
        return down.isEmpty() || !down.contains(out) && !down.contains(out.peer());
    }

    /** The route from a node to an address; never null. */
    Route route(Node from, IpAddress to) {
        Node end = ends.get(to);
        Interface last = end == null ? hostInterfaces.get(to) : null;
        PrefixTable.Match<Node> match = end == null ? prefixes.longest(to) : null;
        int length = to.width();
        if (last != null) {
            end = last.node();
            if (end != from && match != null && match.value() == end) {
                length = match.prefix().length();
            }
        } else if (end == null) {
            end = match == null ? null : match.value();
            length = match == null ? 0 : match.prefix().length();
        }
        Route given = staticRoute(from, to, end == from ? length + 1 : length);
        if (given != null) {
            return given;
        }
        if (end == from) {
            return last == null || !isUsable(last) ? Route.HOST_UNREACHABLE : route(ImmutableList.of(last));
        }
        Route computed = end == null ? Route.NET_UNREACHABLE : towards.computeIfAbsent(end, this::compute)[from.rank()];
        if (computed.leadsNowhere()) { // no path is left, so there is no such route to be longer
            Route shorter = staticRoute(from, to, 0);
            return shorter == null ? computed : shorter;
        }
        return computed;
    }

    /** That of the longest static prefix, at least as long as given, that has a next hop of use; or null. */
    private @Nullable Route staticRoute(Node from, IpAddress to, int least) {
        PrefixTable<StaticRoute> table = statics.isEmpty() ? null : statics.get(from);
        PrefixTable.Match<StaticRoute> match = table == null ? null : table.longest(to);
        while (table != null && match != null && match.prefix().length() >= least) {
            StaticRoute found = match.value();
            if (found.leadsNowhere()) {
                return found.silent() ? Route.BLACKHOLE : Route.HOST_UNREACHABLE;
            }
            List<Interface> usable = new ArrayList<>(found.nextHops());
            usable.removeIf(out -> !isUsable(out));
            if (!usable.isEmpty()) {
                return route(usable);
            }
            match = table.longestBelow(to, match.prefix().length());
        }
        return null;
    }

    private Route[] compute(Node end) {
        long[] distance = paths.distances(end);
        Route[] routes = new Route[distance.length];
        for (Node node : paths.nodes()) {
            boolean needed = forwards.get(node.rank()) || node.interfaces().size() > 1 || hasStatics(node);
            List<Interface> best = needed ? paths.nextHops(node, end, distance) : ImmutableList.of();
            routes[node.rank()] = best.isEmpty() ? Route.NET_UNREACHABLE : route(best);
        }
        return routes;
    }

    private Route route(List<Interface> best) {
        List<Interface> used = multipath == Multipath.OFF ? best.subList(0, 1) : best;
        return new Route(used.toArray(new Interface[0]), multipath == Multipath.PER_PACKET);
    }
}
