package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.report.EmbeddedJson;
import io.netsim.report.sweep.FigurePlan.Layout;
import io.netsim.report.sweep.Numbers.Group;
import io.netsim.report.sweep.PageTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Gathered numbers to a figure with its caption and table. */
final class FigureMaker {
    private final ImmutableList<Axis> axes;
    private final Theory theory;
    private final double warmup;

    /** @param warmup of the runs, in seconds */
    FigureMaker(ImmutableList<Axis> axes, Theory theory, double warmup) {
        this.axes = axes;
        this.theory = theory;
        this.warmup = warmup;
    }

    Figure make(Numbers numbers, int number) {
        FigurePlan plan = numbers.plan;
        Map<String, Object> spec = plan.spread() ? SpreadSpec.of(numbers) : MeansSpec.of(numbers);
        PageTable table = plan.spread() ? spreadTable(numbers) : meansTable(numbers);
        String heading = heading(numbers);
        return new Figure(
                "figure-" + number,
                heading,
                caption(numbers),
                alternative(numbers, heading),
                EmbeddedJson.of(spec),
                table,
                plan.layout().panels() > 1,
                plan.main());
    }

    // ---- words -------------------------------------------------------------------------------------------------

    private static String heading(Numbers numbers) {
        FigurePlan plan = numbers.plan;
        if (!plan.title().isEmpty()) {
            return plan.title();
        }
        String what = plan.heading();
        Layout layout = plan.layout();
        boolean link = plan.metric().startsWith("link.");
        String whose =
                link && plan.entities().size() == 1 ? " at " + plan.entities().get(0) : "";
        return switch (plan.kind()) {
            case CDF ->
                (numbers.ofFlows() ? MetricWords.name(plan.metric()) : what) + whose + ": distribution over "
                        + (numbers.ofFlows() ? "flows" : "runs");
            case BOX -> what + whose + ": spread over replications";
            case HEAT_MAP -> what + whose + " over " + words(layout.x()) + " and " + words(layout.y());
            case LINE, DOTS, BAR, TIME_SERIES ->
                layout.x() == null
                        ? what + whose
                        : what + whose + (what.contains(", ") && whose.isEmpty() ? "," : "") + " by "
                                + words(layout.x());
        };
    }

    private static String words(@org.jspecify.annotations.Nullable Split split) {
        return split == null ? "" : split.title();
    }

    private String caption(Numbers numbers) {
        FigurePlan plan = numbers.plan;
        StringBuilder caption = new StringBuilder();
        switch (plan.kind()) {
            case CDF ->
                caption.append("The share of ")
                        .append(numbers.ofFlows() ? "flows" : "runs")
                        .append(" with at most this value, all replications together. ");
            case BOX ->
                caption.append(
                                "Boxes hold the middle half of the runs, the line in them is the median; whiskers reach to")
                        .append(" the last run within 1.5 heights of the box, dots are runs beyond. ");
            case HEAT_MAP ->
                caption.append("Colours are means over replications. ").append(method(numbers.means()));
            case LINE -> caption.append(method(numbers.means())).append(intervals(numbers, "bands"));
            case DOTS, BAR, TIME_SERIES ->
                caption.append(method(numbers.means())).append(intervals(numbers, "whiskers"));
        }
        if (plan.entities().size() == 1 && !plan.metric().startsWith("link.")) {
            caption.append("Of ").append(plan.entities().get(0)).append(". ");
        }
        caption.append(span(plan.metric()));
        plan.layout()
                .fixed()
                .forEach((axis, value) -> caption.append("Only ")
                        .append(axis.parameter())
                        .append(" = ")
                        .append(value)
                        .append(" is drawn. "));
        if (plan.metric().equals("link.queue_delay") || plan.metric().equals("link.drops")) {
            caption.append("This link direction is the most used one. ");
        }
        boolean marks = !plan.spread() && plan.kind() != FigurePlan.Kind.HEAT_MAP;
        if (marks && !drawn(numbers).isEmpty()) {
            caption.append(plan.kind() == FigurePlan.Kind.LINE ? "Dashed" : "Ticks")
                    .append(": theory")
                    .append(
                            drawn(numbers).stream()
                                            .anyMatch(law -> theory.assumes(law).contains("at most the max-min share"))
                                    ? ", capped at the max-min share"
                                    : "")
                    .append("; what it assumes stands under the table. ");
        }
        if (numbers.capped()) {
            caption.append(
                    "There are more numbers than this page holds; the first are shown, all are in the tables beside it. ");
        }
        return caption.toString().strip();
    }

