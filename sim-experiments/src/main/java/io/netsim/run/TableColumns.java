package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.TableColumn;
import io.netsim.spec.read.Unit;
import org.jspecify.annotations.Nullable;

/** The columns of a sweep's tables and what they mean. */
final class TableColumns {
    /** What the column {@code metric} may say. */
    static final ImmutableList<TableColumn> METRICS = ImmutableList.of(
            new TableColumn("flow.flows", "flows", "integer", "flows of a traffic entry"),
            new TableColumn("flow.completed", "flows", "integer", "those that delivered all they had to"),
            new TableColumn("flow.open", "flows", "integer", "those that had neither completed nor failed at the end"),
            new TableColumn("flow.goodput_bps", "bit/s", "number", "application data delivered after the warm-up"),
            new TableColumn(
                    "flow.fairness",
                    "",
                    "number",
                    "Jain's index of the goodputs of competing flows: 1 if all have the same, 1/n if one of n has all; of run"
                            + " those of all traffic entries together"),
            new TableColumn("flow.completion_s", "s", "number", "from the start to the delivery of the last byte"),
            new TableColumn("flow.connect_s", "s", "number", "how long connecting took"),
            new TableColumn(
                    "flow.rtt_s", "s", "number", "round-trip times; of a traffic entry the mean of its flows' means"),
            new TableColumn(
                    "flow.one_way_delay_s", "s", "number", "delays of datagrams; of an entry the mean of means"),
            new TableColumn("flow.response_s", "s", "number", "from request to answer; of an entry the mean of means"),
            new TableColumn("flow.sent_bytes", "B", "integer", "application data handed over for sending"),
            new TableColumn("flow.delivered_bytes", "B", "integer", "application data delivered"),
            new TableColumn("flow.data_packets", "packets", "integer", "packets with data sent, repetitions included"),
            new TableColumn("flow.retransmitted_packets", "packets", "integer", "of these the repetitions"),
            new TableColumn("flow.timeouts", "", "integer", "expiries of retransmission timers"),
            new TableColumn("flow.tail_loss_probes", "", "integer", "tail loss probes"),
            new TableColumn("flow.fast_recoveries", "", "integer", "recoveries without a timeout"),
            new TableColumn("flow.spurious_retransmissions", "packets", "integer", "repetitions that were needless"),
            new TableColumn("flow.application_limited_s", "s", "number", "all was sent that the application had given"),
            new TableColumn("flow.receive_window_limited_s", "s", "number", "the peer's window held data back"),
            new TableColumn(
                    "flow.send_buffer_limited_s", "s", "number", "the application had more than the send buffer took"),
            new TableColumn("flow.congestion_window_limited_s", "s", "number", "the congestion window held data back"),
            new TableColumn("flow.lost_datagrams", "packets", "integer", "datagrams that did not arrive"),
            new TableColumn("flow.answered_requests", "", "integer", "requests answered"),
            new TableColumn("flow.unanswered_requests", "", "integer", "requests given up"),
            new TableColumn("flow.played_frames", "frames", "integer", "frames that the receiver's player played"),
            new TableColumn("flow.gap_frames", "frames", "integer", "frames that were not there when they were due"),
            new TableColumn("flow.gap_fraction", "", "number", "share of the frames due that were not there"),
            new TableColumn("flow.stalls", "", "integer", "times that the player waited for a frame"),
            new TableColumn("flow.stall_s", "s", "number", "time that the player waited for frames"),
            new TableColumn("flow.silent_fraction", "", "number", "share of the time in which nothing was played"),
            new TableColumn(
                    "flow.frame_delay_s",
                    "s",
                    "number",
                    "from making a frame to playing it; of an entry the mean of means"),
            new TableColumn(
                    "link.packets", "packets", "integer", "packets accepted for transmission after the warm-up"),
            new TableColumn("link.bytes", "B", "integer", "their bytes on the link"),
            new TableColumn("link.utilization", "", "number", "share of the time in which the transmitter was busy"),
            new TableColumn("link.drops", "packets", "integer", "packets dropped; the statistic is the reason"),
            new TableColumn("link.marks", "packets", "integer", "packets marked (ECN); the statistic is the reason"),
            new TableColumn("link.queue_packets", "packets", "number", "packets waiting"),
            new TableColumn("link.queue_delay", "s", "number", "time that packets waited"),
            new TableColumn("ledger.offered_packets", "packets", "integer", "packets made in the whole run"),
            new TableColumn("ledger.offered_bytes", "B", "integer", "their bytes"),
            new TableColumn("ledger.<fate>_packets", "packets", "integer", "those that met this fate"),
            new TableColumn("ledger.<fate>_bytes", "B", "integer", "their bytes"),
            new TableColumn(
                    "theory.bdp_bytes",
                    "B",
                    "number",
                    "bandwidth-delay product: the smallest rate of the path times its propagation delay there and back"),
            new TableColumn(
                    "theory.ideal_completion_s",
                    "s",
                    "number",
                    "one handshake and all data at the path's full rate, on a network without other traffic"),
            new TableColumn(
                    "theory.max_min_share_bps", "bit/s", "number", "max-min fair goodput of all endless transfers"),
            new TableColumn(
                    "theory.mathis_goodput_bps",
                    "bit/s",
                    "number",
                    "Reno under random loss (Mathis et al., 1997); at most the max-min share"),
            new TableColumn(
                    "theory.cubic_goodput_bps",
                    "bit/s",
                    "number",
                    "CUBIC under random loss (RFC 9438 section 5.1); at most the max-min share"),
            new TableColumn("run.events", "", "integer", "events that happened"),
            new TableColumn("run.packet_hops", "packets", "integer", "packets that crossed a link, summed over links"));

    private TableColumns() {}

