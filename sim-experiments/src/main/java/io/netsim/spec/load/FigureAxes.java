package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.FigureKind;
import io.netsim.spec.MetricKind;
import io.netsim.spec.MetricNames;
import io.netsim.spec.ReportSpec;
import io.netsim.spec.ReportSpec.Figure;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * What the axes of a figure mean. A name can be that of a parameter and of a metric, such as {@code rtt}: across and in
 * colours it is the parameter, upwards the metric, except where the kind of figure wants it the other way round.
 */
final class FigureAxes {
    private final Section section;
    private final ImmutableSet<String> parameters;

    FigureAxes(Section section, ImmutableSet<String> parameters) {
        this.section = section;
        this.parameters = parameters;
    }

    /** The kind and the axes of a figure, nothing else; AUTO becomes another kind where the axes leave no choice. */
    Figure read(FigureKind kind) {
        boolean shares = kind == FigureKind.CDF || (kind == FigureKind.AUTO && !section.has("y"));
        boolean map = kind == FigureKind.HEAT_MAP;
        String x = section.find("x", axis(!shares, kind));
        String y = section.find("y", axis(map, kind));
        String color = section.find("color", axis(!map, kind));
        String facet = section.find("facet", axis(true, kind));
        FigureKind clear = kind;
        if (kind == FigureKind.AUTO && x != null) {
            if (x.equals(ReportSpec.TIME) && !parameters.contains(x)) {
                clear = FigureKind.TIME_SERIES;
            } else if (y == null && ReportSpec.isMetric(x)) {
                clear = FigureKind.CDF;
            } else if (y != null && !ReportSpec.isMetric(y)) {
                clear = FigureKind.HEAT_MAP;
                color = color == null ? null : section.find("color", axis(false, clear));
            }
        }
        return new Figure(clear, x, y, color, facet, ImmutableList.of(), ImmutableList.of(), null, "");
    }

    private Kind<String> axis(boolean parameterFirst, FigureKind kind) {
        return (node, mistakes) -> {
            ScalarNode scalar = Kinds.scalar(node, "the name of a parameter or a metric", mistakes);
            if (scalar == null) {
                return null;
            }
            String text = scalar.text();
            String full = MetricNames.inFull(text);
            boolean parameter = parameters.contains(text);
            boolean metric = Metrics.isInTables(full);
            boolean time = text.equals(ReportSpec.TIME) && (kind == FigureKind.AUTO || kind == FigureKind.TIME_SERIES);
            if (parameter && (parameterFirst || !metric)) {
                return text;
            }
            if (metric || time) {
                return metric ? full : text;
            }
            ImmutableSet<String> known = ImmutableSet.<String>builder()
                    .addAll(parameters)
                    .addAll(Metrics.inTables())
                    .build();
            String all = parameters.isEmpty() ? "there are none" : "these are " + Suggestion.list(parameters);
            mistakes.add(
                    node,
                    scalar.quoted() + " is neither a parameter nor a metric; " + Suggestion.didYouMean(text, known)
                            + "write a parameter (" + all + ") or a metric such as "
                            + String.join(", ", MetricNames.SHORT.keySet()));
            return null;
        };
    }

    /** Notes what does not fit the kind of a figure whose parts are all right. */
    void check(Figure figure) {
        String what = "a figure of kind " + figure.kind().text();
        switch (figure.kind()) {
            case CDF -> {
                metric("x", figure.x(), what);
                absent("y", "a figure of shares has its metric on x; leave 'y' out");
                parameter("color", figure.color(), what);
            }
            case HEAT_MAP -> {
                needed("x", figure.x(), "x: rate", what);
                needed("y", figure.y(), "y: rtt", what);
                parameter("x", figure.x(), what);
                parameter("y", figure.y(), what);
                metric("color", figure.color(), what);
            }
            case TIME_SERIES -> {
                if (figure.x() != null && !figure.x().equals(ReportSpec.TIME)) {
                    section.mistake("x", what + " has the time on x; write 'x: time' or leave it out");
                }
                metric("y", figure.y(), what);
                parameter("color", figure.color(), what);
                series(figure.y());
            }
            case AUTO, LINE, BAR, BOX -> {
                parameter("x", figure.x(), what);
                metric("y", figure.y(), what);
                parameter("color", figure.color(), what);
            }
        }
        parameter("facet", figure.facet(), what);
    }

    private void series(@Nullable String metric) {
        if (metric != null && !MetricKind.WITH_SERIES.contains(metric)) {
            section.mistake(
                    "y",
                    "there is no series of " + metric + "; there are series of "
                            + String.join(", ", MetricKind.WITH_SERIES));
        }
    }

    private void needed(String key, @Nullable String axis, String example, String what) {
        if (axis == null) {
            section.mistake(key, what + " needs '" + key + "'; write such as '" + example + "'");
        }
    }

    private void absent(String key, String message) {
        if (section.has(key)) {
            section.mistake(key, message);
        }
    }

    private void metric(String key, @Nullable String axis, String what) {
        if (axis == null) {
            section.mistake(key, what + " needs a metric as '" + key + "'; write such as '" + key + ": goodput'");
        } else if (!ReportSpec.isMetric(axis)) {
            section.mistake(key, "'" + axis + "' is a parameter, but " + what + " has a metric as '" + key + "'");
        }
    }

    private void parameter(String key, @Nullable String axis, String what) {
        if (axis != null && ReportSpec.isMetric(axis)) {
            section.mistake(
                    key,
                    "'" + axis + "' is a metric, but " + what + " has a parameter as '" + key + "'"
                            + (parameters.isEmpty() ? "" : "; parameters are " + Suggestion.list(parameters)));
        }
    }
}
