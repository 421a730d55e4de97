package io.netsim.ip;

import com.google.common.collect.ImmutableList;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Shortest paths through a network: over routers and usable links only. */
final class ShortestPaths {
    private final ImmutableList<Node> nodes;
    private final List<Boolean> forwards;
    private final LinkCost cost;
    private final Predicate<Interface> usable;

    /**
     * @param nodes by rank
     * @param forwards for each node, whether it is a router
     * @param usable whether a link can be used, asked of the interface it leaves by
     */
    ShortestPaths(ImmutableList<Node> nodes, List<Boolean> forwards, LinkCost cost, Predicate<Interface> usable) {
        this.nodes = nodes;
        this.forwards = forwards;
        this.cost = cost;
        this.usable = usable;
    }

    ImmutableList<Node> nodes() {
        return nodes;
    }

    private record Reached(Node node, long cost) {}

    /**
     * The costs of the shortest paths of all nodes to one, by rank; the largest {@code long} without a path. Dijkstra's
     * algorithm from the end backwards; a path never passes through a host.
     */
    long[] distances(Node end) {
        long[] distance = new long[nodes.size()];
        Arrays.fill(distance, Long.MAX_VALUE);
        PriorityQueue<Reached> queue = new PriorityQueue<>((a, b) -> Long.compare(a.cost, b.cost));
        distance[end.rank()] = 0;
        queue.add(new Reached(end, 0));
        while (!queue.isEmpty()) {
            Reached reached = queue.remove();
            Node node = reached.node;
            if (reached.cost > distance[node.rank()]) {
                continue;
            }
            for (Interface own : node.interfaces()) {
                Interface neighbour = own.peer();
                long sum = reached.cost + cost.of(neighbour);
                int rank = neighbour.node().rank();
                if (sum < distance[rank] && usable.test(neighbour)) {
                    distance[rank] = sum;
                    if (forwards.get(rank)) { // nothing lies behind a host, and there may be very many
                        queue.add(new Reached(neighbour.node(), sum));
                    }
                }
            }
        }
        return distance;
    }

    /** All interfaces of a node at which a shortest path to the end begins, in their order. */
    List<Interface> nextHops(Node node, Node end, long[] distance) {
        List<Interface> best = new ArrayList<>();
        for (Interface out : node.interfaces()) {
            Node next = out.peer().node();
            boolean passable = next == end || forwards.get(next.rank());
            long beyond = distance[next.rank()];
            if (passable
                    && beyond != Long.MAX_VALUE
                    && beyond + cost.of(out) == distance[node.rank()]
                    && usable.test(out)) {
                best.add(out);
            }
        }
        return best;
    }
}
