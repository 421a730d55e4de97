package io.netsim.run;

import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.TopologySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** How a network hangs together: numbers of links, parts, and the longest of all shortest paths. */
public final class TopologyFigures {
    /** Paths are looked for from each node that has more than one link, so in the square of these. */
    private static final int MOST_INNER_NODES = 1000;

    private final Map<String, Integer> index = new HashMap<>();
    private final List<List<LinkDirectionSpec>> leaving = new ArrayList<>();
    /** Where each direction in {@code leaving} leads to. */
    private final int[][] ends;

    private final boolean[] forwards;
    private final int parts;
    private @Nullable Integer hops;
    private @Nullable Long delayPs;

    private TopologyFigures(TopologySpec topology) {
        forwards = new boolean[topology.nodes().size()];
        for (NodeSpec node : topology.nodes()) {
            forwards[index.size()] = !(node instanceof HostSpec);
            index.put(node.name(), index.size());
            leaving.add(new ArrayList<>());
        }
        for (LinkDirectionSpec direction : topology.directions()) {
            leaving.get(at(direction.from())).add(direction);
        }
        ends = new int[leaving.size()][];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = leaving.get(i).stream().mapToInt(out -> at(out.to())).toArray();
        }
        parts = countParts();
        if (parts == 1 && inner() <= MOST_INNER_NODES) {
            measure();
        }
    }

    public static TopologyFigures of(TopologySpec topology) {
        return new TopologyFigures(topology);
    }

    /** Of a node. */
    public int links(String node) {
        return leaving.get(at(node)).size();
    }

    public int fewestLinks() {
        return leaving.stream().mapToInt(List::size).min().orElse(0);
    }

    public int mostLinks() {
        return leaving.stream().mapToInt(List::size).max().orElse(0);
    }

    public double meanLinks() {
        return leaving.stream().mapToInt(List::size).average().orElse(0);
    }

    /** How many parts there are that no link joins. */
    public int parts() {
        return parts;
    }

    /**
     * Links of the longest path by hops that is a shortest one; null if not every node reaches every other, or in networks of
     * very many routers.
     */
    public @Nullable Integer hops() {
        return hops;
    }

    /** Propagation delay of the longest path by delay that is a shortest one, in seconds; null as with {@link #hops}. */
    public @Nullable Double delayS() {
        return delayPs == null ? null : delayPs / 1e12;
    }

    private int at(String node) {
        Integer at = index.get(node);
        if (at == null) {
            throw new IllegalArgumentException("there is no node '" + node + "'");
        }
        return at;
    }

    private int countParts() {
        boolean[] seen = new boolean[leaving.size()];
        int count = 0;
        for (int start = 0; start < seen.length; start++) {
            if (!seen[start]) {
                count++;
                seen[start] = true;
                ArrayDeque<Integer> next = new ArrayDeque<>(List.of(start));
                while (!next.isEmpty()) {
                    for (int to : ends[next.remove()]) {
                        if (!seen[to]) {
                            seen[to] = true;
                            next.add(to);
                        }
                    }
                }
            }
        }
        return count;
    }

    private long inner() {
        return leaving.stream().filter(links -> links.size() > 1).count();
    }

    /**
     * The longest shortest paths, over hops and over delays. A node with one link has the paths of its neighbour and that link
     * more, so paths are looked for from the other nodes only, and of the leaves of each only the farthest count.
     */
    private void measure() {
        long mostHops = 0;
        long mostDelay = 0;
        boolean whole = true;
        for (int from = 0; from < leaving.size() && whole; from++) {
            boolean leaf = leaving.get(from).size() == 1 && leaving.size() > 2;
            if (leaf && isInner(ends[from][0])) {
                continue;
            }
            long[] byHops = distances(from, false);
            long[] byDelay = distances(from, true);
            Leaves leaves = farthest(from);
            for (int to = 0; to < byHops.length; to++) {
                whole &= byHops[to] != Long.MAX_VALUE;
                if (whole) {
                    boolean own = leaving.get(to).size() == 1
                            && at(leaving.get(to).get(0).to()) == from;
                    mostHops = Math.max(mostHops, byHops[to] + (leaves.count > (own ? 1 : 0) ? 1 : 0));
                    long back = own && leaves.farthest == to ? leaves.secondPs : leaves.farthestPs;
                    mostDelay = Math.max(mostDelay, byDelay[to] + back);
                }
            }
        }
        if (whole) {
            hops = (int) mostHops;
            delayPs = mostDelay;
        }
    }

    private boolean isInner(int node) {
        return leaving.get(node).size() > 1;
    }

    /** The leaves of a node: how many, which is the farthest, and how far it and the next one are on the way in. */
    private static final class Leaves {
        private int count;
        private int farthest = -1;
        private long farthestPs;
        private long secondPs;
    }

    private Leaves farthest(int node) {
        Leaves leaves = new Leaves();
        if (!forwards[node]) {
            return leaves;
        }
        for (int leaf : ends[node]) {
            if (leaving.get(leaf).size() == 1) {
                long in = leaving.get(leaf).get(0).delayPs();
                leaves.count++;
                if (in >= leaves.farthestPs) {
                    leaves.secondPs = leaves.farthestPs;
                    leaves.farthestPs = in;
                    leaves.farthest = leaf;
                } else {
                    leaves.secondPs = Math.max(leaves.secondPs, in);
                }
            }
        }
        return leaves;
    }

    /** Of shortest paths from a node, through routers only; {@code Long.MAX_VALUE} where there is none. */
    private long[] distances(int from, boolean byDelay) {
        long[] distance = new long[leaving.size()];
        Arrays.fill(distance, Long.MAX_VALUE);
        distance[from] = 0;
        PriorityQueue<long[]> next = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
        next.add(new long[] {0, from});
        while (!next.isEmpty()) {
            long[] here = next.remove();
            int node = (int) here[1];
            if (here[0] > distance[node] || node != from && !forwards[node]) {
                continue;
            }
            for (int i = 0; i < ends[node].length; i++) {
                int to = ends[node][i];
                long there = here[0] + (byDelay ? leaving.get(node).get(i).delayPs() : 1);
                if (there < distance[to]) {
                    distance[to] = there;
                    next.add(new long[] {there, to});
                }
            }
        }
        return distance;
    }
}
