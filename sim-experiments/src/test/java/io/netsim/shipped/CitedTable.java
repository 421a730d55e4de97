package io.netsim.shipped;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of docs/experiments.md, made from a summary: a row for each value of one parameter, a column for each value of
 * another, means with half the width of their intervals.
 *
 * @param name as the document has it
 * @param row column of the summary with the parameter of the rows
 * @param column likewise of the columns; of several, with a blank between
 * @param cells of the table, with the heading of each if there are several; entity, metric, statistic, unit's size
 */
record CitedTable(String name, String experiment, Label row, List<Label> column, List<Cell> cells) {
    private static final int MOST_DECIMALS = 4;

    /** How a parameter's value is written: multiplied, with a unit behind it. */
    record Label(String column, double factor, String unit) {
        String of(Map<String, String> line) {
            String value = line.getOrDefault(column, "");
            return value.matches("-?[0-9.E-]+") ? digits(factor * Double.parseDouble(value), 6) + unit : value;
        }
    }

    /** What stands in a cell; {@code per}, if not empty, is a metric of the same entity that it is divided by. */
    record Cell(String heading, String entity, String metric, String statistic, double factor, String per) {}

    /** Two digits of half the width of the interval, and the mean to the same place, but no more than four decimals. */
    private static String plusMinus(double mean, double half) {
        BigDecimal spread = new BigDecimal(half).round(new MathContext(2));
        int decimals = Math.min(spread.scale(), MOST_DECIMALS);
        BigDecimal least = BigDecimal.ONE.movePointLeft(MOST_DECIMALS);
        return new BigDecimal(mean).setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " ± "
                + (spread.compareTo(least) < 0
                        ? "below " + least.toPlainString()
                        : spread.setScale(decimals, RoundingMode.HALF_UP).toPlainString());
    }

    static String digits(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        return rounded.toPlainString();
    }

    /** In Markdown. */
    String of(CsvRows summary) {
        Map<String, Map<String, String>> lines = new LinkedHashMap<>();
        Set<String> headings = new LinkedHashSet<>();
        for (Cell cell : cells) {
            for (Map<String, String> line :
                    summary.of(cell.entity, cell.metric, cell.statistic).rows()) {
                List<String> heading = new ArrayList<>();
                column.forEach(label -> heading.add(label.of(line)));
                if (!cell.heading.isEmpty()) {
                    heading.add(cell.heading);
                }
                headings.add(String.join(", ", heading));
                lines.computeIfAbsent(row.of(line), key -> new LinkedHashMap<>())
                        .put(String.join(", ", heading), text(cell, line, summary));
            }
        }
        StringBuilder table = new StringBuilder("| | " + String.join(" | ", headings) + " |\n|---");
        headings.forEach(heading -> table.append("|---:"));
        table.append("|\n");
        lines.forEach((label, values) -> {
            table.append("| ").append(label);
            headings.forEach(heading -> table.append(" | ").append(values.getOrDefault(heading, "")));
            table.append(" |\n");
        });
        return table.toString();
    }

    private static String text(Cell cell, Map<String, String> line, CsvRows summary) {
        double factor = cell.factor;
        if (!cell.per.isEmpty()) {
            String other = summary.rows().stream()
                    .filter(row -> row.getOrDefault("metric", "").matches(cell.per)
                            && row.getOrDefault("entity", "").equals(cell.entity)
                            && row.getOrDefault("point", "").equals(line.get("point")))
                    .map(row -> row.getOrDefault("mean", ""))
                    .findFirst()
                    .orElseThrow();
            factor /= Double.parseDouble(other);
        }
        double mean = Double.parseDouble(line.getOrDefault("mean", "")) * factor;
        String high = line.getOrDefault("ci_high", "");
        return high.isEmpty() ? digits(mean, 3) : plusMinus(mean, Double.parseDouble(high) * factor - mean);
    }
}
