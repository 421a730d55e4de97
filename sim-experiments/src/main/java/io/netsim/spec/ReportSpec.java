package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tables and the report of a sweep are to show.
 *
 * @param title of the report; empty for the experiment's name
 * @param confidence of intervals, between 0 and 1, both excluded
 * @param baseline values of parameters that all other points are compared with, as the sweep writes them; empty for no
 *     comparisons
 * @param figures in the order of the file; empty if the report is to choose
 */
public record ReportSpec(
        String title, double confidence, ImmutableMap<String, String> baseline, ImmutableList<Figure> figures) {
    /** How sure intervals are unless told otherwise. */
    public static final double USUAL_CONFIDENCE = 0.95;

    /** Nothing is asked for. */
    public static final ReportSpec NONE = new ReportSpec("", USUAL_CONFIDENCE, ImmutableMap.of(), ImmutableList.of());

    /** What stands for the time of a run on an axis. */
    public static final String TIME = "time";

    /**
     * A figure. An axis is the name of a parameter, of a metric in full (which has a dot, as {@code flow.goodput_bps}), or
     * {@link #TIME}.
     *
     * @param kind how it is drawn
     * @param x null if the report is to choose
     * @param y null for {@link FigureKind#CDF}
     * @param color null for none
     * @param facet null for one panel
     * @param log which axes are logarithmic: {@code x}, {@code y}
     * @param of the entities it shows: link directions, or hosts and traffic ids, in natural order; empty for all
     * @param statistic null for the usual one
     * @param title empty for none
     */
    public record Figure(
            FigureKind kind,
            @Nullable String x,
            @Nullable String y,
            @Nullable String color,
            @Nullable String facet,
            ImmutableList<String> log,
            ImmutableList<String> of,
            @Nullable String statistic,
            String title) {
        /** The metric that it shows, or null after a mistake in the file. */
        public @Nullable String metric() {
            for (String axis : new String[] {y, x, color}) {
                if (axis != null && isMetric(axis)) {
                    return axis;
                }
            }
            return null;
        }

        /** Texts, lists and nulls under the keys they have in files. */
        public Map<String, @Nullable Object> asMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("kind", kind.text());
            map.put("x", x);
            map.put("y", y);
            map.put("color", color);
            map.put("facet", facet);
            map.put("log", log);
            map.put("of", of);
            map.put("statistic", statistic);
            map.put("title", title);
            return map;
        }
    }

    /** Whether the name of an axis is that of a metric. */
    public static boolean isMetric(String axis) {
        return axis.indexOf('.') >= 0;
    }

    /** As {@code sweep.json} has it: numbers, texts, lists and maps; the baseline is null if there is none. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("title", title);
        map.put("confidence", confidence);
        map.put("baseline", baseline.isEmpty() ? null : baseline);
        map.put("figures", figures.stream().map(Figure::asMap).collect(ImmutableList.toImmutableList()));
        return map;
    }
}
