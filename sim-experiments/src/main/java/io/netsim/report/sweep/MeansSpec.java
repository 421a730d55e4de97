package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.report.sweep.FigurePlan.Kind;
import io.netsim.report.sweep.FigurePlan.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Figures of means with their intervals: lines with bands, dots or bars with whiskers, heat maps. */
final class MeansSpec {
    private final Numbers numbers;
    private final Layout layout;
    private final Scale scale;
    private final String name;
    private final Map<String, Object> valueScale;
    private final ImmutableMap<String, String> laws;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    private MeansSpec(Numbers numbers) {
        this.numbers = numbers;
        this.layout = numbers.plan.layout();
        this.scale = numbers.scale();
        this.laws = Laws.names(numbers);
        this.name = scale.title(numbers.plan.quantity());
        this.valueScale = Spec.measured(
                numbers.plan.log().contains("y"),
                DoubleStream.concat(
                                numbers.means().stream().mapToDouble(Mean::mean),
                                numbers.theory().stream().mapToDouble(Mean::mean))
                        .toArray());
        numbers.means().forEach(mean -> rows.add(row(mean, "m")));
        if (numbers.plan.kind() != Kind.HEAT_MAP) {
            numbers.theory().stream()
                    .filter(mean -> laws.containsKey(mean.key().metric()))
                    .forEach(mean -> rows.add(row(mean, "t")));
        }
        if (numbers.plan.kind() == Kind.LINE) {
            Bands.mark(rows);
        }
    }

    static Map<String, Object> of(Numbers numbers) {
        MeansSpec spec = new MeansSpec(numbers);
        Kind kind = numbers.plan.kind();
        Split x = spec.layout.x();
        if (kind == Kind.HEAT_MAP) {
            Split y = spec.layout.y();
            return x == null || y == null
                    ? spec.dots()
                    : new HeatMap(numbers, spec.name, spec.valueScale.get("type"))
                            .over(x, y, spec.rows, spec.tooltip());
        }
        if (kind == Kind.BAR) {
            return spec.bars();
        }
        Axis axis = x == null ? null : x.axis();
        return kind == Kind.LINE && axis != null ? spec.lines(axis) : spec.dots();
    }

    private Map<String, Object> row(Mean mean, String kind) {
        Point point = numbers.point(mean);
        String entity = mean.key().entity();
        Map<String, Object> row = Spec.map("k", kind, "y", scale.of(mean.mean()), "n", mean.n());
        boolean log = valueScale.containsKey("type");
        Double low = mean.low();
        Double high = mean.high();
        if (kind.equals("m") && low != null && high != null) {
            row.put("l", scale.of(log && low <= 0 ? mean.mean() / 10 : mean.mean() >= 0 ? Math.max(0, low) : low));
            row.put("h", scale.of(high));
            row.put("i", scale.text(low) + " to " + scale.text(high));
        } else if (kind.equals("m") && mean.allEqual()) {
            row.put("l", scale.of(mean.mean()));
            row.put("h", scale.of(mean.mean()));
            row.put("i", "none: all values equal");
        }
        row.put("v", scale.text(mean.mean()));
        if (numbers.plan.kind() == Kind.HEAT_MAP) {
            row.put("s", Scale.digits(mean.mean() * scale.factor(), 3));
        }
        if (kind.equals("t")) {
            row.put("d", laws.get(mean.key().metric()));
        }
        Split x = layout.x();
        if (x != null) {
            String label = x.label(point, entity);
            Axis axis = x.axis();
            row.put("xt", label);
            if (axis != null && axis.numeric() && numbers.plan.kind() == Kind.LINE) {
                row.put("x", Spec.scaleOf(axis).of(axis.number(axis.indexOf(label))));
            }
        }
        if (layout.y() != null) {
            row.put("yt", layout.y().label(point, entity));
        }
        Spec.place(row, layout, point, entity);
        return row;
    }

    private List<Object> tooltip() {
        Mean first = numbers.means().get(0);
        String interval = Scale.digits(100 * first.confidence()) + " % interval";
        return Spec.tooltip(
                "xt", Spec.title(layout.x()),
                "yt", Spec.title(layout.y()),
                "c", Spec.title(layout.color()),
                "f", Spec.title(layout.facet()),
                "r", Spec.title(layout.rows()),
                "v", name,
                "i", interval,
                "n", "runs");
    }

