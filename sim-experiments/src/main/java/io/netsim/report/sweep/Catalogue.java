package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code summary.csv} and {@code results.csv} of a sweep have, found in one pass: series, points, and the parameters with
 * their numbers. The rows themselves are read again for what is shown.
 */
final class Catalogue {
    /** Beyond so many, series of single flows are not looked at. */
    private static final int MOST_SERIES = 20_000;

    /** What is known of a series without its rows. */
    static final class Extent {
        int points;
        int most;
        double sum;
        double largest = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;

        double mean() {
            return points == 0 ? 0 : sum / points;
        }
    }

    private record Parameter(String name, String unit, int column) {}

    private final Path folder;
    private final @Nullable Object columns;
    private final Map<SeriesKey, Extent> series = new LinkedHashMap<>();
    private final Map<Integer, List<String>> cells = new LinkedHashMap<>();
    private final Map<Integer, Integer> replications = new LinkedHashMap<>();
    private boolean cut;
    private List<Parameter> parameters = List.of();

    Catalogue(Path folder, @Nullable Object columns) throws IOException {
        this.folder = folder;
        this.columns = columns;
        if (has("summary.csv")) {
            scan();
        }
    }

    boolean has(String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    private void scan() throws IOException {
        try (CsvRows rows = CsvRows.open(folder.resolve("summary.csv"))) {
            int entity = rows.column("entity");
            int mean = rows.column("mean");
            if (entity < 0 || mean < 0 || rows.column("point") < 0) {
                throw new DamagedFile(folder.resolve("summary.csv"), "it has no columns point, entity and mean");
            }
            parameters = parametersOf(rows.columns());
            while (rows.next()) {
                Double point = rows.number(rows.column("point"));
                Double value = rows.number(mean);
                if (point == null || value == null) {
                    continue;
                }
                note(rows, point.intValue(), value);
            }
        }
    }

    private void note(CsvRows rows, int point, double value) {
        cells.computeIfAbsent(
                point,
                key -> parameters.stream()
                        .map(parameter -> rows.text(parameter.column))
                        .toList());
        SeriesKey key = keyOf(rows);
        Double n = rows.number(rows.column("n"));
        int count = n == null ? 0 : n.intValue();
        replications.merge(point, count, Math::max);
        if (series.size() >= MOST_SERIES && !series.containsKey(key)) {
            cut = true;
            return;
        }
        Extent extent = series.computeIfAbsent(key, first -> new Extent());
        extent.points++;
        extent.most = Math.max(extent.most, count);
        extent.sum += value;
        extent.largest = Math.max(extent.largest, value);
        extent.smallest = Math.min(extent.smallest, value);
    }

    private static SeriesKey keyOf(CsvRows rows) {
        return new SeriesKey(
                rows.text(rows.column("entity")),
                rows.text(rows.column("metric")),
                rows.text(rows.column("statistic")));
    }

    /** The series of rows that are wanted; there are many more rows than series. */
    private static final class Wanted {
        private final CsvRows rows;
        private final int entity;
        private final int statistic;
        private final Predicate<SeriesKey> wanted;
        private final Map<String, Optional<SeriesKey>> seen = new HashMap<>();

        Wanted(CsvRows rows, Predicate<SeriesKey> wanted) {
            this.rows = rows;
            this.entity = rows.column("entity");
            this.statistic = rows.column("statistic");
            this.wanted = wanted;
        }

        /** That of the present row; null if it is not wanted. */
        @Nullable
        SeriesKey key() {
            return seen.computeIfAbsent(
                            rows.texts(entity, statistic),
                            texts -> Optional.of(keyOf(rows)).filter(wanted))
                    .orElse(null);
        }
    }

    private List<Parameter> parametersOf(List<String> header) {
        List<Parameter> found = new ArrayList<>();
        for (int i = header.indexOf("point") + 1; i < header.indexOf("entity"); i++) {
            found.add(parameter(header.get(i), i));
        }
        return found;
    }

    private Parameter parameter(String column, int index) {
        for (Object each : Json.list(columns, "summary.csv")) {
            if (Json.text(each, "name").equals(column)) {
                String meaning = Json.text(each, "meaning");
                String name = meaning.startsWith("parameter ") ? meaning.substring("parameter ".length()) : column;
                String unit = column.equals(name + "_fraction") ? "fraction" : Json.text(each, "unit");
                return new Parameter(name, unit, index);
            }
        }
        return new Parameter(column, MetricWords.unitOf(column), index);
    }

    /** What the page lacks because there is too much of it. */
    ImmutableList<String> complaints() {
        return cut
                ? ImmutableList.of(String.format(
                        Locale.ROOT,
                        "There are more than %,d different numbers of a run: figures are of the first %,d, the tables beside this page"
                                + " have all.",
                        MOST_SERIES,
                        MOST_SERIES))
                : ImmutableList.of();
    }

    Map<SeriesKey, Extent> series() {
        return series;
    }

    /** The most that a point has. */
    int replications() {
        return replications.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    boolean has(SeriesKey key) {
        return series.containsKey(key);
    }

    /** The unit of a metric. */
    String unitOf(String metric) {
        for (Object each : Json.list(columns, "metrics")) {
            if (Json.text(each, "name").equals(metric)
                    && !Json.text(each, "unit").isEmpty()) {
                return Json.text(each, "unit");
            }
        }
        return MetricWords.unitOf(metric);
    }

    /** The points with all their parameters, as {@code sweep.json} writes them, or else as the table does. */
    ImmutableMap<Integer, Point> points(@Nullable Object sweep) {
        ImmutableMap.Builder<Integer, Point> points = ImmutableMap.builder();
        List<?> written = Json.list(sweep, "points");
        for (Object each : written) {
            int number = Json.whole(each, "point");
            points.put(
                    number,
                    new Point(
                            number,
                            Json.texts(each, "params"),
                            Json.whole(each, "replications"),
                            Json.whole(each, "failed"),
                            Json.text(each, "first_run")));
        }
        if (written.isEmpty()) {
            cells.forEach((number, texts) ->
                    points.put(number, new Point(number, worded(texts), replications.getOrDefault(number, 0), 0, "")));
        }
        return points.buildKeepingLast();
    }

    private ImmutableMap<String, String> worded(List<String> texts) {
        ImmutableMap.Builder<String, String> words = ImmutableMap.builder();
        for (int i = 0; i < texts.size(); i++) {
            Parameter parameter = parameters.get(i);
            Double number = number(texts.get(i));
            words.put(
                    parameter.name,
                    number == null || parameter.unit.isEmpty() ? texts.get(i) : Scale.worded(parameter.unit, number));
        }
        return words.buildKeepingLast();
    }

    private static @Nullable Double number(String text) {
        try {
            return text.isEmpty() ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The parameters that vary over some points. */
    ImmutableList<Axis> axes(ImmutableMap<Integer, Point> points) {
        Set<String> names = new LinkedHashSet<>();
        points.values().forEach(point -> names.addAll(point.params().keySet()));
        ImmutableList.Builder<Axis> axes = ImmutableList.builder();
        for (String name : names) {
            Parameter parameter = parameters.stream()
                    .filter(each -> each.name.equals(name))
                    .findFirst()
                    .orElse(null);
            Map<String, @Nullable Double> values = new LinkedHashMap<>();
            for (Point point : points.values()) {
                values.putIfAbsent(point.params().getOrDefault(name, ""), numberOf(point.number(), parameter));
            }
            if (values.size() > 1) {
                axes.add(Recipe.axis(name, parameter == null ? "" : parameter.unit, values));
            }
        }
        return axes.build();
    }

    private @Nullable Double numberOf(int point, @Nullable Parameter parameter) {
        List<String> texts = cells.get(point);
        return texts == null || parameter == null ? null : number(texts.get(parameters.indexOf(parameter)));
    }

    /** Reads {@code summary.csv} again. */
    void means(Predicate<SeriesKey> wanted, Consumer<Mean> each) throws IOException {
        if (!has("summary.csv")) {
            return;
        }
        try (CsvRows rows = CsvRows.open(folder.resolve("summary.csv"))) {
            int point = rows.column("point");
            int n = rows.column("n");
            int mean = rows.column("mean");
            int low = rows.column("ci_low");
            int high = rows.column("ci_high");
            int confidence = rows.column("confidence");
            int method = rows.column("method");
            Wanted series = new Wanted(rows, wanted);
            while (rows.next()) {
                SeriesKey key = series.key();
                Double number = key == null ? null : rows.number(point);
                Double value = key == null ? null : rows.number(mean);
                if (key == null || number == null || value == null) {
                    continue;
                }
                Double count = rows.number(n);
                Double level = rows.number(confidence);
                each.accept(new Mean(
                        number.intValue(),
                        key,
                        count == null ? 0 : count.intValue(),
                        value,
                        rows.number(low),
                        rows.number(high),
                        level == null ? 0 : level,
                        rows.text(method)));
            }
        }
    }

    /** Reads {@code results.csv}. */
    void samples(Predicate<SeriesKey> wanted, Consumer<Sample> each) throws IOException {
        if (!has("results.csv")) {
            return;
        }
        try (CsvRows rows = CsvRows.open(folder.resolve("results.csv"))) {
            int point = rows.column("point");
            int replication = rows.column("replication");
            int value = rows.column("value");
            Wanted series = new Wanted(rows, wanted);
            while (rows.next()) {
                SeriesKey key = series.key();
                Double number = key == null ? null : rows.number(point);
                Double sample = key == null ? null : rows.number(value);
                if (key != null && number != null && sample != null) {
                    Double run = rows.number(replication);
                    each.accept(new Sample(number.intValue(), run == null ? 0 : run.intValue(), key, sample));
                }
            }
        }
    }
}
