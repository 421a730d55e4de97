package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import io.netsim.report.EmbeddedJson;
import io.netsim.report.sweep.PageTable.Column;
import io.netsim.results.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured over time ({@code series.csv}), of the first replication of the first points. */
final class SeriesFigures {
    private static final int MOST_POINTS = 6;
    private static final int MOST_FIGURES = 4;
    private static final int MOST_SAMPLES = 400;

    private record Key(String entity, String metric) {}

    private final Path folder;
    private final ImmutableList<Axis> axes;
    private final Catalogue catalogue;
    /** By what is measured, the samples of each point: times and values in turn. */
    private final Map<Key, Map<String, List<double[]>>> series = new LinkedHashMap<>();

    private int points;

    SeriesFigures(Path folder, ImmutableList<Axis> axes, Catalogue catalogue) {
        this.folder = folder;
        this.axes = axes;
        this.catalogue = catalogue;
    }

    /**
     * @param first the id of the first run of each point by point, as far as known
     * @param asked figures that the experiment asks for
     */
    ImmutableList<Figure> make(Map<Point, String> first, List<FigurePlan> asked) throws IOException {
        for (Map.Entry<Point, String> each : first.entrySet()) {
            Path file = folder.resolve(each.getValue()).resolve("series.csv");
            if (points < MOST_POINTS && !each.getValue().isEmpty() && Files.isRegularFile(file)) {
                points++;
                read(file, FigureMaker.words(each.getKey(), axes));
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (FigurePlan plan : asked) {
            series.forEach((key, lines) -> {
                boolean wanted = key.metric.equals(plan.metric())
                        && (plan.entities().isEmpty() || plan.entities().contains(key.entity));
                if (wanted && figures.size() < 2 * MOST_FIGURES) {
                    figures.add(figure(key, lines, figures.size() + 1, plan.title(), true));
                }
            });
        }
        if (asked.isEmpty()) {
            series.forEach((key, lines) -> {
                if (figures.size() < MOST_FIGURES) {
                    figures.add(figure(key, lines, figures.size() + 1, "", false));
                }
            });
        }
        return ImmutableList.copyOf(figures);
    }

    private void read(Path file, String label) throws IOException {
        try (CsvRows rows = CsvRows.open(file)) {
            int time = rows.column("time_s");
            int value = rows.column("value");
            while (rows.next()) {
                Double at = rows.number(time);
                Double is = rows.number(value);
                if (at != null && is != null) {
                    Key key = new Key(rows.text(rows.column("entity")), rows.text(rows.column("metric")));
                    series.computeIfAbsent(key, first -> new LinkedHashMap<>())
                            .computeIfAbsent(label, first -> new ArrayList<>())
                            .add(new double[] {at, is});
                }
            }
        }
    }

    private Figure figure(Key key, Map<String, List<double[]>> lines, int number, String title, boolean main) {
        Scale scale = Scale.of(
                catalogue.unitOf(key.metric),
                lines.values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(sample -> sample[1])
                        .toArray());
        String heading = title.isEmpty() ? MetricWords.name(key.metric) + " of " + key.entity + " over time" : title;
        List<Map<String, Object>> rows = new ArrayList<>();
        List<ImmutableList<String>> cells = new ArrayList<>();
        boolean thinned = false;
        for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
            List<double[]> samples = line.getValue();
            int step = (samples.size() + MOST_SAMPLES - 1) / MOST_SAMPLES;
            thinned |= step > 1;
            for (int i = 0; i < samples.size(); i += step) {
                double[] sample = samples.get(i);
                rows.add(
                        Spec.map("x", Math.round(sample[0] * 1e6) / 1e6, "y", scale.of(sample[1]), "c", line.getKey()));
            }
            double[] sorted = samples.stream().mapToDouble(sample -> sample[1]).toArray();
            Arrays.sort(sorted);
            cells.add(ImmutableList.of(
                    line.getKey(),
                    String.valueOf(sorted.length),
                    scale.text(sorted[0]),
                    scale.text(Numbers.quantile(sorted, 0.5)),
                    scale.text(Numbers.quantile(sorted, 0.95)),
                    scale.text(sorted[sorted.length - 1])));
        }
        String unit = scale.unit().isEmpty() ? "" : " (" + scale.unit() + ")";
        List<Column> columns = List.of(
                PageTable.text("point"),
                PageTable.number("n"),
                PageTable.number("smallest" + unit),
                PageTable.number("median" + unit),
                PageTable.number("95 %" + unit),
                PageTable.number("largest" + unit));
        String caption = "One run of each point, its first replication"
                + (points == MOST_POINTS ? " (the first " + MOST_POINTS + " points)" : "")
                + (thinned ? "; not every sample is drawn" : "") + ".";
        return new Figure(
                "series-" + number,
                heading,
                caption,
                heading + "; what the values were is in the table below it",
                EmbeddedJson.of(
                        spec(rows, ImmutableList.copyOf(lines.keySet()), scale.title(MetricWords.name(key.metric)))),
                PageTable.of(columns, cells, "Quantiles of the n samples of one run each; none of them is a mean."),
                true,
                main);
    }

    private static Map<String, Object> spec(List<Map<String, Object>> rows, ImmutableList<String> labels, String name) {
        Split split = new Split("point", labels, null);
        Map<String, Object> layer = Spec.map(
                "mark", Spec.map("type", "line", "interpolate", "step-after", "strokeWidth", 1.4),
                "encoding",
                        Spec.map(
                                "x",
                                        Spec.map(
                                                "field",
                                                "x",
                                                "type",
                                                "quantitative",
                                                "title",
                                                "Time (s)",
                                                "scale",
                                                Spec.map("nice", false)),
                                "y", Spec.map("field", "y", "type", "quantitative", "title", name),
                                "color", labels.size() > 1 ? Spec.color(split) : null));
        return Spec.map(
                "usermeta",
                labels.size() > 1 ? Spec.map("legendColumns", 1) : null,
                "data",
                Spec.map("values", rows),
                "height",
                260,
                "layer",
                List.of(layer));
    }
}
