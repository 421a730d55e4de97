package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Means as colours over two parameters, with the numbers written into the cells where there is room. */
final class HeatMap {
    private final Numbers numbers;
    private final String name;
    private final @Nullable Object scaleType;

    /** The scale is linear if {@code scaleType} is null. */
    HeatMap(Numbers numbers, String name, @Nullable Object scaleType) {
        this.numbers = numbers;
        this.name = name;
        this.scaleType = scaleType;
    }

    Map<String, Object> over(Split across, Split up, List<Map<String, Object>> rows, List<Object> tooltip) {
        Map<String, Object> x = names("xt", across, across.labels());
        Map<String, Object> y = names("yt", up, up.labels().reverse());
        List<Object> layers = new ArrayList<>();
        layers.add(Spec.map(
                "transform", Spec.only("m"),
                "mark", "rect",
                "encoding",
                        Spec.map(
                                "x",
                                x,
                                "y",
                                y,
                                "color",
                                Spec.map(
                                        "field",
                                        "y",
                                        "type",
                                        "quantitative",
                                        "title",
                                        name,
                                        "scale",
                                        Spec.map("scheme", "viridis", "type", scaleType),
                                        "legend",
                                        Spec.map("orient", "bottom", "gradientLength", 180, "format", ".3~r")),
                                "tooltip",
                                tooltip)));
        if (across.size() <= 10 && numbers.plan.layout().panels() <= 2) {
            layers.add(Spec.map(
                    "transform", Spec.only("m"),
                    "mark", Spec.map("type", "text", "fontSize", 11),
                    "encoding",
                            Spec.map(
                                    "x",
                                    x,
                                    "y",
                                    y,
                                    "text",
                                    Spec.map("field", "s", "type", "nominal"),
                                    "color",
                                    Spec.map(
                                            "condition",
                                            Spec.map("test", "datum.y > " + middle(), "value", "#111111"),
                                            "value",
                                            "#ffffff"))));
        }
        return Spec.figure(numbers.plan.layout(), rows, layers, 30 * up.size());
    }

    private static Map<String, Object> names(String field, Split split, ImmutableList<String> sort) {
        return Spec.map(
                "field",
                field,
                "type",
                "ordinal",
                "title",
                split.title(),
                "sort",
                sort,
                "axis",
                Spec.map("labelAngle", 0, "domain", false, "ticks", false));
    }

    /** Where the colours of the scale turn bright. */
    private double middle() {
        double low = numbers.means().stream().mapToDouble(Mean::mean).min().orElse(0);
        double high = numbers.means().stream().mapToDouble(Mean::mean).max().orElse(0);
        boolean log = scaleType != null;
        return numbers.scale()
                .of(log ? Math.exp(0.4 * Math.log(low) + 0.6 * Math.log(high)) : low + 0.6 * (high - low));
    }
}
