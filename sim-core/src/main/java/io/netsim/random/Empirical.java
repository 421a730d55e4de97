package io.netsim.random;

import com.google.common.collect.ImmutableList;

/**
 * A distribution known by points of its distribution function, linear between them; one draw, by inversion. If the first
 * point's probability is more than 0, that much lies on its value.
 *
 * @param points rising in value and cumulative probability; the last probability is 1
 */
public record Empirical(ImmutableList<Point> points) implements Distribution {
    /** With probability {@code cumulative}, 0 to 1, a draw is not above {@code value}. */
    public record Point(double value, double cumulative) {}

    /** @throws IllegalArgumentException if the points fall anywhere or do not end with probability 1 */
    public Empirical {
        if (points.isEmpty() || points.get(points.size() - 1).cumulative != 1 || !(points.get(0).cumulative >= 0)) {
            throw new IllegalArgumentException("points must go from probability 0 or more to 1: " + points);
        }
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point point = points.get(i);
            if (!(point.value >= before.value && point.cumulative >= before.cumulative)) {
                throw new IllegalArgumentException("points must rise, but " + point + " follows " + before);
            }
        }
    }

    @Override
    public double sample(RandomStream stream) {
        double u = stream.nextDouble();
        Point before = points.get(0);
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (u < point.cumulative) {
                double share = point.cumulative - before.cumulative;
                return share <= 0
                        ? point.value
                        : before.value + (point.value - before.value) * ((u - before.cumulative) / share);
            }
            before = point;
        }
        return before.value;
    }

    @Override
    public double mean() {
        Point before = points.get(0);
        double sum = before.value * before.cumulative;
        for (Point point : points) {
            sum += (point.cumulative - before.cumulative) * (before.value + point.value) / 2;
            before = point;
        }
        return sum;
    }
}