    /** Links count from the end of the warm-up, as does the goodput; other numbers of flows are of the whole run. */
    private String span(String metric) {
        boolean counts = metric.startsWith("flow.") || metric.startsWith("link.");
        if (warmup <= 0 || !counts) {
            return "";
        }
        return metric.startsWith("link.") || metric.equals("flow.goodput_bps")
                ? "After the warm-up of " + Scale.worded("s", warmup) + ". "
                : "Of the whole run, warm-up included. ";
    }

    private static ImmutableSet<String> drawn(Numbers numbers) {
        return numbers.theory().stream().map(mean -> mean.key().metric()).collect(ImmutableSet.toImmutableSet());
    }

    private static String intervals(Numbers numbers, String drawn) {
        boolean any = numbers.means().stream().anyMatch(mean -> mean.low() != null);
        boolean runs = numbers.showsRuns();
        return (any ? "Intervals are the " + drawn + ". " : "") + (runs ? "Small dots are single runs. " : "");
    }

    /** How the means and their intervals came about. */
    static String method(List<Mean> means) {
        int least = means.stream().mapToInt(Mean::n).min().orElse(0);
        int most = means.stream().mapToInt(Mean::n).max().orElse(0);
        String runs = (least == most ? "n = " + most : "n = " + least + " to " + most);
        String methods = means.stream()
                .filter(mean -> mean.low() != null)
                .map(mean ->
                        Scale.digits(100 * mean.confidence()) + " % confidence intervals by " + method(mean.method()))
                .distinct()
                .collect(Collectors.joining("; "));
        if (methods.isEmpty()) {
            return most <= 1
                    ? "One run of each point (n = 1): no interval can be given. "
                    : "Means over replications, " + runs + ", without intervals. ";
        }
        return "Means over replications, " + runs + ", with " + methods + ". ";
    }

    static String method(String method) {
        return switch (method) {
            case "t", "student_t" -> "Student's t";
            case "wilson" -> "Wilson's method";
            default -> method.replace('_', ' ');
        };
    }

    private static String alternative(Numbers numbers, String heading) {
        return heading + ", "
                + numbers.plan.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + " figure; its numbers are in the table below it";
    }

    // ---- tables ------------------------------------------------------------------------------------------------

    private PageTable meansTable(Numbers numbers) {
        Scale scale = numbers.scale();
        boolean several = numbers.plan.entities().size() > 1;
        ImmutableSet<String> laws = drawn(numbers);
        String unit = scale.unit().isEmpty() ? "" : " (" + scale.unit() + ")";
        List<Column> columns = new ArrayList<>();
        axes.forEach(axis ->
                columns.add(axis.numeric() ? PageTable.number(axis.parameter()) : PageTable.text(axis.parameter())));
        if (several) {
            columns.add(PageTable.text("of"));
        }
        columns.add(PageTable.number("n"));
        columns.add(PageTable.number("mean" + unit));
        columns.add(PageTable.number("interval" + unit));
        columns.add(PageTable.text("method"));
        for (String law : laws) {
            columns.add(PageTable.number("theory: " + MetricWords.name(law) + unit));
            columns.add(PageTable.number("measured against it"));
        }
        List<ImmutableList<String>> rows = new ArrayList<>();
        for (Mean mean : numbers.means()) {
            Point point = numbers.point(mean);
            ImmutableList.Builder<String> cells = ImmutableList.builder();
            axes.forEach(axis -> cells.add(point.value(axis)));
            if (several) {
                cells.add(mean.key().entity());
            }
            cells.add(String.valueOf(mean.n())).add(scale.text(mean.mean()));
            Double low = mean.low();
            Double high = mean.high();
            cells.add(low == null || high == null ? "none" : scale.text(low) + " to " + scale.text(high));
            cells.add(
                    low == null ? "none" : method(mean.method()) + ", " + Scale.digits(100 * mean.confidence()) + " %");
            for (String law : laws) {
                Mean expected = numbers.theory(mean, law);
                cells.add(expected == null ? "–" : scale.text(expected.mean()));
                cells.add(expected == null || expected.mean() == 0 ? "–" : percent(mean.mean() / expected.mean() - 1));
            }
            rows.add(cells.build());
        }
        return PageTable.of(
                columns,
                rows,
                numbers.plan.heading() + ". " + method(numbers.means()).strip() + assumptions(laws));
    }

