package io.netsim.ip;

import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Shortest-path routes of a whole network. An address belongs to the node its prefix ends at: the router that its host
 * hangs on, or the owner itself. Routes towards such a node are computed when the first packet needs them, for routers
 * and hosts of several interfaces only, so the tables grow with routers × prefixes in use, not hosts × hosts.
 *
 * <p>Hosts never forward. Routes stay as they are while links fail; the topology is known to all without messages.
 */
public final class Routing {
    private final List<Node> nodes;
    private final List<Boolean> forwards;
    private final LinkCost cost;
    private final boolean equalCostMultipath;
    private final Map<IpAddress, Interface> hostInterfaces = new HashMap<>();
    private final Map<IpAddress, Node> ends = new HashMap<>();
    private final List<PrefixEnd> prefixes = new ArrayList<>();
    private final Map<Node, Route[]> towards = new HashMap<>();

    private record PrefixEnd(IpPrefix prefix, Node end) {}

    /**
     * @param nodes by rank
     * @param forwards for each node, whether it is a router
     * @param cost read when a route is computed
     * @param equalCostMultipath whether a flow may take any of several equal paths; else the first
     */
    public Routing(List<Node> nodes, List<Boolean> forwards, LinkCost cost, boolean equalCostMultipath) {
        this.nodes = ImmutableList.copyOf(nodes);
        this.forwards = ImmutableList.copyOf(forwards);
        this.cost = cost;
        this.equalCostMultipath = equalCostMultipath;
    }

    /** An address that ends at a node itself. */
    public void addAddress(IpAddress address, Node end) {
        ends.put(address, end);
    }

    /** A prefix whose hosts hang on a router. */
    public void addPrefix(IpPrefix prefix, Node router) {
        prefixes.add(new PrefixEnd(prefix, router));
        prefixes.sort((a, b) -> Integer.compare(b.prefix.length(), a.prefix.length()));
    }

    /** The address of a host, and the interface of its router that leads to it. */
    public void addHost(IpAddress address, Interface routerInterface) {
        hostInterfaces.put(address, routerInterface);
    }

    /** The route from a node to an address; never null. */
    Route route(Node from, IpAddress to) {
        Node end = ends.get(to);
        Interface last = hostInterfaces.get(to);
        if (end == null && last != null) {
            end = last.node();
        }
        if (end == null) {
            end = longestPrefix(to);
        }
        if (end == null) {
            return Route.NET_UNREACHABLE;
        }
        if (end == from) {
            return last == null ? Route.HOST_UNREACHABLE : new Route(new Interface[] {last});
        }
        return towards.computeIfAbsent(end, this::compute)[from.rank()];
    }

    private @Nullable Node longestPrefix(IpAddress to) {
        for (PrefixEnd candidate : prefixes) {
            if (candidate.prefix.contains(to)) {
                return candidate.end;
            }
        }
        return null;
    }

    private record Reached(Node node, long cost) {}

    /** Dijkstra's algorithm from the end backwards; a path never passes through a host. */
    private Route[] compute(Node end) {
        long[] distance = new long[nodes.size()];
        java.util.Arrays.fill(distance, Long.MAX_VALUE);
        PriorityQueue<Reached> queue = new PriorityQueue<>((a, b) -> Long.compare(a.cost, b.cost));
        distance[end.rank()] = 0;
        queue.add(new Reached(end, 0));
        while (!queue.isEmpty()) {
            Reached reached = queue.remove();
            Node node = reached.node;
            if (reached.cost > distance[node.rank()] || node != end && !forwards.get(node.rank())) {
                continue;
            }
            for (Interface own : node.interfaces()) {
                Interface neighbour = own.peer();
                long sum = reached.cost + cost.of(neighbour);
                int rank = neighbour.node().rank();
                if (sum < distance[rank]) {
                    distance[rank] = sum;
                    queue.add(new Reached(neighbour.node(), sum));
                }
            }
        }
        Route[] routes = new Route[nodes.size()];
        for (Node node : nodes) {
            boolean needed = forwards.get(node.rank()) || node.interfaces().size() > 1;
            routes[node.rank()] = needed ? routeOf(node, end, distance) : Route.NET_UNREACHABLE;
        }
        return routes;
    }

    private Route routeOf(Node node, Node end, long[] distance) {
        List<Interface> best = new ArrayList<>();
        for (Interface out : node.interfaces()) {
            Node next = out.peer().node();
            boolean passable = next == end || forwards.get(next.rank());
            long beyond = distance[next.rank()];
            if (passable && beyond != Long.MAX_VALUE && beyond + cost.of(out) == distance[node.rank()]) {
                best.add(out);
            }
        }
        if (best.isEmpty()) {
            return Route.NET_UNREACHABLE;
        }
        return new Route((equalCostMultipath ? best : best.subList(0, 1)).toArray(new Interface[0]));
    }
}
