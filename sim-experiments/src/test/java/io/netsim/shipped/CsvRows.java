package io.netsim.shipped;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines of comma-separated values whose cells hold neither commas nor quotes, cell by cell. */
record CsvRows(ImmutableList<String> columns, List<Map<String, String>> rows) {
    static CsvRows of(String text) {
        List<String> lines = text.lines().toList();
        ImmutableList<String> columns = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return new CsvRows(columns, rows);
    }

    private static ImmutableList<String> cells(String line) {
        if (line.indexOf('"') >= 0) {
            throw new IllegalArgumentException("a quoted cell in " + line);
        }
        return ImmutableList.copyOf(Splitter.on(',').split(line));
    }

    /** Only the rows of which {@code entity metric statistic} matches. */
    CsvRows of(String entity, String metric, String statistic) {
        return new CsvRows(
                columns,
                rows.stream()
                        .filter(row -> row.getOrDefault("entity", "").equals(entity)
                                && row.getOrDefault("metric", "").equals(metric)
                                && row.getOrDefault("statistic", "").equals(statistic))
                        .toList());
    }

    /** Only the rows of which {@code entity metric statistic} matches. */
    CsvRows about(String expression) {
        return new CsvRows(
                columns,
                rows.stream()
                        .filter(row -> (row.get("entity") + " " + row.get("metric") + " " + row.get("statistic"))
                                .matches(expression))
                        .toList());
    }

    /** As lines, some columns left out. */
    String without(String... left) {
        List<String> out = List.of(left);
        return rows.stream()
                .map(row -> columns.stream()
                        .filter(column -> !out.contains(column))
                        .map(row::get)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
    }

    String text() {
        return String.join(",", columns) + "\n" + without() + "\n";
    }
}
