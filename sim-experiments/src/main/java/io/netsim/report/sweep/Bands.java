package io.netsim.report.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits the rows of a line figure into stretches of neighbours with an interval, and points that stand alone. */
final class Bands {
    private Bands() {}

    /** Gives rows with an interval {@code g}, the number of their stretch, or {@code e} where no neighbour has one. */
    static void mark(List<Map<String, Object>> rows) {
        Map<List<Object>, List<Map<String, Object>>> series = new LinkedHashMap<>();
        for (Map<String, Object> row : rows) {
            if (row.getOrDefault("k", "").equals("m")) {
                List<Object> key =
                        List.of(row.getOrDefault("c", ""), row.getOrDefault("f", ""), row.getOrDefault("r", ""));
                series.computeIfAbsent(key, first -> new ArrayList<>()).add(row);
            }
        }
        int[] stretches = {0};
        series.values().forEach(each -> {
            each.sort(Comparator.comparingDouble(Bands::place));
            List<Map<String, Object>> stretch = new ArrayList<>();
            for (Map<String, Object> row : each) {
                if (row.containsKey("l")) {
                    stretch.add(row);
                } else {
                    close(stretch, stretches);
                }
            }
            close(stretch, stretches);
        });
    }

    private static void close(List<Map<String, Object>> stretch, int[] stretches) {
        stretches[0]++;
        boolean alone = stretch.size() == 1;
        stretch.forEach(row -> row.put(alone ? "e" : "g", stretches[0]));
        stretch.clear();
    }

    private static double place(Map<String, Object> row) {
        return row.get("x") instanceof Number x ? x.doubleValue() : 0;
    }
}
