package io.netsim.spec.generate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import org.jspecify.annotations.Nullable;

/** The generators by name, {@code generate: {shape: fat_tree, k: 4, …}}. */
public final class Shapes {
    private static final ImmutableMap<String, Shape> SHAPES = ImmutableMap.<String, Shape>builder()
            .put("dumbbell", new Dumbbell())
            .put("star", new Star())
            .put("chain", new Chain())
            .put("ring", new Ring())
            .put("grid", new Grid())
            .put("parking_lot", new ParkingLot())
            .put("leaf_spine", new LeafSpine())
            .put("fat_tree", new FatTree())
            .buildOrThrow();

    private static final ImmutableList<String> PLANNED = ImmutableList.of("waxman", "scale_free");

    private Shapes() {}

    /** Adds what a {@code generate} section describes. */
    public static void build(Section section, TopologyBuilder into) {
        String name = section.require("shape", Shapes::name, "", "shape: dumbbell");
        Shape shape = SHAPES.get(name);
        if (shape != null) {
            shape.build(section, into);
            section.done();
        }
    }

    /** A number of nodes or links, from 1. */
    static Kind<Integer> size(int minimum) {
        return Kinds.count(minimum, 100_000);
    }

    private static final Kind<String> KNOWN = Kinds.word(SHAPES.keySet());

    private static @Nullable String name(Node node, Mistakes mistakes) {
        if (node instanceof ScalarNode scalar && PLANNED.contains(scalar.text())) {
            mistakes.add(
                    node,
                    "the shape " + scalar.quoted() + " is not available yet; write one of "
                            + String.join(", ", SHAPES.keySet()));
            return null;
        }
        return KNOWN.read(node, mistakes);
    }
}
