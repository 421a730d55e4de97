package io.netsim.spec.imports;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.PlaceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a graph whose edges and demands name nodes by their ids, which may come later in the file. */
final class GraphBuilder {
    private final GraphFile file;
    private final List<Graph.Vertex> nodes = new ArrayList<>();
    private final Map<String, Integer> position = new LinkedHashMap<>();
    private final List<Loose> edges = new ArrayList<>();
    private final List<LooseDemand> demands = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** An edge by the ids of its ends. */
    record Loose(
            String from,
            String to,
            boolean directed,
            @Nullable Long rateBps,
            @Nullable Long delayPs,
            @Nullable Long weight,
            int line,
            int column) {}

    private record LooseDemand(String label, String from, String to, long rateBps, int line, int column) {}

    GraphBuilder(GraphFile file) {
        this.file = file;
    }

    void node(String id, String label, @Nullable PlaceSpec place, boolean host, int line, int column) {
        Integer other = position.putIfAbsent(id, nodes.size());
        if (other != null) {
            file.mistake(
                    line,
                    column,
                    "there are two nodes with the id '" + id + "', the first in line "
                            + nodes.get(other).line() + "; give each its own");
            return;
        }
        nodes.add(new Graph.Vertex(id, label.isBlank() ? id : label.strip(), place, host, line));
    }

    void edge(Loose edge) {
        edges.add(edge);
    }

    void demand(String label, String from, String to, long rateBps, int line, int column) {
        demands.add(new LooseDemand(label, from, to, rateBps, line, column));
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** The graph; of a broken file only what does not make for more complaints. */
    Graph build() {
        if (file.isBroken()) {
            edges.clear();
            demands.clear();
        }
        ImmutableList.Builder<Graph.Edge> joined = ImmutableList.builder();
        for (Loose edge : edges) {
            Integer from = end(edge.from(), "an edge", edge.line(), edge.column());
            Integer to = end(edge.to(), "an edge", edge.line(), edge.column());
            if (from != null && to != null) {
                joined.add(new Graph.Edge(
                        from, to, edge.directed(), edge.rateBps(), edge.delayPs(), edge.weight(), edge.line()));
            }
        }
        ImmutableList.Builder<Graph.Demand> asked = ImmutableList.builder();
        for (LooseDemand demand : demands) {
            Integer from = end(demand.from(), "a demand", demand.line(), demand.column());
            Integer to = end(demand.to(), "a demand", demand.line(), demand.column());
            if (from != null && to != null) {
                asked.add(new Graph.Demand(demand.label(), from, to, demand.rateBps()));
            }
        }
        if (nodes.isEmpty() && !file.isBroken()) {
            file.mistake(1, 1, "there are no nodes in this file; check that it is of the format that is named");
        }
        return new Graph(ImmutableList.copyOf(nodes), joined.build(), asked.build(), ImmutableList.copyOf(notes));
    }

    private @Nullable Integer end(String id, String what, int line, int column) {
        Integer at = position.get(id);
        if (at == null) {
            String known = nodes.isEmpty() ? "there are none" : "nodes are " + first(position.keySet());
            file.mistake(line, column, what + " ends at the node '" + id + "', which there is not; " + known);
        }
        return at;
    }

    private static String first(Iterable<String> names) {
        StringBuilder some = new StringBuilder();
        int count = 0;
        for (String name : names) {
            if (count == 8) {
                return some + ", …";
            }
            some.append(count == 0 ? "" : ", ").append(name);
            count++;
        }
        return some.toString();
    }
}