    private List<Object> theoryTooltip() {
        return Spec.tooltip(
                "d", "theory",
                "xt", Spec.title(layout.x()),
                "c", Spec.title(layout.color()),
                "f", Spec.title(layout.facet()),
                "v", name);
    }

    private Map<String, Object> value(@Nullable Object axis) {
        return Spec.map("field", "y", "type", "quantitative", "title", name, "scale", valueScale, "axis", axis);
    }

    private static Map<String, Object> field(String field) {
        return Spec.map("field", field);
    }

    private static final ImmutableList<Map<String, Object>> WITH_INTERVAL =
            ImmutableList.of(Spec.map("filter", "datum.k === 'm' && isValid(datum.l)"));

    // ---- lines -------------------------------------------------------------------------------------------------

    private Map<String, Object> lines(Axis axis) {
        Map<String, Object> x = Spec.numbers(axis, numbers.plan.log().contains("x"));
        Map<String, Object> color = Spec.color(layout.color());
        List<Object> layers = new ArrayList<>();
        layers.add(Spec.map(
                "transform", List.of(Spec.map("filter", "isValid(datum.g)")),
                "mark", Spec.map("type", "area", "fillOpacity", 0.17, "line", false),
                "encoding",
                        Spec.map(
                                "x",
                                x,
                                "y",
                                Spec.map("field", "l", "type", "quantitative", "scale", valueScale, "title", name),
                                "y2",
                                field("h"),
                                "detail",
                                Spec.map("field", "g", "type", "nominal"),
                                "color",
                                color)));
        if (rows.stream().anyMatch(row -> row.containsKey("e"))) {
            layers.add(Spec.map(
                    "transform", List.of(Spec.map("filter", "isValid(datum.e)")),
                    "mark", Spec.map("type", "rule", "strokeWidth", 2, "color", color == null ? "var(--c1)" : null),
                    "encoding",
                            Spec.map(
                                    "x",
                                    x,
                                    "y",
                                    Spec.map("field", "l", "type", "quantitative", "scale", valueScale, "title", name),
                                    "y2",
                                    field("h"),
                                    "color",
                                    color)));
        }
        if (!numbers.theory().isEmpty()) {
            layers.add(theoryLine(x, color));
        }
        layers.add(Spec.map(
                "transform", Spec.only("m"),
                "mark", "line",
                "encoding", Spec.map("x", x, "y", value(null), "color", color)));
        layers.add(Spec.map(
                "transform", Spec.only("m"),
                "mark", Spec.map("type", "point", "size", 52, "opacity", 1),
                "encoding",
                        Spec.map(
                                "x", x,
                                "y", value(null),
                                "color", color,
                                "shape", Spec.shape(layout.color()),
                                "tooltip", tooltip())));
        return Spec.figure(layout, rows, layers, null);
    }

    private Map<String, Object> theoryLine(Map<String, Object> x, @Nullable Map<String, Object> color) {
        Object dashes = ImmutableList.of(
                ImmutableList.of(7, 4), ImmutableList.of(2, 3), ImmutableList.of(10, 3, 2, 3), ImmutableList.of(4, 2));
        return Spec.map(
                "transform", Spec.only("t"),
                "mark",
                        Spec.map(
                                "type",
                                "line",
                                "strokeWidth",
                                1.6,
                                "color",
                                color == null ? "var(--ink-2)" : null,
                                "point",
                                Spec.map("size", 12)),
                "encoding",
                        Spec.map(
                                "x", x,
                                "y", value(null),
                                "color", color,
                                "strokeDash",
                                        Spec.map(
                                                "field", "d",
                                                "type", "nominal",
                                                "title", "theory",
                                                "scale",
                                                        Spec.map(
                                                                "domain",
                                                                laws.values().stream()
                                                                        .distinct()
                                                                        .toList(),
                                                                "range",
                                                                dashes),
                                                "legend",
                                                        Spec.map(
                                                                "orient",
                                                                "bottom",
                                                                "symbolType",
                                                                "stroke",
                                                                "symbolSize",
                                                                260,
                                                                "columns",
                                                                2)),
                                "tooltip", theoryTooltip()));
    }

    // ---- dots and bars -----------------------------------------------------------------------------------------

