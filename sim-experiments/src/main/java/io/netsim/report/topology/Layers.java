package io.netsim.report.topology;

import io.netsim.report.topology.Sketch.Spot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Networks in layers, such as trees, leaf and spine, fat trees: hosts below, each router above by its distance to the
 * nearest host. Within a layer, spots stand where their neighbours do, as far as possible.
 */
final class Layers {
    private static final double HEIGHT = 130;
    private static final int SWEEPS = 12;
    /** With more links than this between two layers, nobody can follow one anyway. */
    private static final int MOST_COMPARED = 2_000;

    private Layers() {}

    /** Places all spots if every link joins neighbouring layers; else nothing, and false. */
    static boolean place(Sketch sketch) {
        int[] layer = layers(sketch.spots);
        int top = 0;
        for (Spot spot : sketch.spots) {
            top = Math.max(top, layer[spot.index]);
            if (layer[spot.index] < 0) {
                return false;
            }
            for (Spot neighbour : spot.neighbours) {
                if (Math.abs(layer[spot.index] - layer[neighbour.index]) != 1) {
                    return false;
                }
            }
        }
        if (top < 2) {
            return false;
        }
        List<List<Spot>> rows = new ArrayList<>();
        for (int i = 0; i <= top; i++) {
            rows.add(new ArrayList<>());
        }
        sketch.spots.forEach(spot -> rows.get(layer[spot.index]).add(spot));
        order(rows, layer);
        spread(rows);
        return true;
    }

    /** Hops to the nearest host. */
    private static int[] layers(List<Spot> spots) {
        int[] layer = new int[spots.size()];
        ArrayDeque<Spot> next = new ArrayDeque<>();
        for (Spot spot : spots) {
            layer[spot.index] = spot.host ? 0 : -1;
            if (spot.host) {
                next.add(spot);
            }
        }
        while (!next.isEmpty()) {
            Spot spot = next.remove();
            for (Spot neighbour : spot.neighbours) {
                if (layer[neighbour.index] < 0) {
                    layer[neighbour.index] = layer[spot.index] + 1;
                    next.add(neighbour);
                }
            }
        }
        return layer;
    }

    /** Barycentres, up and down by turns; what crosses least stays, and the order of the document wins a draw. */
    private static void order(List<List<Spot>> rows, int[] layer) {
        rows.forEach(Layers::number);
        List<List<Spot>> best = copy(rows);
        long fewest = crossings(rows, layer);
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean up = sweep % 2 == 0;
            for (int i = 1; i < rows.size(); i++) {
                List<Spot> row = rows.get(up ? i : rows.size() - 1 - i);
                int towards = up ? -1 : 1;
                double[] centres = new double[layer.length];
                for (Spot spot : row) {
                    centres[spot.index] = spot.neighbours.stream()
                            .filter(neighbour -> layer[neighbour.index] == layer[spot.index] + towards)
                            .mapToDouble(neighbour -> neighbour.x)
                            .average()
                            .orElse(spot.x);
                }
                row.sort(Comparator.comparingDouble(spot -> centres[spot.index]));
                number(row);
            }
            long crossings = crossings(rows, layer);
            if (crossings < fewest) {
                fewest = crossings;
                best = copy(rows);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, best.get(i));
            number(best.get(i));
        }
    }

    private static List<List<Spot>> copy(List<List<Spot>> rows) {
        List<List<Spot>> copy = new ArrayList<>();
        rows.forEach(row -> copy.add(new ArrayList<>(row)));
        return copy;
    }

    /** How many pairs of links between neighbouring layers cross. */
    private static long crossings(List<List<Spot>> rows, int[] layer) {
        long crossings = 0;
        for (List<Spot> row : rows) {
            List<double[]> links = new ArrayList<>();
            for (Spot spot : row) {
                for (Spot neighbour : spot.neighbours) {
                    if (layer[neighbour.index] == layer[spot.index] + 1) {
                        links.add(new double[] {spot.x, neighbour.x});
                    }
                }
            }
            for (int i = 0; i < links.size() && links.size() <= MOST_COMPARED; i++) {
                for (int j = 0; j < i; j++) {
                    boolean cross = (links.get(i)[0] - links.get(j)[0]) * (links.get(i)[1] - links.get(j)[1]) < 0;
                    crossings += cross ? 1 : 0;
                }
            }
        }
        return crossings;
    }

    private static void number(List<Spot> row) {
        for (int i = 0; i < row.size(); i++) {
            row.get(i).x = (i + 0.5) / row.size();
        }
    }

    private static void spread(List<List<Spot>> rows) {
        int widest = rows.stream().mapToInt(List::size).max().orElse(1);
        double width = Math.max(560, widest * (widest > 20 ? Layout.LEAF_GAP * 0.85 : Layout.LEAF_GAP * 1.1));
        for (int i = 0; i < rows.size(); i++) {
            for (Spot spot : rows.get(i)) {
                spot.x *= width;
                spot.y = (rows.size() - 1 - i) * HEIGHT;
            }
        }
    }
}