    private String assumptions(ImmutableSet<String> laws) {
        StringBuilder words = new StringBuilder();
        for (String law : laws) {
            if (!theory.assumes(law).isEmpty()) {
                words.append(" Theory, ")
                        .append(MetricWords.name(law))
                        .append(": ")
                        .append(theory.assumes(law))
                        .append('.');
            }
        }
        return words.toString();
    }

    /** {@code +3.4 %}. */
    static String percent(double share) {
        double percent = 100 * share;
        double rounded = Math.abs(percent) >= 1 ? Math.round(10 * percent) / 10.0 : percent;
        String digits = Scale.digits(rounded, Math.abs(percent) >= 0.1 ? 4 : 2) + " %";
        return rounded > 0 ? "+" + digits : digits.replace('-', '−');
    }

    private static PageTable spreadTable(Numbers numbers) {
        Layout layout = numbers.plan.layout();
        Scale scale = numbers.scale();
        String unit = scale.unit().isEmpty() ? "" : " (" + scale.unit() + ")";
        List<Split> splits = new ArrayList<>();
        for (Split split : new Split[] {layout.facet(), layout.rows(), layout.x(), layout.color()}) {
            if (split != null) {
                splits.add(split);
            }
        }
        List<Column> columns = new ArrayList<>();
        splits.forEach(split ->
                columns.add(split.numeric() ? PageTable.number(split.title()) : PageTable.text(split.title())));
        columns.add(PageTable.number("n"));
        double[] shares = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
        for (String each : new String[] {"smallest", "5 %", "25 %", "median", "75 %", "95 %", "largest"}) {
            columns.add(PageTable.number(each + unit));
        }
        List<ImmutableList<String>> rows = new ArrayList<>();
        numbers.samples().forEach((group, sorted) -> {
            ImmutableList.Builder<String> cells = ImmutableList.builder();
            splits.forEach(split -> cells.add(label(split, layout, group)));
            cells.add(String.valueOf(sorted.length));
            for (double share : shares) {
                cells.add(scale.text(Numbers.quantile(sorted, share)));
            }
            rows.add(cells.build());
        });
        String of = numbers.ofFlows() ? "flows of all replications" : "replications";
        return PageTable.of(
                columns, rows, numbers.plan.heading() + ": quantiles of the n " + of + ", by nearest rank.");
    }

    private static String label(Split split, Layout layout, Group group) {
        if (Objects.equals(split, layout.facet())) {
            return group.facet();
        }
        if (Objects.equals(split, layout.rows())) {
            return group.row();
        }
        return Objects.equals(split, layout.x()) ? group.x() : group.color();
    }

    /** {@code cc = reno, loss = 1 %}: the parameters that vary. */
    static String words(Point point, ImmutableList<Axis> axes) {
        String words = axes.stream()
                .map(axis -> axis.parameter() + " = " + point.value(axis))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "as the file says" : words;
    }

    static ImmutableMap<Integer, String> words(ImmutableMap<Integer, Point> points, ImmutableList<Axis> axes) {
        ImmutableMap.Builder<Integer, String> words = ImmutableMap.builder();
        points.forEach((number, point) -> words.put(number, words(point, axes)));
        return words.buildOrThrow();
    }
}
