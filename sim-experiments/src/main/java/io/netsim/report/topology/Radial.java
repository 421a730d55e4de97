package io.netsim.report.topology;

import io.netsim.report.topology.Sketch.Spot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Networks too large for anything better: rings around the spot with most neighbours, by hops, each spot near the one it
 * hangs on.
 */
final class Radial {
    private static final double RING = 260;

    private Radial() {}

    static void place(List<Spot> core) {
        Set<Spot> left = new HashSet<>(core);
        List<Spot> byNeighbours = new ArrayList<>(core);
        byNeighbours.sort(
                Comparator.comparingInt((Spot spot) -> -spot.neighbours.size()).thenComparingInt(spot -> spot.index));
        double x = 0;
        for (Spot centre : byNeighbours) {
            if (left.contains(centre)) {
                List<Spot> tree = tree(centre, left);
                double radius = Math.sqrt(tree.size()) * 40 + RING;
                spread(centre, tree, x + radius);
                x += 2 * radius;
            }
        }
    }

    /** All that hangs together with a spot, nearest first; takes it away from what is left. */
    private static List<Spot> tree(Spot centre, Set<Spot> left) {
        List<Spot> tree = new ArrayList<>();
        ArrayDeque<Spot> next = new ArrayDeque<>(List.of(centre));
        left.remove(centre);
        while (!next.isEmpty()) {
            Spot here = next.remove();
            tree.add(here);
            for (Spot neighbour : here.neighbours) {
                if (left.remove(neighbour)) {
                    neighbour.parent = here;
                    next.add(neighbour);
                }
            }
        }
        return tree;
    }

    private static void spread(Spot centre, List<Spot> tree, double x) {
        Map<Spot, Integer> weight = new HashMap<>();
        for (int i = tree.size() - 1; i > 0; i--) {
            Spot spot = tree.get(i);
            int own = weight.merge(spot, 1, Integer::sum);
            Spot parent = spot.parent;
            if (parent != null) {
                weight.merge(parent, own, Integer::sum);
            }
        }
        Map<Spot, double[]> wedge = new HashMap<>();
        Map<Spot, Integer> depth = new HashMap<>();
        centre.x = x;
        centre.y = 0;
        wedge.put(centre, new double[] {0, 2 * Math.PI});
        double ring = Math.max(RING, tree.size() / 6.0);
        for (Spot spot : tree.subList(1, tree.size())) {
            Spot parent = spot.parent == null ? centre : spot.parent;
            double[] open = wedge.getOrDefault(parent, new double[] {0, 0});
            int all = Math.max(1, weight.getOrDefault(parent, 1) - (parent == centre ? 0 : 1));
            double width = (parent.wedge > 0 ? parent.wedge : 2 * Math.PI) * weight.getOrDefault(spot, 1) / all;
            double from = open[0];
            open[0] += width;
            wedge.put(spot, new double[] {from, from + width});
            spot.wedge = width;
            int level = depth.getOrDefault(parent, 0) + 1;
            depth.put(spot, level);
            spot.x = x + ring * level * StrictMath.cos(from + width / 2);
            spot.y = ring * level * StrictMath.sin(from + width / 2);
        }
    }
}
