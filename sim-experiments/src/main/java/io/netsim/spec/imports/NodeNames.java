package io.netsim.spec.imports;

import com.google.common.collect.ImmutableList;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names for the nodes of a graph: their labels with {@code _} for each run of what a name cannot have, and a number behind
 * those that are not the only ones.
 */
final class NodeNames {
    private static final int LONGEST = 60;

    private final List<String> names = new ArrayList<>();
    private final List<String> renamed = new ArrayList<>();

    NodeNames(Graph graph) {
        Map<String, Integer> counts = new HashMap<>();
        for (Graph.Vertex node : graph.nodes()) {
            counts.merge(valid(node), 1, Integer::sum);
        }
        Map<String, Integer> last = new HashMap<>();
        for (Graph.Vertex node : graph.nodes()) {
            String base = valid(node);
            String name = base;
            boolean free = counts.getOrDefault(base, 0) == 1;
            while (!free) {
                name = base + "_" + last.merge(base, 1, Integer::sum);
                free = !counts.containsKey(name);
            }
            names.add(name);
            if (!name.equals(node.label())) {
                renamed.add("'" + node.label() + "' is " + name);
            }
        }
    }

    /** By position in the graph. */
    String of(int node) {
        return names.get(node);
    }

    /** What is called otherwise than in the file, each with its reason at hand. */
    ImmutableList<String> renamed() {
        return ImmutableList.copyOf(renamed);
    }

    private static String valid(Graph.Vertex node) {
        String name = clean(node.label());
        if (name.isEmpty()) {
            name = clean(node.id());
        }
        return name.isEmpty() ? "node" : name;
    }

    private static String clean(String text) {
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{N}_.-]+", "_")
                .replaceAll("^_+|_+$", "");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
