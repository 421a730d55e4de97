package io.netsim.report.sweep;

import io.netsim.report.sweep.FigurePlan.Kind;
import io.netsim.report.sweep.FigurePlan.Layout;
import io.netsim.report.sweep.Numbers.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Figures of how values are spread: shares at or below a value, boxes of quartiles. */
final class SpreadSpec {
    private static final int STEPS = 160;

    private final Numbers numbers;
    private final Layout layout;
    private final Scale scale;
    private final String name;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    private SpreadSpec(Numbers numbers) {
        this.numbers = numbers;
        this.layout = numbers.plan.layout();
        this.scale = numbers.scale();
        this.name = scale.title(numbers.ofFlows() ? MetricWords.name(numbers.plan.metric()) : numbers.plan.quantity());
    }

    static Map<String, Object> of(Numbers numbers) {
        SpreadSpec spec = new SpreadSpec(numbers);
        return numbers.plan.kind() == Kind.CDF ? spec.shares() : spec.boxes();
    }

    private Map<String, Object> row(Group group) {
        return Spec.map(
                "xt", layout.x() == null ? null : group.x(),
                "c", layout.color() == null ? null : group.color(),
                "f", layout.facet() == null ? null : group.facet(),
                "r", layout.rows() == null ? null : group.row());
    }

