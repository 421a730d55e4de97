package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a figure shows and how.
 *
 * @param title empty to be made of metric and statistic
 * @param metric in full
 * @param entities whose values
 * @param layout what is where
 * @param log the axes that are logarithmic whatever the values, {@code x} and {@code y}
 * @param main whether it stands among the first
 */
record FigurePlan(
        Kind kind,
        String title,
        String metric,
        String statistic,
        ImmutableList<String> entities,
        Layout layout,
        Set<String> log,
        boolean main) {
    /** How a figure is drawn. */
    enum Kind {
        LINE,
        DOTS,
        BAR,
        BOX,
        CDF,
        HEAT_MAP,
        TIME_SERIES
    }

    /**
     * What is where in a figure; null for nothing.
     *
     * @param x along the horizontal axis; of dots without numbers, one below the other
     * @param y of heat maps only
     * @param rows panels below each other, besides those side by side
     * @param fixed parameters of which one value is shown
     */
    record Layout(
            @Nullable Split x,
            @Nullable Split y,
            @Nullable Split color,
            @Nullable Split facet,
            @Nullable Split rows,
            ImmutableMap<Axis, String> fixed) {
        boolean shows(Point point) {
            return fixed.entrySet().stream()
                    .allMatch(each -> point.value(each.getKey()).equals(each.getValue()));
        }

        int panels() {
            return (facet == null ? 1 : facet.size()) * (rows == null ? 1 : rows.size());
        }
    }

    boolean wants(SeriesKey key) {
        return key.metric().equals(metric) && key.statistic().equals(statistic) && entities.contains(key.entity());
    }

    /** Whether it shows how values are spread, not their means. */
    boolean spread() {
        return kind == Kind.BOX || kind == Kind.CDF;
    }

    /** Whether it needs the numbers of single runs. */
    boolean readsRuns() {
        return spread() || kind == Kind.DOTS;
    }

    /** The same, not among the first. */
    FigurePlan further() {
        return new FigurePlan(kind, title, metric, statistic, entities, layout, log, false);
    }

    String heading() {
        return title.isEmpty() ? quantity() : title;
    }

    /** What is measured, whatever the title. */
    String quantity() {
        return MetricWords.title(metric, statistic);
    }
}
