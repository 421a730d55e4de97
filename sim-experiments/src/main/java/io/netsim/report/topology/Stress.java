package io.netsim.report.topology;

import io.netsim.report.topology.Sketch.Spot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Distances on paper like distances in hops: stress majorization (E. Gansner, Y. Koren, S. North: "Graph drawing by stress
 * majorization", 2004), from a start by classical scaling. No chance is in it: the same network is drawn the same way.
 */
final class Stress {
    private static final int POWER_ROUNDS = 60;
    private static final int MOST_WORK = 60_000_000;

    private final List<Spot> spots;
    private final int n;
    private final double[][] distance;
    private final double[] x;
    private final double[] y;

    private Stress(List<Spot> spots) {
        this.spots = spots;
        this.n = spots.size();
        this.distance = distances(spots);
        this.x = new double[n];
        this.y = new double[n];
    }

    static void place(List<Spot> core) {
        Stress stress = new Stress(core);
        stress.scale();
        stress.relax();
        stress.turn();
        for (int i = 0; i < stress.n; i++) {
            core.get(i).x = stress.x[i] * Layout.STEP;
            core.get(i).y = stress.y[i] * Layout.STEP;
        }
    }

    /** In hops; parts that no path joins are a little farther apart than the ends of the longest path. */
    private static double[][] distances(List<Spot> spots) {
        Map<Spot, Integer> position = new HashMap<>();
        for (int i = 0; i < spots.size(); i++) {
            position.put(spots.get(i), i);
        }
        double[][] distance = new double[spots.size()][spots.size()];
        double longest = 1;
        for (int from = 0; from < spots.size(); from++) {
            Arrays.fill(distance[from], -1);
            distance[from][from] = 0;
            ArrayDeque<Spot> next = new ArrayDeque<>(List.of(spots.get(from)));
            while (!next.isEmpty()) {
                Spot here = next.remove();
                for (Spot neighbour : here.neighbours) {
                    Integer to = position.get(neighbour);
                    if (to != null && distance[from][to] < 0) {
                        distance[from][to] = distance[from][position.getOrDefault(here, 0)] + 1;
                        longest = Math.max(longest, distance[from][to]);
                        next.add(neighbour);
                    }
                }
            }
        }
        for (double[] row : distance) {
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] < 0 ? longest + 1 : row[i];
            }
        }
        return distance;
    }

    /** Classical scaling: the two largest eigenvectors of the doubly centred squares, by power iteration. */
    private void scale() {
        double[][] b = new double[n][n];
        double[] mean = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                mean[i] += distance[i][j] * distance[i][j] / n;
            }
            all += mean[i] / n;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b[i][j] = -0.5 * (distance[i][j] * distance[i][j] - mean[i] - mean[j] + all);
            }
        }
        double[] none = new double[n];
        eigenvector(b, x, none);
        eigenvector(b, y, x);
    }

    private void eigenvector(double[][] b, double[] into, double[] orthogonalTo) {
        double length = norm(orthogonalTo);
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = StrictMath.sin(1.0 + 2.7 * i) + 0.01 * i;
        }
        double value = 1;
        for (int round = 0; round < POWER_ROUNDS; round++) {
            double along = 0;
            for (int i = 0; i < n && length > 0; i++) {
                along += v[i] * orthogonalTo[i] / (length * length);
            }
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i] += b[i][j] * (v[j] - along * orthogonalTo[j]);
                }
            }
            value = norm(next);
            for (int i = 0; i < n; i++) {
                v[i] = value > 0 ? next[i] / value : v[i];
            }
        }
        for (int i = 0; i < n; i++) {
            into[i] = v[i] * Math.sqrt(Math.max(value, 1e-6)) + 1e-3 * i;
        }
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double each : v) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    /** Each spot in turn goes to where its distances to all others want it. */
    private void relax() {
        int rounds = (int) Math.max(20, Math.min(300, MOST_WORK / ((long) n * n + 1)));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < n; i++) {
                double sumX = 0;
                double sumY = 0;
                double weights = 0;
                for (int j = 0; j < n; j++) {
                    if (j != i) {
                        double d = distance[i][j];
                        double weight = 1 / (d * d);
                        double dx = x[i] - x[j];
                        double dy = y[i] - y[j];
                        double now = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
                        sumX += weight * (x[j] + d * dx / now);
                        sumY += weight * (y[j] + d * dy / now);
                        weights += weight;
                    }
                }
                if (weights > 0) {
                    x[i] = sumX / weights;
                    y[i] = sumY / weights;
                }
            }
        }
    }

    /** The long side lies flat, and what comes first in the document is on the left and above. */
    private void turn() {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double angle = 0.5 * StrictMath.atan2(2 * xy, xx - yy);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        List<double[]> turned = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            turned.add(new double[] {dx * cos + dy * sin, dy * cos - dx * sin});
        }
        int first = 0;
        for (int i = 1; i < n; i++) {
            first = spots.get(i).index < spots.get(first).index ? i : first;
        }
        double flipX = turned.get(first)[0] > 0 ? -1 : 1;
        double flipY = turned.get(first)[1] > 0 ? -1 : 1;
        for (int i = 0; i < n; i++) {
            x[i] = turned.get(i)[0] * flipX;
            y[i] = turned.get(i)[1] * flipY;
        }
    }
}
