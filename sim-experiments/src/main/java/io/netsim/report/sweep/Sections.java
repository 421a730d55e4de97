package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.report.sweep.PageTable.Column;
import io.netsim.results.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parts of the page beside the figures: comparisons, expectations, failures, the ledger. */
public final class Sections {
    private static final int MOST_COMPARISONS = 6;

    /**
     * An expectation and in how many runs it was met.
     *
     * @param runs how many there are; points if it is over replications
     * @param where points with a run that did not meet it, in words; empty if there are none
     */
    public record Expectation(String that, int met, int runs, boolean overReplications, String where) {
        /** Whether all met it. */
        public boolean good() {
            return met == runs;
        }
    }

    /** Something to know before the numbers are believed, and the points it is about, in words. */
    public record Check(boolean warning, String text, String where) {}

    /** A table with a heading. */
    public record Titled(String title, PageTable table) {}

    private final Path folder;
    private final Catalogue catalogue;
    private final ImmutableMap<Integer, Point> points;
    private final ImmutableList<Axis> axes;

    Sections(Path folder, Catalogue catalogue, ImmutableMap<Integer, Point> points, ImmutableList<Axis> axes) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.points = points;
        this.axes = axes;
    }

    private String words(@Nullable Double number) {
        Point point = number == null ? null : points.get(number.intValue());
        return point == null ? "" : FigureMaker.words(point, axes);
    }

    /** What tells points apart: of parameters that advance together the first. */
    private List<Column> parameterColumns() {
        List<Column> columns = new ArrayList<>();
        axes.forEach(axis ->
                columns.add(axis.numeric() ? PageTable.number(axis.parameter()) : PageTable.text(axis.parameter())));
        if (axes.isEmpty()) {
            columns.add(PageTable.text("point"));
        }
        return columns;
    }

    private List<String> parameterCells(@Nullable Point point) {
        if (axes.isEmpty()) {
            return List.of("as the file says");
        }
        return axes.stream().map(axis -> point == null ? "" : point.value(axis)).toList();
    }

    // ---- comparisons -------------------------------------------------------------------------------------------

    /** Paired differences of what the figures show, a table for each. */
    ImmutableList<Titled> comparisons(List<FigurePlan> plans) throws IOException {
        if (!catalogue.has("comparisons.csv")) {
            return ImmutableList.of();
        }
        Map<SeriesKey, List<Difference>> wanted = new LinkedHashMap<>();
        for (FigurePlan plan : plans) {
            for (String entity : plan.entities()) {
                if (wanted.size() < MOST_COMPARISONS) {
                    wanted.putIfAbsent(new SeriesKey(entity, plan.metric(), plan.statistic()), new ArrayList<>());
                }
            }
        }
        try (CsvRows rows = CsvRows.open(folder.resolve("comparisons.csv"))) {
            while (rows.next()) {
                SeriesKey key = new SeriesKey(
                        rows.text(rows.column("entity")),
                        rows.text(rows.column("metric")),
                        rows.text(rows.column("statistic")));
                List<Difference> list = wanted.get(key);
                if (list != null && list.size() < 10 * PageTable.MOST_ROWS) {
                    list.add(Difference.of(rows));
                }
            }
        }
        ImmutableList.Builder<Titled> tables = ImmutableList.builder();
        wanted.forEach((key, list) -> {
            if (!list.isEmpty()) {
                tables.add(new Titled(
                        MetricWords.title(key.metric(), key.statistic()) + " of " + key.entity(),
                        differences(key, list)));
            }
        });
        return tables.build();
    }

    private record Difference(
            @Nullable Double point,
            int n,
            @Nullable Double difference,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double relative,
            @Nullable Double confidence,
            String method,
            @Nullable Double adjusted) {
        static Difference of(CsvRows rows) {
            Double n = rows.number(rows.column("n"));
            return new Difference(
                    rows.number(rows.column("point")),
                    n == null ? 0 : n.intValue(),
                    rows.number(rows.column("difference")),
                    rows.number(rows.column("ci_low")),
                    rows.number(rows.column("ci_high")),
                    rows.number(rows.column("relative")),
                    rows.number(rows.column("confidence")),
                    rows.text(rows.column("method")),
                    rows.number(rows.column("p_adjusted")));
        }
    }

    private PageTable differences(SeriesKey key, List<Difference> list) {
        String base = catalogue.unitOf(key.metric());
        Scale scale = Scale.of(
                base,
                list.stream()
                        .mapToDouble(each -> each.difference == null ? 0 : each.difference)
                        .toArray());
        String unit = scale.unit().isEmpty() ? "" : " (" + scale.unit() + ")";
        boolean sameN = list.stream().allMatch(each -> each.n == list.get(0).n);
        List<Column> columns = parameterColumns();
        if (!sameN) {
            columns.add(PageTable.number("n"));
        }
        Collections.addAll(
                columns,
                PageTable.number("difference" + unit),
                PageTable.number("interval" + unit),
                PageTable.number("relative"),
                PageTable.number("p, adjusted"));
        List<ImmutableList<String>> rows = new ArrayList<>();
        for (Difference each : list) {
            ImmutableList.Builder<String> cells = ImmutableList.builder();
            cells.addAll(parameterCells(each.point == null ? null : points.get(each.point.intValue())));
            if (!sameN) {
                cells.add(String.valueOf(each.n));
            }
            cells.add(
                    each.difference == null ? "–" : signed(small(scale, base, each.difference), each.difference),
                    each.low == null || each.high == null
                            ? "none"
                            : small(scale, base, each.low) + " to " + small(scale, base, each.high),
                    each.relative == null ? "–" : FigureMaker.percent(each.relative),
                    probability(each.adjusted));
            rows.add(cells.build());
        }
        Difference first =
                list.stream().filter(each -> each.low != null).findFirst().orElse(list.get(0));
        Double confidence = first.low == null ? null : first.confidence;
        String caption = "Differences of the " + (sameN ? first.n : "n")
                + " pairs of replications with the same random numbers"
                + (confidence == null ? "" : ", with " + Scale.digits(100 * confidence) + " % intervals")
                + (first.low == null || first.method.isEmpty() ? "" : " (" + FigureMaker.method(first.method) + ")")
                + "; p of such a difference if there were none, adjusted for the number of comparisons by Holm's method.";
        return PageTable.of(columns, rows, caption);
    }

    /** In the unit of the column; what is far smaller in a unit of its own. */
    private static String small(Scale scale, String base, double value) {
        double scaled = Math.abs(value * scale.factor());
        boolean own = scaled > 0 && scaled < 1e-3 && !scale.unit().isEmpty();
        return own ? Scale.worded(base, value) : scale.text(value);
    }

    private static String signed(String digits, double value) {
        return value > 0 ? "+" + digits : digits.replace('-', '−');
    }

    private static String probability(@Nullable Double p) {
        return p == null ? "–" : p < 0.001 ? "< 0.001" : Scale.digits(Math.round(1000 * p) / 1000.0);
    }

    // ---- expectations, checks, failures ------------------------------------------------------------------------

    ImmutableList<Expectation> expectations() throws IOException {
        if (!catalogue.has("expectations.csv")) {
            return ImmutableList.of();
        }
        Map<String, int[]> counts = new LinkedHashMap<>();
        Map<String, TreeSet<Integer>> unmet = new LinkedHashMap<>();
        Map<String, String> found = new LinkedHashMap<>();
        try (CsvRows rows = CsvRows.open(folder.resolve("expectations.csv"))) {
            while (rows.next()) {
                String that = rows.text(rows.column("that"));
                boolean met = rows.text(rows.column("met")).equals("true");
                int[] count = counts.computeIfAbsent(that, key -> new int[3]);
                count[0] += met ? 1 : 0;
                count[1]++;
                Double point = rows.number(rows.column("point"));
                String why = rows.column("why") < 0 ? "" : rows.text(rows.column("why"));
                if (!why.isEmpty()) {
                    count[2] = 1;
                    if (!met) {
                        found.putIfAbsent(that, ": " + why);
                    }
                }
                if (!met && point != null) {
                    unmet.computeIfAbsent(that, key -> new TreeSet<>()).add(point.intValue());
                }
            }
        }
        ImmutableList.Builder<Expectation> all = ImmutableList.builder();
        counts.forEach((that, count) -> all.add(new Expectation(
                that,
                count[0],
                count[1],
                count[2] > 0,
                where(unmet.getOrDefault(that, new TreeSet<>())) + found.getOrDefault(that, ""))));
        return all.build();
    }

    /** Points in words, the first ones of many. */
    private String where(Set<Integer> unmet) {
        if (unmet.isEmpty() || axes.isEmpty()) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        int named = 0;
        for (int point : unmet) {
            if (named == 4) {
                return words + "; and " + (unmet.size() - named) + " more points";
            }
            words.append(words.isEmpty() ? "" : "; ").append(words((double) point));
            named++;
        }
        return words.toString();
    }

    /** Those that say the same of several points stand together. */
    ImmutableList<Check> checks() throws IOException {
        Map<Check, TreeSet<Integer>> where = new LinkedHashMap<>();
        for (Object each : Json.list(Json.read(folder.resolve("checks.json")), "checks")) {
            StringBuilder text = new StringBuilder(Json.text(each, "text"));
            for (String more : new String[] {Json.text(each, "entity"), Json.text(each, "metric")}) {
                if (!more.isEmpty() && text.indexOf(more) < 0) {
                    text.append(" · ").append(more);
                }
            }
            Check check = new Check("warning".equals(Json.text(each, "severity")), text.toString(), "");
            TreeSet<Integer> points = where.computeIfAbsent(check, key -> new TreeSet<>());
            Double point = Json.number(each, "point");
            if (point != null) {
                points.add(point.intValue());
            }
        }
        ImmutableList.Builder<Check> checks = ImmutableList.builder();
        where.forEach((check, at) -> checks.add(new Check(check.warning(), check.text(), where(at))));
        return checks.build();
    }

    /** Null if nothing failed, as far as is known. */
    @Nullable
    PageTable failures() throws IOException {
        if (!catalogue.has("failures.csv")) {
            return null;
        }
        List<ImmutableList<String>> rows = new ArrayList<>();
        try (CsvRows table = CsvRows.open(folder.resolve("failures.csv"))) {
            while (table.next() && rows.size() <= 10 * PageTable.MOST_ROWS) {
                rows.add(ImmutableList.of(
                        table.text(table.column("run_id")),
                        words(table.number(table.column("point"))),
                        table.text(table.column("replication")),
                        table.text(table.column("error"))));
            }
        }
        List<Column> columns = List.of(
                PageTable.text("run"),
                PageTable.text("point"),
                PageTable.number("replication"),
                PageTable.text("error"));
        return rows.isEmpty()
                ? null
                : PageTable.of(columns, rows, "Failed runs count in no mean; --retry-failed runs them again.");
    }

    // ---- the ledger --------------------------------------------------------------------------------------------

    /** What became of all packets and bytes, summed over the runs of each point; null if no table says. */
    @Nullable
    PageTable ledger() throws IOException {
        Map<Integer, Map<String, Double>> sums = new LinkedHashMap<>();
        Map<String, Boolean> fates = new LinkedHashMap<>();
        catalogue.means(key -> key.entity().equals("ledger"), mean -> {
            String what = mean.key().metric().substring("ledger.".length());
            sums.computeIfAbsent(mean.point(), key -> new LinkedHashMap<>()).put(what, mean.mean() * mean.n());
            if (what.endsWith("_packets") && !what.startsWith("offered")) {
                fates.put(what.substring(0, what.length() - "_packets".length()), true);
            }
        });
        if (sums.isEmpty()) {
            return null;
        }
        List<Column> columns = parameterColumns();
        columns.add(PageTable.number("offered"));
        fates.keySet().forEach(fate -> columns.add(PageTable.number(fate.replace('_', ' '))));
        columns.add(PageTable.number("balance"));
        List<ImmutableList<String>> rows = new ArrayList<>();
        sums.forEach((number, sum) -> {
            Point point = points.get(number);
            if (point == null) {
                return;
            }
            ImmutableList.Builder<String> cells = ImmutableList.builder();
            cells.addAll(parameterCells(point));
            cells.add(both(sum, "offered"));
            double packets = sum.getOrDefault("offered_packets", 0.0);
            double bytes = sum.getOrDefault("offered_bytes", 0.0);
            for (String fate : fates.keySet()) {
                cells.add(both(sum, fate));
                packets -= sum.getOrDefault(fate + "_packets", 0.0);
                bytes -= sum.getOrDefault(fate + "_bytes", 0.0);
            }
            cells.add(count(packets) + " / " + count(bytes) + " B");
            rows.add(cells.build());
        });
        return PageTable.of(
                columns,
                rows,
                "Packets / bytes by what became of them, summed over all runs of a point and the whole simulated time, warm-up included;"
                        + " a wide table scrolls sideways. The balance"
                        + " is what is missing in the books: 0.");
    }

    private static String both(Map<String, Double> sums, String what) {
        return count(sums.getOrDefault(what + "_packets", 0.0)) + " / "
                + Scale.worded("B", Math.rint(sums.getOrDefault(what + "_bytes", 0.0)));
    }

    private static String count(double value) {
        return Scale.digits(Math.rint(value) + 0.0);
    }
}
