package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.report.sweep.FigurePlan.Kind;
import io.netsim.report.sweep.FigurePlan.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures that an experiment asks for under {@code report}. */
final class AskedFigures {
    private static final int MOST_ENTITIES = 8;
    /** Of what is known of all flows together and of each entry. */
    private static final String WHOLE_RUN = "run";

    private static final List<String> USUAL = List.of("mean", "value", "sum", "count");

    private final Catalogue catalogue;
    private final FigureLayouts layouts;
    private final ImmutableList<Axis> axes;
    private final @Nullable String busiestLink;
    private final List<String> complaints = new ArrayList<>();

    AskedFigures(Catalogue catalogue, FigureLayouts layouts, ImmutableList<Axis> axes, @Nullable String busiestLink) {
        this.catalogue = catalogue;
        this.layouts = layouts;
        this.axes = axes;
        this.busiestLink = busiestLink;
    }

    /** In the order of the file; those without a number in the tables are left out, see {@link #complaints}. */
    ImmutableList<FigurePlan> plans(ImmutableList<Map<?, ?>> figures) {
        ImmutableList.Builder<FigurePlan> plans = ImmutableList.builder();
        for (Map<?, ?> figure : figures) {
            FigurePlan plan = plan(figure);
            if (plan == null) {
                complaints.add("Nothing was measured for the figure " + words(figure) + ".");
            } else {
                plans.add(plan);
            }
        }
        return plans.build();
    }

    ImmutableList<String> complaints() {
        return ImmutableList.copyOf(complaints);
    }

    private static String words(Map<?, ?> figure) {
        StringBuilder words = new StringBuilder();
        figure.forEach((key, value) -> {
            boolean empty = value == null || value.toString().isEmpty() || value.equals(List.of());
            if (!empty) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(key)
                        .append(": ")
                        .append(value);
            }
        });
        return words.toString();
    }

    private @Nullable FigurePlan plan(Map<?, ?> figure) {
        String kind = Json.text(figure, "kind");
        String metric = metric(figure);
        if (kind.equals("time_series")) {
            Layout none = layouts.withoutX(ImmutableList.of(""));
            return finish(figure, Kind.TIME_SERIES, metric, "", entitiesAsked(figure), none);
        }
        String statistic = statistic(figure, metric);
        ImmutableList<String> entities = entities(figure, metric, statistic);
        if (entities.isEmpty()) {
            return null;
        }
        boolean distribution = kind.equals("cdf");
        Layout layout = layouts.chosen(
                entities,
                distribution ? null : axis(figure, "x"),
                kind.equals("heat_map") ? axis(figure, "y") : null,
                axis(figure, "color"),
                axis(figure, "facet"),
                distribution);
        if (kind.equals("heat_map")) {
            Split panels = layout.facet() == null ? layout.color() : layout.facet();
            layout = new Layout(layout.x(), layout.y(), null, panels, layout.rows(), layout.fixed());
        }
        boolean numbers = layout.x() != null && layout.x().numeric();
        Kind drawn = switch (kind) {
            case "bar" -> Kind.BAR;
            case "cdf" -> Kind.CDF;
            case "box" -> Kind.BOX;
            case "heat_map" -> Kind.HEAT_MAP;
            default -> numbers ? Kind.LINE : Kind.DOTS;
        };
        return finish(figure, drawn, metric, statistic, entities, layout);
    }

    private static FigurePlan finish(
            Map<?, ?> figure,
            Kind kind,
            String metric,
            String statistic,
            ImmutableList<String> entities,
            Layout layout) {
        ImmutableSet.Builder<String> log = ImmutableSet.builder();
        Json.list(figure, "log").forEach(each -> log.add(String.valueOf(each)));
        return new FigurePlan(kind, Json.text(figure, "title"), metric, statistic, entities, layout, log.build(), true);
    }

    private static String metric(Map<?, ?> figure) {
        for (String key : new String[] {"y", "x", "color"}) {
            if (Json.text(figure, key).contains(".")) {
                return Json.text(figure, key);
            }
        }
        return "";
    }

    private @Nullable Axis axis(Map<?, ?> figure, String key) {
        String name = Json.text(figure, key);
        return axes.stream()
                .filter(axis -> axis.parameter().equals(name))
                .findFirst()
                .orElse(null);
    }

    private String statistic(Map<?, ?> figure, String metric) {
        String asked = Json.text(figure, "statistic");
        if (!asked.isEmpty()) {
            return asked;
        }
        for (String usual : USUAL) {
            boolean there = catalogue.series().keySet().stream()
                    .anyMatch(key -> key.metric().equals(metric)
                            && key.statistic().equals(usual)
                            && !key.entity().contains("/"));
            if (there) {
                return usual;
            }
        }
        return metric.equals("link.drops") ? "queue_full" : "mean";
    }

    private static ImmutableList<String> entitiesAsked(Map<?, ?> figure) {
        ImmutableList.Builder<String> asked = ImmutableList.builder();
        Json.list(figure, "of").forEach(each -> asked.add(String.valueOf(each)));
        return asked.build();
    }

    private ImmutableList<String> entities(Map<?, ?> figure, String metric, String statistic) {
        ImmutableList<String> asked = entitiesAsked(figure);
        ImmutableList<String> there = catalogue.series().keySet().stream()
                .filter(key -> key.metric().equals(metric) && key.statistic().equals(statistic))
                .map(SeriesKey::entity)
                .filter(entity -> asked.isEmpty() ? !entity.contains("/") : asked.contains(entity))
                .collect(ImmutableList.toImmutableList());
        if (asked.isEmpty() && there.contains(WHOLE_RUN)) {
            return ImmutableList.of(WHOLE_RUN);
        }
        String busiest = busiestLink;
        boolean links = asked.isEmpty() && metric.startsWith("link.");
        if (links && busiest != null && there.contains(busiest)) {
            return ImmutableList.of(busiest);
        }
        return there.stream().limit(MOST_ENTITIES).collect(ImmutableList.toImmutableList());
    }
}
