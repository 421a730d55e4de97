package io.netsim.run;

import io.netsim.results.RunFolder;
import io.netsim.statistics.Steadiness;
import io.netsim.statistics.Steadiness.Ends;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the runs of a point say together of each series. */
final class PointSeries {
    private record Key(String entity, String metric) {}

    private static final class Count {
        int runs;
        int dependent;
        final List<Ends> ends = new ArrayList<>();
    }

    private final Map<Key, Count> counts = new LinkedHashMap<>();

    /** @param seriesChecks of a run's document */
    void add(@Nullable Object seriesChecks) {
        for (Map<String, Object> check : RunFolder.maps(seriesChecks)) {
            Key key = new Key(String.valueOf(check.get("entity")), String.valueOf(check.get("metric")));
            Count count = counts.computeIfAbsent(key, first -> new Count());
            count.runs++;
            count.dependent += Boolean.FALSE.equals(check.get("independent")) ? 1 : 0;
            Ends ends = ends(check);
            if (ends != null) {
                count.ends.add(ends);
            }
        }
    }

    void report(int point, SweepChecks checks) {
        counts.forEach((key, count) -> {
            checks.series(point, key.entity, key.metric, count.dependent, count.runs);
            Steadiness steadiness = Steadiness.of(count.ends);
            if (steadiness != null) {
                checks.warmups().add(point, key.entity, key.metric, steadiness);
            }
        });
    }

    /** Null if the series was too short, or an older version wrote the run. */
    private static @Nullable Ends ends(Map<String, Object> check) {
        boolean known = check.get("first_tenth") instanceof Number
                && check.get("last_tenth") instanceof Number
                && check.get("mean") instanceof Number
                && check.get("values") instanceof Number;
        if (!known) {
            return null;
        }
        long values = (long) number(check, "values");
        return new Ends(
                number(check, "first_tenth"),
                number(check, "last_tenth"),
                number(check, "mean"),
                (values - values % 10) / 10.0 / values);
    }

    private static double number(Map<String, Object> check, String key) {
        return check.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
