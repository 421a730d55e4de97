package io.netsim.cli;

import io.netsim.run.PointSummary;
import io.netsim.run.PointSummary.Difference;
import io.netsim.run.PointSummary.Mean;
import io.netsim.run.SweepFindings;
import io.netsim.statistics.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A sweep for people: a line for each of the first points, with the means that say most and their intervals. */
final class SweepSummary {
    private static final int MOST_ENTRIES = 3;
    private static final double SMALL = 0.05;

    private final List<PointSummary> points;
    private final long allPoints;
    private final Console console;

    SweepSummary(SweepFindings findings, Console console) {
        this.points = findings.points();
        this.allPoints = findings.pointCount();
        this.console = console;
    }

    void print() {
        List<Mean> means = columns();
        if (points.isEmpty() || means.isEmpty()) {
            return;
        }
        Set<String> parameters = new LinkedHashSet<>();
        points.forEach(point -> point.values().forEach((name, value) -> {
            boolean varies = points.stream()
                    .anyMatch(other -> !value.equals(other.values().get(name)));
            if (varies) {
                parameters.add(name);
            }
        }));
        parameters.removeIf(name -> parameters.stream()
                .takeWhile(earlier -> !earlier.equals(name))
                .anyMatch(earlier -> follows(name, earlier)));
        console.out().println();
        console.out().println(console.bold("Means over n replications, " + confidence() + " intervals"));
        print(
                points,
                parameters,
                means,
                (point, mean) -> cell(mean, point.means().get(mean)));
        List<PointSummary> compared =
                points.stream().filter(point -> !point.differences().isEmpty()).toList();
        if (!compared.isEmpty()) {
            console.out().println();
            console.out()
                    .println(console.bold("Differences from the baseline, paired by replication, " + confidence()
                            + " intervals; *: p < 0.05, corrected for all comparisons"));
            print(
                    compared,
                    parameters,
                    means,
                    (point, mean) -> difference(mean, point.differences().get(mean)));
        }
        if (allPoints > points.size()) {
            console.out().println("  … and " + Units.count(allPoints - points.size()) + " points more in summary.csv");
        }
        console.out().println();
    }

    /** Whether one parameter says what another one is, as zipped parameters do; the first is enough then. */
    private boolean follows(String name, String earlier) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (PointSummary point : points) {
            String value = point.values().getOrDefault(name, "");
            String before = seen.putIfAbsent(point.values().getOrDefault(earlier, ""), value);
            if (before != null && !before.equals(value)) {
                return false;
            }
        }
        return seen.size() < points.size();
    }

    private void print(
            List<PointSummary> rows,
            Set<String> parameters,
            List<Mean> means,
            BiFunction<PointSummary, Mean, String> cell) {
        List<String> header = new ArrayList<>();
        parameters.forEach(name -> header.add("<" + name));
        header.add("n");
        means.forEach(mean -> header.add(title(mean)));
        Table table = new Table(header.toArray(String[]::new));
        for (PointSummary point : rows) {
            List<String> cells = new ArrayList<>();
            parameters.forEach(name -> cells.add(point.values().getOrDefault(name, "")));
            cells.add(Integer.toString(point.runs()));
            means.forEach(mean -> cells.add(cell.apply(point, mean)));
            table.row(cells.toArray(String[]::new));
        }
        table.lines().forEach(console.out()::println);
    }

    private static String difference(Mean mean, @Nullable Difference difference) {
        if (difference == null) {
            return "–";
        }
        String sign = difference.mean().value() > 0 ? "+" : "";
        Double p = difference.adjustedP();
        return sign + cell(mean, difference.mean()) + (p != null && p < SMALL ? " *" : "");
    }

    private String confidence() {
        return points.stream()
                .flatMap(point -> point.means().values().stream())
                .findFirst()
                .map(mean -> Units.share(mean.confidence()))
                .orElse("");
    }

    /** Of the first entries the completion time if there is one, else the goodput; and the queue in which packets wait longest. */
    private List<Mean> columns() {
        Map<String, Mean> entries = new LinkedHashMap<>();
        Map<Mean, Double> queues = new LinkedHashMap<>();
        for (PointSummary point : points) {
            point.means().forEach((mean, estimate) -> {
                if (mean.metric().equals("link.queue_delay")) {
                    queues.merge(mean, estimate.value(), Math::max);
                } else {
                    entries.merge(mean.entity(), mean, SweepSummary::better);
                }
            });
        }
        List<Mean> columns = new ArrayList<>();
        entries.values().stream().limit(MOST_ENTRIES).forEach(columns::add);
        queues.entrySet().stream()
                .filter(queue -> queue.getValue() > 0
                        && points.stream().allMatch(point -> point.means().containsKey(queue.getKey())))
                .max(Map.Entry.comparingByValue())
                .ifPresent(queue -> columns.add(queue.getKey()));
        return columns;
    }

    private static Mean better(Mean one, Mean other) {
        return other.metric().equals("flow.completion_s") ? other : one;
    }

    private static String title(Mean mean) {
        String what = switch (mean.metric()) {
            case "flow.completion_s" -> "completion of ";
            case "flow.goodput_bps" -> "goodput of ";
            default -> "queue delay of ";
        };
        return what + mean.entity();
    }

    private static String cell(Mean mean, @Nullable Estimate estimate) {
        if (estimate == null) {
            return "–";
        }
        String value = Units.of(mean.unit(), estimate.value());
        Double half = estimate.halfWidth();
        if (half != null) {
            return Units.plusMinus(mean.unit(), estimate.value(), half);
        }
        boolean single = estimate.n() == 1;
        return value + (single ? " (n = 1)" : " (all equal)");
    }
}
