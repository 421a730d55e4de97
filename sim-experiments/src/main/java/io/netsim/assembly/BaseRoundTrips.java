package io.netsim.assembly;

import io.netsim.spec.HostPair;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.RoutingSpec;
import io.netsim.spec.TopologySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The round-trip times of paths without queueing and serialisation: the sums of propagation delays, there and back. */
final class BaseRoundTrips {
    private record Reached(int node, long cost) {}

    private final RoutingSpec routing;
    private final List<LinkDirectionSpec> directions;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final List<Boolean> forwards = new ArrayList<>();
    /** Of each node the directions that end and that begin there. */
    private final List<List<LinkDirectionSpec>> into = new ArrayList<>();

    private final List<List<LinkDirectionSpec>> outOf = new ArrayList<>();

    BaseRoundTrips(TopologySpec topology) {
        this.routing = topology.routing();
        this.directions = topology.directions();
        for (NodeSpec node : topology.nodes()) {
            ranks.put(node.name(), ranks.size());
            forwards.add(!(node instanceof HostSpec));
            into.add(new ArrayList<>());
            outOf.add(new ArrayList<>());
        }
        for (LinkDirectionSpec direction : directions) {
            into.get(rank(direction.to())).add(direction);
            outOf.get(rank(direction.from())).add(direction);
        }
    }

    private int rank(String name) {
        Integer rank = ranks.get(name);
        if (rank == null) {
            throw new IllegalArgumentException("there is no node named '" + name + "'");
        }
        return rank;
    }

    /** The largest round-trip time among the pairs whose shortest path, or one of them, crosses a direction either way. */
    Map<String, Long> byDirection(List<HostPair> pairs) {
        Map<Integer, List<Integer>> sources = new LinkedHashMap<>();
        for (HostPair pair : pairs) {
            int from = rank(pair.from());
            int to = rank(pair.to());
            sources.computeIfAbsent(to, key -> new ArrayList<>()).add(from);
            sources.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
        }
        Map<Integer, long[]> distances = new LinkedHashMap<>();
        Map<Long, Long> oneWay = new HashMap<>();
        sources.forEach((end, starts) -> {
            long[] distance = distances(end);
            distances.put(end, distance);
            long[] delays = delays(end, distance);
            starts.forEach(start -> oneWay.put(key(start, end), delays[start]));
        });
        Map<String, Long> byDirection = new LinkedHashMap<>();
        distances.forEach((end, distance) -> {
            long[] roundTrips = new long[ranks.size()];
            Arrays.fill(roundTrips, -1);
            for (int start : sources.getOrDefault(end, List.of())) {
                roundTrips[start] = oneWay.getOrDefault(key(start, end), 0L) + oneWay.getOrDefault(key(end, start), 0L);
            }
            spread(end, distance, roundTrips, byDirection);
        });
        return byDirection;
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }

    private long cost(LinkDirectionSpec direction) {
        return switch (routing.metric()) {
            case DELAY -> direction.delayPs() + 1;
            case HOPS -> 1;
            case WEIGHT -> direction.weight();
        };
    }

    /** Costs of the shortest paths from all nodes to one, which pass through routers only. */
    private long[] distances(int end) {
        long[] distance = new long[ranks.size()];
        Arrays.fill(distance, Long.MAX_VALUE);
        distance[end] = 0;
        PriorityQueue<Reached> queue = new PriorityQueue<>((a, b) -> Long.compare(a.cost, b.cost));
        queue.add(new Reached(end, 0));
        while (!queue.isEmpty()) {
            Reached reached = queue.remove();
            if (reached.cost > distance[reached.node] || reached.node != end && !forwards.get(reached.node)) {
                continue;
            }
            for (LinkDirectionSpec direction : into.get(reached.node)) {
                int from = rank(direction.from());
                long sum = reached.cost + cost(direction);
                if (sum < distance[from]) {
                    distance[from] = sum;
                    queue.add(new Reached(from, sum));
                }
            }
        }
        return distance;
    }

    private boolean isOnShortestPath(LinkDirectionSpec direction, int end, long[] distance) {
        int to = rank(direction.to());
        return (to == end || forwards.get(to))
                && distance[to] != Long.MAX_VALUE
                && distance[to] + cost(direction) == distance[rank(direction.from())];
    }

    /** The largest sums of delays along shortest paths from all nodes to one. */
    private long[] delays(int end, long[] distance) {
        long[] delay = new long[distance.length];
        for (int node : byDistance(distance)) {
            for (LinkDirectionSpec direction : outOf.get(node)) {
                if (isOnShortestPath(direction, end, distance)) {
                    delay[node] = Math.max(delay[node], delay[rank(direction.to())] + direction.delayPs());
                }
            }
        }
        return delay;
    }

    /** Hands the round-trip times of the starts down their shortest paths. */
    private void spread(int end, long[] distance, long[] roundTrips, Map<String, Long> byDirection) {
        List<Integer> nodes = byDistance(distance);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            int node = nodes.get(i);
            if (roundTrips[node] < 0) {
                continue;
            }
            for (LinkDirectionSpec direction : outOf.get(node)) {
                if (isOnShortestPath(direction, end, distance)) {
                    int to = rank(direction.to());
                    roundTrips[to] = Math.max(roundTrips[to], roundTrips[node]);
                    byDirection.merge(direction.name(), roundTrips[node], Math::max);
                }
            }
        }
    }

    private static List<Integer> byDistance(long[] distance) {
        List<Integer> nodes = new ArrayList<>();
        for (int i = 0; i < distance.length; i++) {
            if (distance[i] != Long.MAX_VALUE) {
                nodes.add(i);
            }
        }
        nodes.sort((a, b) -> Long.compare(distance[a], distance[b]));
        return nodes;
    }
}