    private static final TableColumn EXPERIMENT = new TableColumn("experiment", "", "text", "the experiment");
    private static final TableColumn POINT =
            new TableColumn("point", "", "integer", "number of the parameter set, from 0, in the order of the sweep");
    private static final TableColumn RUN_ID = new TableColumn("run_id", "", "text", "the run: its folder's name");
    private static final TableColumn REPLICATION = new TableColumn("replication", "", "integer", "from 0");
    private static final TableColumn CONFIDENCE =
            new TableColumn("confidence", "", "number", "of the interval, 0 to 1");

    /** Of {@code expectations.csv}. */
    static final ImmutableList<TableColumn> EXPECTATIONS = ImmutableList.of(
            RUN_ID,
            POINT,
            REPLICATION,
            new TableColumn("that", "", "text", "what was expected"),
            new TableColumn("met", "", "boolean", "whether it came true"),
            new TableColumn("value", "", "number", "the value that decided, in the unit of the metric; empty for none"),
            new TableColumn("entity", "", "text", "whose value it is; empty for that of several together"),
            new TableColumn(
                    "n", "", "integer", "over replications: how many there are; run and replication are empty then"),
            new TableColumn("ci_low", "", "number", "over replications: lower end of the interval of the mean"),
            new TableColumn("ci_high", "", "number", "over replications: upper end of the interval of the mean"),
            new TableColumn("why", "", "text", "over replications: what was found, in words"));

    /** The columns of all tables and the metrics, as {@code columns.json} has them. */
    static ImmutableMap<String, ImmutableList<TableColumn>> all(ParameterColumns parameters) {
        return ImmutableMap.of(
                "results.csv", results(parameters),
                "summary.csv", summary(parameters),
                "comparisons.csv", comparisons(parameters),
                "expectations.csv", EXPECTATIONS,
                "metrics", METRICS);
    }

    static ImmutableList<TableColumn> results(ParameterColumns parameters) {
        return ImmutableList.<TableColumn>builder()
                .add(RUN_ID, EXPERIMENT, POINT, REPLICATION)
                .add(new TableColumn("seed", "", "integer", "seed of the experiment"))
                .addAll(parameters(parameters))
                .addAll(what())
                .add(new TableColumn("value", "", "number", "in the unit of the metric"))
                .build();
    }

    static ImmutableList<TableColumn> summary(ParameterColumns parameters) {
        return ImmutableList.<TableColumn>builder()
                .add(EXPERIMENT, POINT)
                .addAll(parameters(parameters))
                .addAll(what())
                .add(new TableColumn("n", "", "integer", "replications with a value"))
                .add(new TableColumn("mean", "", "number", "over replications, in the unit of the metric"))
                .add(new TableColumn("sd", "", "number", "standard deviation over replications; empty for one"))
                .add(new TableColumn("ci_low", "", "number", "lower end of the confidence interval of the mean"))
                .add(new TableColumn("ci_high", "", "number", "upper end of the confidence interval of the mean"))
                .add(CONFIDENCE)
                .add(new TableColumn("method", "", "text", "student_t, or none and why there is no interval"))
                .build();
    }

    static ImmutableList<TableColumn> comparisons(ParameterColumns parameters) {
        return ImmutableList.<TableColumn>builder()
                .add(EXPERIMENT, POINT)
                .add(new TableColumn("baseline_point", "", "integer", "number of the point that it is compared with"))
                .addAll(parameters(parameters))
                .addAll(what())
                .add(new TableColumn("n", "", "integer", "replications in which both have a value"))
                .add(new TableColumn("baseline_mean", "", "number", "of the baseline over these replications"))
                .add(new TableColumn("mean", "", "number", "of the point over these replications"))
                .add(new TableColumn("difference", "", "number", "mean of the differences, point minus baseline"))
                .add(new TableColumn("ci_low", "", "number", "lower end of the confidence interval of the difference"))
                .add(new TableColumn("ci_high", "", "number", "upper end of the confidence interval of the difference"))
                .add(new TableColumn("relative", "", "number", "difference as a share of the baseline's mean"))
                .add(CONFIDENCE)
                .add(new TableColumn("method", "", "text", "paired_t, or none and why there is no interval"))
                .add(new TableColumn("p", "", "number", "probability of such a difference if there were none"))
                .add(new TableColumn(
                        "p_adjusted",
                        "",
                        "number",
                        "the same, corrected by Holm over all rows of metric and statistic"))
                .build();
    }

    /** What a metric is measured in; empty for none. */
    static String unitOf(String metric) {
        for (TableColumn column : METRICS) {
            if (column.name().equals(metric)) {
                return column.unit();
            }
        }
        return metric.endsWith("_bytes") ? "B" : "packets"; // of the ledger
    }

    private static ImmutableList<TableColumn> parameters(ParameterColumns parameters) {
        return parameters.columns().stream()
                .map(column -> new TableColumn(
                        column.name(),
                        unit(column.unit()),
                        column.number() ? "number" : "text",
                        "parameter " + column.parameter()))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<TableColumn> what() {
        return ImmutableList.of(
                new TableColumn("entity", "", "text", "a traffic entry, a flow, a link direction, ledger or run"),
                new TableColumn("metric", "", "text", "what was measured; see metrics"),
                new TableColumn("statistic", "", "text", "of what was measured; value for a plain number"));
    }

    /** The base unit of a dimension; empty for none. */
    static String unit(@Nullable Unit unit) {
        if (unit == null) {
            return "";
        }
        return switch (unit) {
            case TIME -> "s";
            case RATE -> "bit/s";
            case SIZE -> "B";
            case PACKETS -> "packets";
            case BDP -> "bandwidth-delay products";
            case PERCENT -> "";
        };
    }
}