    private Map<String, Object> shares() {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Map.Entry<Group, double[]> each : numbers.samples().entrySet()) {
            double[] sorted = each.getValue();
            low = Math.min(low, sorted[0]);
            high = Math.max(high, sorted[sorted.length - 1]);
            int steps = Math.min(STEPS, sorted.length);
            for (int i = 0; i <= steps; i++) {
                int at = (int) Math.round((double) i / steps * sorted.length);
                Map<String, Object> row = row(each.getKey());
                row.put("x", scale.of(sorted[Math.max(0, at - 1)]));
                row.put("p", (double) at / sorted.length);
                row.put("n", sorted.length);
                row.put("v", scale.text(sorted[Math.max(0, at - 1)]));
                row.put("pt", Scale.digits(100.0 * at / sorted.length) + " %");
                rows.add(row);
            }
        }
        boolean log = low > 0 && (numbers.plan.log().contains("x") || high / low >= 30);
        Map<String, Object> color = Spec.color(layout.color());
        Map<String, Object> x = Spec.map(
                "field",
                "x",
                "type",
                "quantitative",
                "title",
                name,
                "scale",
                log ? Spec.map("type", "log") : Spec.map("zero", low < 0.1 * high, "nice", true),
                "axis",
                Spec.map("grid", !log, "tickCount", 5));
        Map<String, Object> y = Spec.map(
                "field",
                "p",
                "type",
                "quantitative",
                "title",
                numbers.ofFlows() ? "Share of flows" : "Share of runs",
                "scale",
                Spec.map("domain", List.of(0, 1)),
                "axis",
                Spec.map("format", ".0%"));
        Map<String, Object> layer = Spec.map(
                "mark", Spec.map("type", "line", "interpolate", "step-after", "strokeJoin", "round"),
                "encoding",
                        Spec.map(
                                "x", x,
                                "y", y,
                                "color", color,
                                "tooltip",
                                        Spec.tooltip(
                                                "c",
                                                Spec.title(layout.color()),
                                                "f",
                                                Spec.title(layout.facet()),
                                                "v",
                                                name,
                                                "pt",
                                                "at or below",
                                                "n",
                                                numbers.ofFlows() ? "flows" : "runs")));
        return Spec.figure(layout, rows, List.of(layer), null);
    }

    private Map<String, Object> boxes() {
        List<Double> all = new ArrayList<>();
        numbers.samples().forEach((group, sorted) -> {
            Map<String, Object> row = row(group);
            double[] five = whiskers(sorted);
            for (int i = 0; i < five.length; i++) {
                row.put("q" + i, scale.of(five[i]));
                all.add(five[i]);
            }
            row.put("k", "b");
            row.put("n", sorted.length);
            row.put("v", scale.text(five[2]));
            row.put("i", scale.text(five[1]) + " to " + scale.text(five[3]));
            rows.add(row);
            for (double value : sorted) {
                if (value < five[0] || value > five[4]) {
                    Map<String, Object> outlier = row(group);
                    outlier.put("k", "o");
                    outlier.put("q2", scale.of(value));
                    outlier.put("v", scale.text(value));
                    rows.add(outlier);
                }
            }
        });
        Split names = layout.x();
        Split color = layout.color();
        Map<String, Object> x = names == null
                ? null
                : Spec.map(
                        "field", "xt",
                        "type", "ordinal",
                        "title", names.title(),
                        "sort", names.labels(),
                        "axis", Spec.map("labelAngle", 0));
        Map<String, Object> offset =
                color == null ? null : Spec.map("field", "c", "type", "nominal", "sort", color.labels());
        Map<String, Object> colors = Spec.color(color);
        Map<String, Object> scaleOfY = Spec.measured(
                numbers.plan.log().contains("y"),
                all.stream().mapToDouble(Double::doubleValue).toArray());
        Object tooltip = Spec.tooltip(
                "xt",
                Spec.title(names),
                "c",
                Spec.title(color),
                "f",
                Spec.title(layout.facet()),
                "v",
                name + ", median",
                "i",
                "middle half",
                "n",
                numbers.ofFlows() ? "flows" : "runs");
        String plain = color == null ? "var(--c1)" : null;
        List<Object> layers = new ArrayList<>(List.of(
                Spec.map(
                        "transform", Spec.only("b"),
                        "mark", Spec.map("type", "rule", "color", plain),
                        "encoding",
                                Spec.map(
                                        "x", x,
                                        "xOffset", offset,
                                        "y", quantity("q0", scaleOfY),
                                        "y2", Spec.map("field", "q4"),
                                        "color", colors)),
                Spec.map(
                        "transform", Spec.only("b"),
                        "mark",
                                Spec.map(
                                        "type",
                                        "bar",
                                        "opacity",
                                        0.55,
                                        "width",
                                        Spec.map("band", 0.7),
                                        "cornerRadius",
                                        2),
                        "encoding",
                                Spec.map(
                                        "x", x,
                                        "xOffset", offset,
                                        "y", quantity("q1", scaleOfY),
                                        "y2", Spec.map("field", "q3"),
                                        "color", colors,
                                        "tooltip", tooltip)),
                Spec.map(
                        "transform", Spec.only("b"),
                        "mark",
                                Spec.map(
                                        "type",
                                        "tick",
                                        "color",
                                        "var(--ink)",
                                        "thickness",
                                        2,
                                        "width",
                                        Spec.map("band", 0.7)),
                        "encoding", Spec.map("x", x, "xOffset", offset, "y", quantity("q2", scaleOfY))),
                Spec.map(
                        "transform", Spec.only("o"),
                        "mark", Spec.map("type", "point", "size", 18, "color", plain),
                        "encoding",
                                Spec.map(
                                        "x", x,
                                        "xOffset", offset,
                                        "y", quantity("q2", scaleOfY),
                                        "color", colors,
                                        "tooltip", Spec.tooltip("xt", Spec.title(names), "v", name)))));
        if (rows.stream().noneMatch(row -> "o".equals(row.get("k")))) {
            layers.remove(layers.size() - 1);
        }
        return Spec.figure(layout, rows, layers, null);
    }

    private Map<String, Object> quantity(String field, Map<String, Object> scaleOfY) {
        return Spec.map("field", field, "type", "quantitative", "title", name, "scale", scaleOfY);
    }

    /** Lower whisker, quartiles, upper whisker: the last values within one and a half heights of the box (Tukey). */
    static double[] whiskers(double[] sorted) {
        double first = Numbers.quantile(sorted, 0.25);
        double third = Numbers.quantile(sorted, 0.75);
        double reach = 1.5 * (third - first);
        double low = first;
        double high = third;
        for (double value : sorted) {
            if (value >= first - reach) {
                low = Math.min(low, value);
            }
            if (value <= third + reach) {
                high = Math.max(high, value);
            }
        }
        return new double[] {low, first, Numbers.quantile(sorted, 0.5), third, high};
    }
}
