package io.netsim.spec.generate;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;

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
            .put("waxman", new Waxman())
            .put("scale_free", new ScaleFree())
            .buildOrThrow();

    /** Those whose links to hosts are as all others. */
    private static final ImmutableSet<String> ALL_ALIKE = ImmutableSet.of("star", "chain", "fat_tree");

    /** Of the random draws of a shape. */
    static final Kind<Long> SEED = Kinds.whole(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final Kind<String> KNOWN = Kinds.word(SHAPES.keySet());

    private Shapes() {}

    /** All names of shapes. */
    public static ImmutableSet<String> names() {
        return SHAPES.keySet();
    }

    /** Whether a shape has keys for the links of its hosts. */
    public static boolean hasAccessLinks(String shape) {
        return SHAPES.containsKey(shape) && !ALL_ALIKE.contains(shape);
    }

    /** Adds what a {@code generate} section describes. */
    public static void build(Section section, TopologyBuilder into) {
        String name = section.require("shape", KNOWN, "", "shape: dumbbell");
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
}
