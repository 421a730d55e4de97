package io.netsim.run;

import io.netsim.results.RunFolder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts in how many runs of a point each series passed its checks. */
final class PointSeries {
    private record Key(String entity, String metric) {}

    private static final class Count {
        int runs;
        int dependent;
        int unsettled;
    }

    private final Map<Key, Count> counts = new LinkedHashMap<>();

    /** @param seriesChecks of a run's document */
    void add(@Nullable Object seriesChecks) {
        for (Map<String, Object> check : RunFolder.maps(seriesChecks)) {
            Key key = new Key(String.valueOf(check.get("entity")), String.valueOf(check.get("metric")));
            Count count = counts.computeIfAbsent(key, first -> new Count());
            count.runs++;
            count.dependent += Boolean.FALSE.equals(check.get("independent")) ? 1 : 0;
            count.unsettled += Boolean.FALSE.equals(check.get("settled")) ? 1 : 0;
        }
    }

    void report(int point, SweepChecks checks) {
        counts.forEach((key, count) ->
                checks.series(point, key.entity, key.metric, count.dependent, count.unsettled, count.runs));
    }
}
