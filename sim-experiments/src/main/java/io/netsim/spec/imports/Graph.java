package io.netsim.spec.imports;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.PlaceSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of a network.
 *
 * @param nodes in the order of the file
 * @param edges in the order of the file; their ends are positions in {@code nodes}
 * @param demands in the order of the file; their ends are positions in {@code nodes}
 * @param notes what was left out or taken otherwise than written, for people
 */
record Graph(
        ImmutableList<Vertex> nodes,
        ImmutableList<Edge> edges,
        ImmutableList<Demand> demands,
        ImmutableList<String> notes) {
    /**
     * A node.
     *
     * @param id as other parts of the file name it
     * @param label as people name it; the id if there is nothing else
     * @param line where it stands
     */
    record Vertex(String id, String label, @Nullable PlaceSpec place, boolean host, int line) {}

    /**
     * A link, or one direction of one.
     *
     * @param directed whether it leads from its first end to its second only
     * @param line where it stands
     */
    record Edge(
            int from,
            int to,
            boolean directed,
            @Nullable Long rateBps,
            @Nullable Long delayPs,
            @Nullable Long weight,
            int line) {}

    /** Traffic from one node to another. */
    record Demand(String label, int from, int to, long rateBps) {}
}
