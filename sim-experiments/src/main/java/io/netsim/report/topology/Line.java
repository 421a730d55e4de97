package io.netsim.report.topology;

import io.netsim.report.topology.Sketch.Wire;

/** Where a wire runs, from the edge of one symbol to that of the other. */
record Line(double x1, double y1, double x2, double y2) {
    private static final double LANE = 18;
    private static final double SYMBOL = 17;

    Line(Wire wire) {
        this(wire.a.x, wire.a.y, wire.b.x, wire.b.y, (wire.lane - (wire.lanes - 1) / 2.0) * LANE);
    }

    private Line(double x1, double y1, double x2, double y2, double shift) {
        this(new double[] {x1, y1, x2, y2}, shift, Math.max(1e-3, Math.hypot(x2 - x1, y2 - y1)));
    }

    private Line(double[] p, double shift, double length) {
        this(
                p[0] + (p[2] - p[0]) * SYMBOL / length - (p[3] - p[1]) * shift / length,
                p[1] + (p[3] - p[1]) * SYMBOL / length + (p[2] - p[0]) * shift / length,
                p[2] - (p[2] - p[0]) * SYMBOL / length - (p[3] - p[1]) * shift / length,
                p[3] - (p[3] - p[1]) * SYMBOL / length + (p[2] - p[0]) * shift / length);
    }

    Line shifted(double by) {
        return new Line(x1 - uy() * by, y1 + ux() * by, x2 - uy() * by, y2 + ux() * by);
    }

    Line reversed() {
        return new Line(x2, y2, x1, y1);
    }

    double length() {
        return Math.max(1e-3, Math.hypot(x2 - x1, y2 - y1));
    }

    double ux() {
        return (x2 - x1) / length();
    }

    double uy() {
        return (y2 - y1) / length();
    }

    double along(double share) {
        return x1 + share * (x2 - x1);
    }

    double down(double share) {
        return y1 + share * (y2 - y1);
    }
}
