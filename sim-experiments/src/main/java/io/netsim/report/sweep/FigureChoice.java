package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.report.sweep.Catalogue.Extent;
import io.netsim.report.sweep.FigurePlan.Kind;
import io.netsim.report.sweep.FigurePlan.Layout;
import io.netsim.report.sweep.Traffic.Concern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a sweep that nobody asked for: what one wants to know of its kind of traffic, over what varies. The rules
 * stand in {@code docs/reports.md}.
 */
final class FigureChoice {
    private static final int MOST_ENTITIES = 4;
    private static final int MOST_MAIN = 6;
    private static final int MOST_FURTHER = 12;

    private final Catalogue catalogue;
    private final Traffic traffic;
    private final FigureLayouts layouts;
    private final @Nullable Object run;
    private final List<FigurePlan> plans = new ArrayList<>();

    /** @param run the document of one run; null if none is known */
    FigureChoice(Catalogue catalogue, Traffic traffic, FigureLayouts layouts, @Nullable Object run) {
        this.catalogue = catalogue;
        this.traffic = traffic;
        this.layouts = layouts;
        this.run = run;
    }

    /** The main ones first. */
    ImmutableList<FigurePlan> choose() {
        rates(traffic.with(Concern.RATE));
        completions(traffic.with(Concern.COMPLETION));
        playout(traffic.all());
        datagrams(traffic.with(Concern.TIMELINESS));
        responses(traffic.with(Concern.RESPONSE));
        links();
        measures();
        return ordered();
    }

    private void rates(ImmutableList<String> entries) {
        means(entries, "flow.goodput_bps", "mean", true);
        boolean several = entries.stream().anyMatch(entry -> largest(entry, "flow.flows", "count") > 1);
        if (several) {
            means(entries, "flow.goodput_bps", "min", false);
        }
        // Of all flows together; of each entry where that is something else.
        means(ImmutableList.of("run"), "flow.fairness", "value", true);
        if (entries.size() > 1) {
            means(entries, "flow.fairness", "value", false);
        }
        means(entries, "flow.rtt_s", "mean", true);
        occurring(entries, "flow.retransmitted_packets", "sum", true);
        occurring(entries, "flow.timeouts", "sum", false);
        spread(entries, "flow.goodput_bps", "mean", false);
    }

    private void completions(ImmutableList<String> entries) {
        boolean several = entries.stream().anyMatch(entry -> largest(entry, "flow.flows", "count") > 1);
        means(entries, "flow.completion_s", "mean", true);
        if (several) {
            means(entries, "flow.completion_s", "p99", true);
        }
        spread(entries, "flow.completion_s", "mean", true);
        if (entries.stream().anyMatch(this::unfinished)) {
            means(entries, "flow.completed", "count", true);
        }
        occurring(entries, "flow.retransmitted_packets", "sum", false);
        occurring(entries, "flow.timeouts", "sum", false);
        means(entries, "flow.goodput_bps", "mean", false);
    }

    private boolean unfinished(String entry) {
        Extent completed = extent(entry, "flow.completed", "count");
        Extent flows = extent(entry, "flow.flows", "count");
        return completed != null && flows != null && completed.sum < flows.sum;
    }

    private void datagrams(ImmutableList<String> entries) {
        occurring(entries, "flow.lost_datagrams", "sum", true);
        means(entries, "flow.one_way_delay_s", has(entries, "flow.one_way_delay_s", "p50") ? "p50" : "mean", true);
        means(entries, "flow.one_way_delay_s", "p99", true);
        means(entries, "flow.goodput_bps", "mean", false);
    }

    private void responses(ImmutableList<String> entries) {
        for (String metric : new String[] {"flow.response_s", "flow.rtt_s"}) {
            means(entries, metric, "mean", true);
            means(entries, metric, "p99", true);
        }
        occurring(entries, "flow.unanswered_requests", "sum", true);
        means(entries, "flow.connect_s", "mean", false);
    }

    /** What a listener hears. */
    private void playout(ImmutableList<String> entries) {
        for (String metric : new String[] {"silent_fraction", "gap_fraction", "stall_s", "frame_delay_s"}) {
            for (String statistic : new String[] {"mean", "value", "sum"}) {
                if (has(entries, "flow." + metric, statistic)) {
                    occurring(entries, "flow." + metric, statistic, !metric.equals("frame_delay_s"));
                    break;
                }
            }
        }
    }

    private void links() {
        String busiest = busiestLink();
        if (busiest == null) {
            return;
        }
        ImmutableList<String> link = ImmutableList.of(busiest);
        boolean rated = !traffic.with(Concern.RATE).isEmpty();
        occurring(link, "link.queue_delay", "mean", true);
        occurring(link, "link.queue_delay", "p99", false);
        occurring(link, "link.drops", "queue_full", rated);
        means(link, "link.utilization", "value", false);
    }

