package io.netsim.report.topology;

import io.netsim.report.topology.Sketch.Spot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Networks whose nodes have places: they stand as on a map, a little apart where many are near each other. */
final class Places {
    /** So many of the spots must have a place. */
    private static final double MOST = 0.6;

    private static final double APART = 62;
    private static final int ROUNDS = 60;
    private static final double WIDEST = 2600;

    private Places() {}

    /** Places the core if enough of it has places; else nothing, and false. */
    static boolean place(List<Spot> core) {
        List<Spot> known = core.stream().filter(spot -> spot.place != null).toList();
        if (known.size() < 2 || known.size() < MOST * core.size()) {
            return false;
        }
        project(known);
        known.forEach(spot -> spot.placed = true);
        List<Spot> rest =
                new ArrayList<>(core.stream().filter(spot -> !spot.placed).toList());
        for (Spot spot : rest) {
            List<Spot> near =
                    spot.neighbours.stream().filter(each -> each.placed).toList();
            Spot at = near.isEmpty() ? known.get(0) : near.get(0);
            spot.x = near.stream().mapToDouble(each -> each.x).average().orElse(at.x) + APART;
            spot.y = near.stream().mapToDouble(each -> each.y).average().orElse(at.y) + APART / 2;
            spot.placed = true;
        }
        if (core.size() <= Sketch.CROWDED) {
            pushApart(core);
        }
        return true;
    }

    /** Degrees become as wide as they are high in the middle; the usual link becomes as long as a step. */
    private static void project(List<Spot> known) {
        double middle = known.stream().mapToDouble(spot -> y(spot)).average().orElse(0);
        boolean degrees = known.stream().allMatch(spot -> spot.place != null && spot.place.onEarth());
        double narrow = degrees ? StrictMath.cos(Math.toRadians(middle)) : 1;
        for (Spot spot : known) {
            spot.x = x(spot) * narrow;
            spot.y = -y(spot);
        }
        double[] lengths = known.stream()
                .flatMapToDouble(spot -> spot.neighbours.stream()
                        .filter(other -> other.place != null)
                        .mapToDouble(other -> Math.hypot(spot.x - other.x, spot.y - other.y)))
                .filter(length -> length > 0)
                .sorted()
                .toArray();
        double usual = lengths.length == 0 ? 1 : lengths[lengths.length / 2];
        double extent = Math.max(1e-9, Math.max(extent(known, true), extent(known, false)));
        double scale = Math.min(1.4 * Layout.STEP / usual, WIDEST / extent);
        for (Spot spot : known) {
            spot.x *= scale;
            spot.y *= scale;
        }
    }

    private static double extent(List<Spot> spots, boolean across) {
        double[] values =
                spots.stream().mapToDouble(spot -> across ? spot.x : spot.y).toArray();
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    private static void pushApart(List<Spot> spots) {
        boolean moved = true;
        for (int round = 0; round < ROUNDS && moved; round++) {
            moved = false;
            for (int i = 0; i < spots.size(); i++) {
                for (int j = 0; j < i; j++) {
                    Spot a = spots.get(i);
                    Spot b = spots.get(j);
                    double dx = a.x - b.x;
                    double dy = a.y - b.y;
                    double distance = Math.hypot(dx, dy);
                    if (distance < APART) {
                        double by = (APART - distance) / 2 + 0.1;
                        double ux = distance > 1e-6 ? dx / distance : 1;
                        double uy = distance > 1e-6 ? dy / distance : 0;
                        a.x += ux * by;
                        a.y += uy * by;
                        b.x -= ux * by;
                        b.y -= uy * by;
                        moved = true;
                    }
                }
            }
        }
    }

    private static double x(Spot spot) {
        return spot.place == null ? 0 : spot.place.x();
    }

    private static double y(Spot spot) {
        return spot.place == null ? 0 : spot.place.y();
    }
}
