package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import io.netsim.report.sweep.FigurePlan.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts of Vega-Lite specifications that the kinds of figures have in common. The fields of rows: {@code x} {@code y} numbers,
 * {@code l} {@code h} the ends of an interval, {@code c} colour, {@code f} {@code r} panels, {@code k} what kind of row,
 * {@code d} a law of theory; names of the user are values, never fields.
 */
final class Spec {
    private static final int SINGLE_HEIGHT = 270;
    private static final int PANEL_HEIGHT = 200;
    /** Points between the ends of an axis and the first and last value. */
    private static final int PADDING = 10;

    private static final int MOST_TICKS = 12;

    private Spec() {}

    /** Keys and values in turn; a null value leaves its key out. */
    static Map<String, Object> map(@Nullable Object... parts) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            Object value = parts[i + 1];
            if (value != null) {
                map.put(String.valueOf(parts[i]), value);
            }
        }
        return map;
    }

    /** Layers over rows, in panels if the layout has some. */
    static Map<String, Object> figure(
            Layout layout, List<Map<String, Object>> rows, List<?> layers, @Nullable Integer height) {
        int usual = layout.panels() > 1 ? PANEL_HEIGHT : SINGLE_HEIGHT;
        int tall = height == null ? usual : height;
        Split facet = layout.facet();
        Split across = layout.rows();
        Map<String, Object> data = map("values", rows);
        if (facet == null) {
            return map("data", data, "height", tall, "layer", layers);
        }
        Map<String, Object> inner = map("height", tall, "layer", layers);
        if (across == null) {
            return map(
                    "usermeta", map("panels", facet.size()), "data", data, "facet", panel("f", facet), "spec", inner);
        }
        return map(
                "usermeta",
                map("panels", layout.panels(), "columns", facet.size()),
                "data",
                data,
                "facet",
                map("column", panel("f", facet), "row", panel("r", across)),
                "spec",
                inner);
    }

    private static Map<String, Object> panel(String field, Split split) {
        return map("field", field, "type", "nominal", "title", split.title(), "sort", split.labels());
    }

    /** Puts the labels of colour and panels into a row. */
    static void place(Map<String, Object> row, Layout layout, Point point, String entity) {
        if (layout.color() != null) {
            row.put("c", layout.color().label(point, entity));
        }
        if (layout.facet() != null) {
            row.put("f", layout.facet().label(point, entity));
        }
        if (layout.rows() != null) {
            row.put("r", layout.rows().label(point, entity));
        }
    }

    static @Nullable Map<String, Object> color(@Nullable Split split) {
        if (split == null) {
            return null;
        }
        Object scale = split.numeric()
                ? map("domain", split.labels(), "scheme", map("name", "viridis", "extent", List.of(0.15, 0.85)))
                : map("domain", split.labels());
        return map(
                "field",
                "c",
                "type",
                split.numeric() ? "ordinal" : "nominal",
                "title",
                split.title(),
                "sort",
                split.labels(),
                "scale",
                scale);
    }

    /** Shapes besides colours, for those who do not see or print these. */
    static @Nullable Map<String, Object> shape(@Nullable Split split) {
        if (split == null || split.size() > 5 || split.numeric()) {
            return null;
        }
        return map(
                "field", "c",
                "type", "nominal",
                "title", split.title(),
                "sort", split.labels(),
                "scale", map("domain", split.labels()));
    }

    static Scale scaleOf(Axis axis) {
        return Scale.of(
                axis.unit(),
                axis.values().stream()
                        .mapToDouble(value -> value.number() == null ? 0 : value.number())
                        .toArray());
    }

    /** A numeric axis along x, logarithmic where the values are. */
    static Map<String, Object> numbers(Axis axis, boolean log) {
        Scale scale = scaleOf(axis);
        ImmutableList<Double> ticks = axis.values().size() > MOST_TICKS
                ? null
                : axis.values().stream()
                        .map(value -> scale.of(value.number() == null ? 0 : value.number()))
                        .collect(ImmutableList.toImmutableList());
        Object kind;
        if (axis.logarithmic() || log && axis.smallest() > 0) {
            kind = map("type", "log", "nice", false, "padding", PADDING);
        } else if (axis.nearlyLogarithmic()
                || log && axis.smallest() == 0 && axis.values().size() > 1) {
            kind = map("type", "symlog", "constant", scale.of(axis.number(1)), "nice", false, "padding", PADDING);
        } else {
            kind = map(
                    "zero",
                    axis.smallest() >= 0 && axis.smallest() < 0.3 * axis.largest(),
                    "nice",
                    false,
                    "padding",
                    PADDING);
        }
        return map(
                "field",
                "x",
                "type",
                "quantitative",
                "title",
                scale.title(axis.parameter()),
                "scale",
                kind,
                "axis",
                map("values", ticks, "grid", false, "format", ",.6~r"));
    }

    static Map<String, Object> names(String field, Split split) {
        return map(
                "field", field,
                "type", "nominal",
                "title", split.title(),
                "sort", split.labels(),
                "axis", map("labelAngle", 0));
    }

    /** The scale of measured numbers: from zero unless that would hide what differs; logarithmic over a factor of 100. */
    static Map<String, Object> measured(boolean log, double... values) {
        double[] shown = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(shown).min().orElse(0);
        double high = Arrays.stream(shown).max().orElse(0);
        if (low > 0 && (log || high / low >= 100)) {
            return map("type", "log");
        }
        return map("zero", low < 0.7 * high);
    }

    /** @param parts field and title in turn */
    static List<Object> tooltip(@Nullable Object... parts) {
        List<Object> tooltip = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            if (parts[i + 1] != null) {
                tooltip.add(map("field", parts[i], "type", "nominal", "title", parts[i + 1]));
            }
        }
        return tooltip;
    }

    static @Nullable String title(@Nullable Split split) {
        return split == null ? null : split.title();
    }

    static List<Object> only(String kind) {
        return List.of(map("filter", "datum.k === '" + kind + "'"));
    }
}
