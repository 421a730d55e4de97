package io.netsim.report.topology;

import io.netsim.report.topology.Sketch.Spot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where spots stand: a path of routers lies on a line, layers lie above each other, all else is drawn so that
 * distances on paper are like distances in hops.
 */
final class Layout {
    /** Between neighbours of the core. */
    static final double STEP = 190;
    /** Between two leaves of one spot. */
    static final double LEAF_GAP = 62;

    private static final double LEAF_STEP = 125;
    /** Beyond this, comparing each spot with each takes too long. */
    private static final int MOST_COMPARED = 1500;

    private static final int LONGEST_LINE = 6;
    private static final double LINE_GAP = 300;

    private Layout() {}

    static void place(Sketch sketch) {
        List<Spot> core = sketch.core();
        if (Places.place(core)) {
            core.forEach(Layout::fanOut);
            return;
        }
        List<Spot> path = path(core);
        if (path != null) {
            along(path);
            return;
        }
        if (!Layers.place(sketch)) {
            if (core.size() > MOST_COMPARED) {
                Radial.place(core);
            } else {
                Stress.place(core);
            }
            core.forEach(Layout::fanOut);
        }
    }

    // ---- a path ------------------------------------------------------------------------------------------------

    /** The spots in order if they form one path without branches, else null. */
    private static @Nullable List<Spot> path(List<Spot> core) {
        List<Spot> path = new ArrayList<>();
        Set<Spot> inCore = new HashSet<>(core);
        Spot first = null;
        for (Spot spot : core) {
            long inner = spot.neighbours.stream().filter(inCore::contains).count();
            if (inner > 2) {
                return null;
            }
            if (inner < 2 && first == null) {
                first = spot;
            }
        }
        Spot before = null;
        Spot here = first;
        while (here != null) {
            path.add(here);
            Spot next = null;
            for (Spot neighbour : here.neighbours) {
                if (neighbour != before && inCore.contains(neighbour)) {
                    next = neighbour;
                }
            }
            before = here;
            here = next;
        }
        return path.size() == core.size() && first != null ? path : null;
    }

    /** From left to right; a long path turns at the edge and comes back on the next line. */
    private static void along(List<Spot> path) {
        int lines = (path.size() + LONGEST_LINE - 1) / LONGEST_LINE;
        int perLine = (path.size() + lines - 1) / lines;
        boolean inner = path.stream()
                .skip(1)
                .limit(Math.max(0, path.size() - 2))
                .anyMatch(spot -> !Sketch.leavesOf(spot).isEmpty());
        for (int i = 0; i < path.size(); i++) {
            int line = i / perLine;
            int column = line % 2 == 0 ? i % perLine : perLine - 1 - i % perLine;
            path.get(i).x = column * STEP;
            path.get(i).y = line * (inner ? LINE_GAP : LINE_GAP / 2);
        }
        for (int i = 0; i < path.size(); i++) {
            boolean lineTurns = i % perLine == 0 || i % perLine == perLine - 1;
            if (path.size() == 1) {
                around(path.get(i));
            } else if (i == 0) {
                column(path.get(i), -LEAF_STEP);
            } else if (i == path.size() - 1) {
                column(path.get(i), (i / perLine) % 2 == 0 ? LEAF_STEP : -LEAF_STEP);
            } else {
                row(path.get(i), lines > 1 && lineTurns);
            }
        }
    }

    private static void around(Spot centre) {
        List<Spot> leaves = Sketch.leavesOf(centre);
        for (int i = 0; i < leaves.size(); i++) {
            double angle = Math.PI + 2 * Math.PI * i / leaves.size();
            leaves.get(i).x = centre.x + 1.5 * LEAF_STEP * StrictMath.cos(angle);
            leaves.get(i).y = centre.y + LEAF_STEP * StrictMath.sin(angle);
        }
    }

    private static void column(Spot end, double dx) {
        List<Spot> leaves = Sketch.leavesOf(end);
        for (int i = 0; i < leaves.size(); i++) {
            leaves.get(i).x = end.x + dx;
            leaves.get(i).y = end.y + (i - (leaves.size() - 1) / 2.0) * LEAF_GAP;
        }
    }

    private static void row(Spot inner, boolean oneSide) {
        List<Spot> leaves = Sketch.leavesOf(inner);
        int above = oneSide ? 0 : leaves.size() / 2;
        for (int i = 0; i < leaves.size(); i++) {
            boolean isAbove = i < above;
            int among = isAbove ? above : leaves.size() - above;
            int place = isAbove ? i : i - above;
            leaves.get(i).x = inner.x + (place - (among - 1) / 2.0) * LEAF_GAP;
            leaves.get(i).y = inner.y + (isAbove ? -0.85 : 0.85) * LEAF_STEP;
        }
    }

    // ---- leaves around a spot ----------------------------------------------------------------------------------

    /** Puts the leaves of a spot into the widest gap between its other neighbours. */
    private static void fanOut(Spot centre) {
        List<Spot> leaves = Sketch.leavesOf(centre);
        if (leaves.isEmpty()) {
            return;
        }
        double[] angles = centre.neighbours.stream()
                .filter(neighbour -> !leaves.contains(neighbour))
                .mapToDouble(neighbour -> StrictMath.atan2(neighbour.y - centre.y, neighbour.x - centre.x))
                .sorted()
                .toArray();
        double from = -Math.PI / 2;
        double gap = 2 * Math.PI;
        for (int i = 0; i < angles.length; i++) {
            double next = i + 1 < angles.length ? angles[i + 1] : angles[0] + 2 * Math.PI;
            if (i == 0 || next - angles[i] > gap + 1e-9) {
                from = angles[i];
                gap = next - angles[i];
            }
        }
        double radius = Math.max(0.5 * STEP, LEAF_GAP * leaves.size() / gap);
        for (int i = 0; i < leaves.size(); i++) {
            double angle = from + gap * (i + 1) / (leaves.size() + 1);
            leaves.get(i).x = centre.x + radius * StrictMath.cos(angle);
            leaves.get(i).y = centre.y + radius * StrictMath.sin(angle);
        }
    }
}
