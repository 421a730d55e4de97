package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.report.sweep.FigurePlan.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the parameters of a sweep go in a figure: the number with most values along x, a name with few values in colours, the
 * next ones in panels. What finds no place is held at one value.
 */
final class FigureLayouts {
    static final int MOST_COLORS = 8;
    private static final int MOST_PANELS = 12;
    private static final int MOST_ROWS = 4;
    static final int HEAT_MAP_FROM = 4;

    private final ImmutableList<Axis> axes;
    private final ImmutableList<Axis> columns;
    private final ImmutableMap<Integer, Point> points;
    private final ImmutableMap<String, String> baseline;

    FigureLayouts(ImmutableList<Axis> all, ImmutableMap<Integer, Point> points, ImmutableMap<String, String> baseline) {
        this.points = points;
        this.baseline = baseline;
        this.axes = independent(
                all,
                Comparator.comparing((Axis axis) -> -axis.values().size())
                        .thenComparing(axis -> axis.numeric() ? 0 : 1));
        this.columns = independent(
                all,
                Comparator.comparing((Axis axis) -> baseline.containsKey(axis.parameter()) ? 0 : 1)
                        .thenComparing(axis -> -axis.values().size())
                        .thenComparing(axis -> axis.numeric() ? 1 : 0));
    }

    ImmutableList<Axis> axes() {
        return axes;
    }

    /** Those that tell points apart in tables: of several that go along the baseline's stays, or a name. */
    ImmutableList<Axis> columns() {
        return columns;
    }

    /** Without parameters that go along with another one, as in a zip: those that come first stay. */
    private ImmutableList<Axis> independent(List<Axis> all, Comparator<Axis> order) {
        List<Axis> ranked = new ArrayList<>(all);
        ranked.sort(order);
        List<Axis> kept = new ArrayList<>();
        for (Axis axis : ranked) {
            if (kept.stream().noneMatch(other -> determines(other, axis))) {
                kept.add(axis);
            }
        }
        return all.stream().filter(kept::contains).collect(ImmutableList.toImmutableList());
    }

    private boolean determines(Axis known, Axis other) {
        Map<String, String> seen = new HashMap<>();
        for (Point point : points.values()) {
            String before = seen.putIfAbsent(point.value(known), point.value(other));
            if (before != null && !before.equals(point.value(other))) {
                return false;
            }
        }
        return true;
    }

    /** A figure of means over x. */
    Layout overX(ImmutableList<String> entities) {
        return arrange(entities, widest(), null, null, null);
    }

    /** A figure of distributions: nothing along x. */
    Layout withoutX(ImmutableList<String> entities) {
        return arrange(entities, null, null, null, null);
    }

    /** Two numbers with at least 4 values each, most of whose pairs were run; null if there are none. */
    @Nullable
    Layout heatMap(ImmutableList<String> entities) {
        List<Axis> numeric = axes.stream()
                .filter(axis -> axis.numeric() && axis.values().size() >= HEAT_MAP_FROM)
                .toList();
        if (numeric.size() < 2) {
            return null;
        }
        Axis x = numeric.get(0);
        Axis y = numeric.get(1);
        long pairs = points.values().stream()
                .map(point -> point.value(x) + "\n" + point.value(y))
                .distinct()
                .count();
        if (pairs < 0.7 * x.values().size() * y.values().size()) {
            return null;
        }
        Layout rest = arrange(entities, Split.of(x), Split.of(y), null, null);
        // Means are the colours here: what would be a colour becomes a panel.
        return new Layout(
                rest.x(),
                rest.y(),
                /* color= */ null,
                /* facet= */ rest.color(),
                /* rows= */ rest.facet(),
                rest.fixed());
    }

    /** With the parameters that somebody chose; those that are null are found. */
    Layout chosen(
            ImmutableList<String> entities,
            @Nullable Axis x,
            @Nullable Axis y,
            @Nullable Axis color,
            @Nullable Axis facet,
            boolean distribution) {
        Split along = x != null ? Split.of(x) : distribution ? null : widest(color, facet);
        return arrange(
                entities,
                along,
                y == null ? null : Split.of(y),
                color == null ? null : Split.of(color),
                facet == null ? null : Split.of(facet));
    }

    private @Nullable Split widest(@Nullable Axis... taken) {
        List<@Nullable Axis> not = java.util.Arrays.asList(taken);
        return axes.stream()
                .filter(axis -> !not.contains(axis))
                .max(Comparator.comparing((Axis axis) -> axis.numeric() ? 1 : 0)
                        .thenComparing(axis -> axis.values().size()))
                .map(Split::of)
                .orElse(null);
    }

    private Layout arrange(
            ImmutableList<String> entities,
            @Nullable Split x,
            @Nullable Split y,
            @Nullable Split chosenColor,
            @Nullable Split chosenFacet) {
        List<Split> left = new ArrayList<>();
        axes.forEach(axis -> left.add(Split.of(axis)));
        if (entities.size() > 1) {
            left.add(Split.ofEntities(entities));
        }
        for (Split taken : new Split[] {x, y, chosenColor, chosenFacet}) {
            left.removeIf(split -> split.equals(taken));
        }
        Split along = x == null && axes.isEmpty() && !left.isEmpty() ? left.remove(0) : x;
        // Names before numbers, as they were declared.
        left.sort(Comparator.comparing(split -> split.numeric() ? 1 : 0));
        Split color = chosenColor != null ? chosenColor : take(left, MOST_COLORS);
        Split facet = chosenFacet != null ? chosenFacet : take(left, MOST_PANELS);
        Split rows = facet == null
                ? null
                : take(left, Math.min(MOST_ROWS, MOST_PANELS / Math.min(facet.size(), MOST_PANELS)));
        ImmutableMap.Builder<Axis, String> fixed = ImmutableMap.builder();
        for (Split split : left) {
            if (split.axis() != null) {
                String usual = baseline.getOrDefault(split.axis().parameter(), "");
                fixed.put(
                        split.axis(),
                        split.labels().contains(usual) ? usual : split.labels().get(0));
            }
        }
        return new Layout(along, y, color, facet, rows, fixed.buildOrThrow());
    }

    private static @Nullable Split take(List<Split> left, int most) {
        for (Split split : left) {
            if (split.size() <= most) {
                left.remove(split);
                return split;
            }
        }
        return null;
    }
}
