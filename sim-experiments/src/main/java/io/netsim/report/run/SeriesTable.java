package io.netsim.report.run;

import com.google.common.collect.ImmutableList;
import io.netsim.results.SeriesSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The time series of a run, for its page. */
public final class SeriesTable implements SeriesSink {
    private static final int MOST_POINTS = 300_000;
    private static final int MOST_OF_ONE = 6_000;
    private static final int LEAST_OF_ONE = 200;

    private record Name(String entity, String metric) {}

    private static final class Points {
        double[] times = new double[16];
        double[] values = new double[16];
        int count;

        void add(double time, double value) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            times[count] = time;
            values[count] = value;
            count++;
        }
    }

    private final Map<Name, Points> series = new LinkedHashMap<>();

    @Override
    public void point(double timeS, String entity, String metric, double value) {
        series.computeIfAbsent(new Name(entity, metric), name -> new Points()).add(timeS, value);
    }

    /** Those of some entities, each with no more points than there is room for; the last of each span of points is kept. */
    ImmutableList<Map<String, Object>> of(Predicate<String> wanted) {
        List<Map.Entry<Name, Points>> chosen = new ArrayList<>();
        series.forEach((name, points) -> {
            if (wanted.test(name.entity)) {
                chosen.add(Map.entry(name, points));
            }
        });
        int most = Math.max(LEAST_OF_ONE, Math.min(MOST_OF_ONE, MOST_POINTS / Math.max(1, chosen.size())));
        ImmutableList.Builder<Map<String, Object>> all = ImmutableList.builder();
        for (Map.Entry<Name, Points> each : chosen) {
            all.add(columns(each.getKey(), each.getValue(), most));
        }
        return all.build();
    }

    private static Map<String, Object> columns(Name name, Points points, int most) {
        List<Object> times = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        int span = Math.max(1, (3 * points.count + most - 1) / most);
        for (int from = 0; from < points.count; from += span) {
            int to = Math.min(points.count, from + span);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                low = points.values[i] < points.values[low] ? i : low;
                high = points.values[i] > points.values[high] ? i : high;
            }
            for (int i = from; i < to; i++) {
                if (points.count <= most || i == low || i == high || i == to - 1) {
                    times.add(number(points.times[i]));
                    values.add(number(points.values[i]));
                }
            }
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("entity", name.entity);
        columns.put("metric", name.metric);
        columns.put("t", times);
        columns.put("v", values);
        return columns;
    }

    /** Whole numbers without a point: half of a page is such numbers. */
    private static Object number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : (Object) value;
    }
}