    /** The link direction that is most used, on average over the points; null if no table says. */
    @Nullable
    String busiestLink() {
        String busiest = null;
        double most = -1;
        for (Map.Entry<SeriesKey, Extent> each : catalogue.series().entrySet()) {
            boolean use = each.getKey().metric().equals("link.utilization");
            if (use && each.getValue().mean() > most) {
                most = each.getValue().mean();
                busiest = each.getKey().entity();
            }
        }
        return busiest;
    }

    /** What the experiment measures beyond the usual. */
    private void measures() {
        for (Object measure : Json.list(run, "measures")) {
            for (Object statistic : Json.map(measure, "statistics").keySet()) {
                means(
                        ImmutableList.of(Json.text(measure, "entity")),
                        Json.text(measure, "metric"),
                        String.valueOf(statistic),
                        false);
            }
        }
    }

    /** Only if it is not always zero. */
    private void occurring(ImmutableList<String> entities, String metric, String statistic, boolean main) {
        if (entities.stream().anyMatch(entity -> largest(entity, metric, statistic) > 0)) {
            means(entities, metric, statistic, main);
        }
    }

    private void means(ImmutableList<String> wanted, String metric, String statistic, boolean main) {
        ImmutableList<String> entities = having(wanted, metric, statistic);
        boolean shown = plans.stream()
                .anyMatch(plan -> plan.metric().equals(metric)
                        && plan.statistic().equals(statistic)
                        && plan.entities().containsAll(entities));
        if (entities.isEmpty() || shown) {
            return;
        }
        Layout heat = layouts.heatMap(entities);
        if (heat != null) {
            plans.add(plan(Kind.HEAT_MAP, metric, statistic, entities, heat, main));
        }
        Layout layout = layouts.overX(entities);
        Kind kind = layout.x() != null && layout.x().numeric() ? Kind.LINE : Kind.DOTS;
        plans.add(plan(kind, metric, statistic, entities, layout, main && heat == null));
    }

    /** Shares of flows, or of replications where a run has one flow only. */
    private void spread(ImmutableList<String> wanted, String metric, String statistic, boolean main) {
        ImmutableList<String> entities = having(wanted, metric, statistic);
        if (!entities.isEmpty()) {
            boolean enough = catalogue.replications() >= 5 || flowsOf(entities.get(0), metric) >= 5;
            if (enough) {
                plans.add(plan(Kind.CDF, metric, statistic, entities, layouts.withoutX(entities), main));
            }
            if (catalogue.replications() >= 5
                    && layouts.axes().size() <= 2
                    && !layouts.axes().isEmpty()) {
                plans.add(plan(Kind.BOX, metric, statistic, entities, layouts.overX(entities), false));
            }
        }
    }

    private double flowsOf(String entity, String metric) {
        boolean listed = catalogue.has(new SeriesKey(entity + "/0", metric, "value"));
        return listed ? largest(entity, "flow.flows", "count") : 1;
    }

    private static FigurePlan plan(
            Kind kind, String metric, String statistic, ImmutableList<String> entities, Layout layout, boolean main) {
        return new FigurePlan(kind, "", metric, statistic, entities, layout, ImmutableSet.of(), main);
    }

    private ImmutableList<String> having(ImmutableList<String> entities, String metric, String statistic) {
        return entities.stream()
                .filter(entity -> catalogue.has(new SeriesKey(entity, metric, statistic)))
                .limit(MOST_ENTITIES)
                .collect(ImmutableList.toImmutableList());
    }

    private boolean has(ImmutableList<String> entities, String metric, String statistic) {
        return !having(entities, metric, statistic).isEmpty();
    }

    private double largest(String entity, String metric, String statistic) {
        Extent extent = extent(entity, metric, statistic);
        return extent == null ? 0 : extent.largest;
    }

    private @Nullable Extent extent(String entity, String metric, String statistic) {
        return catalogue.series().get(new SeriesKey(entity, metric, statistic));
    }

    private ImmutableList<FigurePlan> ordered() {
        List<FigurePlan> main = new ArrayList<>();
        List<FigurePlan> further = new ArrayList<>();
        for (FigurePlan plan : plans) {
            (plan.main() && main.size() < MOST_MAIN ? main : further).add(plan);
        }
        ImmutableList.Builder<FigurePlan> all = ImmutableList.builder();
        all.addAll(main);
        further.stream().limit(MOST_FURTHER).forEach(plan -> all.add(plan.further()));
        return all.build();
    }
}
