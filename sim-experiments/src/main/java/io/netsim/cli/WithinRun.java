package io.netsim.cli;

import io.netsim.results.SeriesCheck;
import io.netsim.statistics.BatchMeans;
import io.netsim.statistics.Estimate;
import io.netsim.statistics.StudentT;
import java.util.List;

/** How sure the means of one run's series are, for people. */
final class WithinRun {
    private static final int MOST = 12;

    private WithinRun() {}

    /** A line for each of the first series. */
    static Table table(List<SeriesCheck> checks) {
        StudentT student = new StudentT(0.95);
        Table table = new Table("<of", "<series", "mean, 95 % interval", "<method", "<steady");
        checks.stream().limit(MOST).forEach(check -> row(table, check, student));
        return table;
    }

    private static void row(Table table, SeriesCheck check, StudentT student) {
        String unit = unit(check.metric());
        int size = Math.max(1, check.values() / check.batches());
        Estimate mean = new BatchMeans(
                        check.mean(), check.batchSd(), check.batches(), size, check.lag1(), check.independent())
                .estimate(student);
        Double half = check.independent() ? mean.halfWidth() : null;
        String method = check.batches() + " batch means of " + Units.time(size * check.intervalS());
        if (!check.independent()) {
            method = "none: " + method + " depend on each other";
        } else if (half == null) {
            method = "none: all batches are equal";
        }
        Double unsettled = check.unsettledS();
        Double rest = check.meanOfRest();
        String steady = check.settled() == null
                ? ""
                : unsettled == null || rest == null
                        ? "yes"
                        : "no: behind the first " + Units.time(unsettled) + " the mean is " + Units.of(unit, rest);
        table.row(
                check.entity(),
                check.metric(),
                half == null ? Units.of(unit, check.mean()) : Units.plusMinus(unit, check.mean(), half),
                method,
                steady);
    }

    private static String unit(String metric) {
        return switch (metric) {
            case "flow.goodput_bps" -> "bit/s";
            case "link.queue_delay" -> "s";
            case "link.queue_packets" -> "packets";
            default -> "";
        };
    }
}
