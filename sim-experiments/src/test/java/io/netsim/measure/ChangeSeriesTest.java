package io.netsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeSeriesTest {
    private record Point(long timePs, double value) {}

    private static List<Point> points(ChangeSeries series) {
        List<Point> points = new ArrayList<>();
        series.writeTo((time, value) -> points.add(new Point(time, value)));
        return points;
    }

    @Test
    void onlyChangesAreKept() {
        ChangeSeries series = new ChangeSeries();
        series.add(0, 1);
        series.add(5, 1);
        series.add(7, 2);
        assertThat(points(series)).containsExactly(new Point(0, 1), new Point(7, 2));
    }

    @Test
    void thinningKeepsPeaksTheLastValueAndNothingThatWasNot() {
        ChangeSeries series = new ChangeSeries();
        Random random = new Random(1);
        TreeMap<Long, Double> truth = new TreeMap<>();
        long now = 0;
        for (int i = 0; i < 200_000; i++) {
            now += 1 + random.nextInt(1000);
            double value = random.nextInt(1_000_000);
            value = i == 123_456 ? 5_000_000 : i == 77_777 ? -1 : value;
            truth.put(now, value);
            series.add(now, value);
        }
        List<Point> points = points(series);
        assertThat(points.size()).isBetween(5_000, 25_000);
        assertThat(points.stream().allMatch(point -> Double.valueOf(point.value).equals(truth.get(point.timePs))))
                .isTrue();
        assertThat(points.stream().mapToDouble(Point::value).max()).hasValue(5_000_000);
        assertThat(points.stream().mapToDouble(Point::value).min()).hasValue(-1);
        assertThat(points.get(points.size() - 1).timePs).isEqualTo(now);
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).timePs).isGreaterThan(points.get(i - 1).timePs);
        }
    }
}
