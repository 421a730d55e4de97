package io.netsim.report.sweep;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The laws of theory in a figure by the names under which they are drawn: laws whose curves coincide have one name, and one
 * whose every value another law has for the same point too is not drawn.
 */
final class Laws {
    private Laws() {}

    /** The name of each law that is drawn, such as {@code Mathis = CUBIC response function}. */
    static ImmutableMap<String, String> names(Numbers numbers) {
        Map<String, Map<List<String>, TreeSet<Double>>> curves = new LinkedHashMap<>();
        for (Mean mean : numbers.theory()) {
            curves.computeIfAbsent(mean.key().metric(), law -> new LinkedHashMap<>())
                    .computeIfAbsent(place(numbers, mean), place -> new TreeSet<>())
                    .add(mean.mean());
        }
        for (String law : List.copyOf(curves.keySet())) {
            if (coveredByOthers(numbers, law, curves)) {
                curves.remove(law);
            }
        }
        Map<Map<List<String>, TreeSet<Double>>, List<String>> groups = new LinkedHashMap<>();
        curves.forEach((law, curve) ->
                groups.computeIfAbsent(curve, first -> new ArrayList<>()).add(law));
        ImmutableMap.Builder<String, String> names = ImmutableMap.builder();
        groups.values().forEach(laws -> {
            String name = laws.stream().map(MetricWords::name).collect(Collectors.joining(" = "));
            laws.forEach(law -> names.put(law, name));
        });
        return names.buildOrThrow();
    }

    /** Where a number stands in the figure, whatever its colour. */
    private static List<String> place(Numbers numbers, Mean mean) {
        FigurePlan.Layout layout = numbers.plan.layout();
        Point point = numbers.point(mean);
        String entity = mean.key().entity();
        return List.of(
                Numbers.label(layout.x(), point, entity),
                Numbers.label(layout.facet(), point, entity),
                Numbers.label(layout.rows(), point, entity));
    }

    private static boolean coveredByOthers(Numbers numbers, String law, Map<String, ?> drawn) {
        for (Mean mean : numbers.theory()) {
            if (!mean.key().metric().equals(law)) {
                continue;
            }
            boolean covered = false;
            for (String other : drawn.keySet()) {
                Mean same = other.equals(law) ? null : numbers.theory(mean, other);
                covered |= same != null && same.mean() == mean.mean();
            }
            if (!covered) {
                return false;
            }
        }
        return true;
    }
}
