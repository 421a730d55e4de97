package io.netsim.report.sweep;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of one figure, gathered while the tables go by. */
final class Numbers {
    static final int MOST_MEANS = 2_000;
    private static final int MOST_SAMPLES = 200_000;
    /** As dots beside means: more would be a cloud. */
    private static final int MOST_DOTS = 600;

    /** Where a sample belongs in a figure; texts are empty where there is no such split. */
    record Group(String x, String color, String facet, String row) {}

    /** A growing list without boxes. */
    private static final class Values {
        private double[] all = new double[16];
        private int size;

        void add(double value) {
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = value;
        }

        double[] sorted() {
            double[] sorted = Arrays.copyOf(all, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    final FigurePlan plan;
    final ImmutableSet<String> laws;
    final String baseUnit;
    private final ImmutableMap<Integer, Point> points;
    private final boolean singleFlows;
    private final List<Mean> means = new ArrayList<>();
    private final List<Mean> theory = new ArrayList<>();
    private final Map<Group, Values> samples = new LinkedHashMap<>();
    private int sampled;
    private boolean capped;

    /** @param laws metrics that say what should be measured */
    Numbers(FigurePlan plan, ImmutableSet<String> laws, ImmutableMap<Integer, Point> points, Catalogue catalogue) {
        this.plan = plan;
        this.laws = laws;
        this.points = points;
        this.baseUnit = catalogue.unitOf(plan.metric());
        this.singleFlows = plan.kind() == FigurePlan.Kind.CDF
                && catalogue.has(new SeriesKey(plan.entities().get(0) + "/0", plan.metric(), "value"));
    }

    boolean wantsMean(SeriesKey key) {
        return plan.wants(key) || laws.contains(key.metric()) && plan.entities().contains(key.entity());
    }

    boolean wantsSample(SeriesKey key) {
        if (!plan.readsRuns()) {
            return false;
        }
        return singleFlows
                ? key.metric().equals(plan.metric())
                        && key.statistic().equals("value")
                        && plan.entities().contains(entry(key.entity()))
                : plan.wants(key);
    }

    private static String entry(String flow) {
        int slash = flow.indexOf('/');
        return slash < 0 ? "" : flow.substring(0, slash);
    }

    void add(Mean mean) {
        Point point = points.get(mean.point());
        if (point == null || !plan.layout().shows(point)) {
            return;
        }
        if (means.size() + theory.size() >= MOST_MEANS) {
            capped = true;
        } else {
            (mean.key().metric().equals(plan.metric()) ? means : theory).add(mean);
        }
    }

    void add(Sample sample) {
        Point point = points.get(sample.point());
        if (point == null || !plan.layout().shows(point)) {
            return;
        }
        if (sampled >= MOST_SAMPLES) {
            capped = true;
            return;
        }
        sampled++;
        String entity =
                singleFlows ? entry(sample.key().entity()) : sample.key().entity();
        samples.computeIfAbsent(groupOf(point, entity), key -> new Values()).add(sample.value());
    }

    private Group groupOf(Point point, String entity) {
        FigurePlan.Layout layout = plan.layout();
        return new Group(
                label(layout.x(), point, entity),
                label(layout.color(), point, entity),
                label(layout.facet(), point, entity),
                label(layout.rows(), point, entity));
    }

    static String label(@Nullable Split split, Point point, String entity) {
        return split == null ? "" : split.label(point, entity);
    }

    List<Mean> means() {
        return means;
    }

    List<Mean> theory() {
        return theory;
    }

    /** What theory says of the same point and entity by a law, or null. */
    @Nullable
    Mean theory(Mean measured, String law) {
        for (Mean each : theory) {
            if (each.point() == measured.point()
                    && each.key().metric().equals(law)
                    && each.key().entity().equals(measured.key().entity())) {
                return each;
            }
        }
        return null;
    }

    Point point(Mean mean) {
        Point point = points.get(mean.point());
        if (point == null) {
            throw new IllegalStateException("no point " + mean.point());
        }
        return point;
    }

    /** Sorted samples by group, groups in the order of the figure. */
    Map<Group, double[]> samples() {
        FigurePlan.Layout layout = plan.layout();
        List<Group> order = new ArrayList<>(samples.keySet());
        order.sort(Comparator.comparingInt((Group group) -> place(layout.facet(), group.facet))
                .thenComparingInt(group -> place(layout.rows(), group.row))
                .thenComparingInt(group -> place(layout.x(), group.x))
                .thenComparingInt(group -> place(layout.color(), group.color)));
        Map<Group, double[]> sorted = new LinkedHashMap<>();
        for (Group group : order) {
            Values values = samples.get(group);
            if (values != null) {
                sorted.put(group, values.sorted());
            }
        }
        return sorted;
    }

    private static int place(@Nullable Split split, String label) {
        return split == null ? 0 : split.labels().indexOf(label);
    }

    /** Whether the numbers of single runs are to be seen beside their means. */
    boolean showsRuns() {
        return plan.kind() == FigurePlan.Kind.DOTS && sampled > means.size() && sampled <= MOST_DOTS;
    }

    /** Whether samples are of flows, not of runs. */
    boolean ofFlows() {
        return singleFlows;
    }

    boolean capped() {
        return capped;
    }

    boolean isEmpty() {
        return means.isEmpty() && samples.isEmpty();
    }

    /** The unit that suits what is shown. */
    Scale scale() {
        double[] values = !plan.spread()
                ? means.stream().mapToDouble(Mean::mean).toArray()
                : samples.values().stream()
                        .flatMapToDouble(each -> Arrays.stream(each.all, 0, each.size))
                        .toArray();
        return Scale.of(baseUnit, values);
    }

    /** The q-quantile of sorted values, by nearest rank. */
    static double quantile(double[] sorted, double q) {
        int rank = (int) Math.ceil(q * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }
}
