package io.netsim.topology;

import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.TopologySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/** Shortest paths by delay over a topology, by Dijkstra's algorithm of JGraphT. */
public final class ShortestPaths {
    private final DirectedWeightedMultigraph<String, String> graph = new DirectedWeightedMultigraph<>(null, null);
    private final DijkstraShortestPath<String, String> dijkstra = new DijkstraShortestPath<>(graph);
    private final TopologySpec topology;

    public ShortestPaths(TopologySpec topology) {
        this.topology = topology;
        topology.nodes().forEach(node -> graph.addVertex(node.name()));
        for (LinkDirectionSpec direction : topology.directions()) {
            graph.addEdge(direction.from(), direction.to(), direction.name());
            graph.setEdgeWeight(direction.name(), (double) direction.delayPs());
        }
    }

    public int parts() {
        return new ConnectivityInspector<>(graph).connectedSets().size();
    }

    /** Names of the directions on the path. */
    public List<String> path(String from, String to) {
        GraphPath<String, String> path = dijkstra.getPath(from, to);
        return path == null ? List.of() : path.getEdgeList();
    }

    /** In microseconds, of all ordered pairs of different nodes with a path between them. */
    public List<Double> delaysUs() {
        List<Double> delays = new ArrayList<>();
        for (NodeSpec from : topology.nodes()) {
            var paths = dijkstra.getPaths(from.name());
            for (NodeSpec to : topology.nodes()) {
                double delay = paths.getWeight(to.name());
                if (!from.equals(to) && Double.isFinite(delay)) {
                    delays.add(delay / 1e6);
                }
            }
        }
        return delays;
    }

    /** Bits per second over each direction, by what flows from and to. */
    public Map<String, Double> loads(List<? extends Load> loads) {
        Map<String, Double> sums = new LinkedHashMap<>();
        topology.directions().forEach(direction -> sums.put(direction.name(), 0.0));
        for (Load load : loads) {
            path(load.from(), load.to()).forEach(name -> sums.merge(name, load.bps(), Double::sum));
        }
        return sums;
    }

    /** What flows from one node to another. */
    public record Load(String from, String to, double bps) {}
}