    /** One below the other, with room for names; the value goes to the right. */
    private Map<String, Object> dots() {
        Split names = layout.x();
        Split color = layout.color();
        Map<String, Object> padded = new LinkedHashMap<>(valueScale);
        padded.put("padding", 8);
        Map<String, Object> along = Spec.map("field", "y", "type", "quantitative", "title", name);
        along.put("scale", padded);
        along.put("axis", Spec.map("grid", true, "tickCount", 6));
        Map<String, Object> below = names == null ? null : Spec.names("xt", names);
        Map<String, Object> offset =
                color == null ? null : Spec.map("field", "c", "type", "nominal", "sort", color.labels());
        Map<String, Object> colors = Spec.color(color);
        List<Object> layers = new ArrayList<>();
        if (numbers.showsRuns()) {
            addRuns();
            layers.add(Spec.map(
                    "transform", Spec.only("r"),
                    "mark",
                            Spec.map(
                                    "type",
                                    "circle",
                                    "size",
                                    16,
                                    "fillOpacity",
                                    0.45,
                                    "color",
                                    color == null ? "var(--c1)" : null),
                    "encoding", Spec.map("y", below, "yOffset", offset, "x", along, "color", colors)));
        }
        layers.add(Spec.map(
                "transform", WITH_INTERVAL,
                "mark", Spec.map("type", "rule", "strokeWidth", 2, "color", color == null ? "var(--c1)" : null),
                "encoding",
                        Spec.map(
                                "y", below,
                                "yOffset", offset,
                                "x", Spec.map("field", "l", "type", "quantitative", "scale", padded, "title", name),
                                "x2", field("h"),
                                "color", colors)));
        if (!numbers.theory().isEmpty()) {
            layers.add(Spec.map(
                    "transform", Spec.only("t"),
                    "mark", Spec.map("type", "tick", "thickness", 2, "size", 16, "color", "var(--ink-2)"),
                    "encoding", Spec.map("y", below, "yOffset", offset, "x", along, "tooltip", theoryTooltip())));
        }
        layers.add(Spec.map(
                "transform", Spec.only("m"),
                "mark", Spec.map("type", "point", "size", 80, "opacity", 1),
                "encoding",
                        Spec.map(
                                "y", below,
                                "yOffset", offset,
                                "x", along,
                                "color", colors,
                                "shape", Spec.shape(color),
                                "tooltip", tooltip())));
        int each = color == null ? 1 : color.size();
        int height = names == null ? 70 : names.size() * Math.max(30, 16 * each);
        return Spec.figure(layout, rows, layers, height);
    }

    private void addRuns() {
        numbers.samples().forEach((group, sorted) -> {
            for (double value : sorted) {
                rows.add(Spec.map(
                        "k", "r",
                        "y", scale.of(value),
                        "xt", layout.x() == null ? null : group.x(),
                        "c", layout.color() == null ? null : group.color(),
                        "f", layout.facet() == null ? null : group.facet(),
                        "r", layout.rows() == null ? null : group.row()));
            }
        });
    }

    private Map<String, Object> bars() {
        Split names = layout.x();
        Split color = layout.color();
        Map<String, Object> x = names == null ? null : Spec.names("xt", names);
        Map<String, Object> offset =
                color == null ? null : Spec.map("field", "c", "type", "nominal", "sort", color.labels());
        Map<String, Object> colors = Spec.color(color);
        Object log = numbers.plan.log().contains("y") ? valueScale : Spec.map("zero", true);
        Map<String, Object> y = Spec.map("field", "y", "type", "quantitative", "title", name, "scale", log);
        List<Object> layers = new ArrayList<>();
        layers.add(Spec.map(
                "transform", Spec.only("m"),
                "mark", Spec.map("type", "bar", "opacity", 0.85),
                "encoding", Spec.map("x", x, "xOffset", offset, "y", y, "color", colors, "tooltip", tooltip())));
        layers.add(Spec.map(
                "transform", WITH_INTERVAL,
                "mark", Spec.map("type", "rule", "strokeWidth", 1.6),
                "encoding",
                        Spec.map(
                                "x", x,
                                "xOffset", offset,
                                "y", Spec.map("field", "l", "type", "quantitative", "scale", log, "title", name),
                                "y2", field("h"),
                                "tooltip", tooltip())));
        if (!numbers.theory().isEmpty()) {
            layers.add(Spec.map(
                    "transform", Spec.only("t"),
                    "mark", Spec.map("type", "tick", "thickness", 2, "size", 18, "color", "var(--ink)"),
                    "encoding", Spec.map("x", x, "xOffset", offset, "y", y, "tooltip", theoryTooltip())));
        }
        return Spec.figure(layout, rows, layers, null);
    }
}
