package io.netsim.shipped;

import com.google.common.collect.ImmutableList;
import io.netsim.shipped.CitedTable.Cell;
import io.netsim.shipped.CitedTable.Label;
import java.util.List;

/** The experiments of docs/experiments.md: what is kept of their tables, and what the document shows of it. */
final class CitedExperiments {
    /**
     * One experiment.
     *
     * @param kept which rows of its tables are under version control: matches {@code entity metric statistic}
     * @param subset parameters of a part of the sweep that tests run, the baseline included
     */
    record Cited(String name, String kept, ImmutableList<String> subset) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final ImmutableList<Cited> ALL = ImmutableList.of(
            new Cited(
                    "bufferbloat",
                    "upload flow\\.(goodput_bps|rtt_s) mean|upload flow\\.(timeouts|retransmitted_packets) sum"
                            + "|upload theory.* value|uplink\\.forward (link\\.queue_delay (mean|p99)|link\\.utilization value)"
                            + "|ping flow\\.rtt_s mean|object flow\\.response_s mean",
                    ImmutableList.of("cc=cubic,bbr", "queue=1 bdp,8 bdp")),
            new Cited(
                    "loss-rtt",
                    "bulk flow\\.(goodput_bps|rtt_s) mean|bulk flow\\.timeouts sum|bulk theory.* value",
                    ImmutableList.of("rtt=80 ms", "loss=1 %,10 %")),
            new Cited(
                    "incast",
                    "port\\.forward link\\.utilization value|read flow\\.(response_s|goodput_bps) mean|read flow\\.timeouts sum"
                            + "|port\\.forward link\\.drops queue_full",
                    ImmutableList.of("servers=8")),
            new Cited(
                    "audio-udp-tcp",
                    "voice flow\\.(silent_fraction|gap_fraction|frame_delay_s) mean|voice flow\\.(stalls|stall_s|timeouts) sum",
                    ImmutableList.of("loss=1 %,5 %")));

    private static final Label CC = new Label("cc", 1, "");

    static final ImmutableList<CitedTable> TABLES = ImmutableList.of(
            bufferbloat("goodput", "upload", "flow.goodput_bps", "mean", 1e-6),
            bufferbloat("ping", "ping", "flow.rtt_s", "mean", 1e3),
            bufferbloat("object", "object", "flow.response_s", "mean", 1e3),
            new CitedTable(
                    "loss-rtt ratio",
                    "loss-rtt",
                    new Label("loss_fraction", 100, " %"),
                    List.of(CC, new Label("rtt_s", 1000, " ms")),
                    List.of(new Cell("", "bulk", "flow.goodput_bps", "mean", 1, "theory.(mathis|cubic)_goodput_bps"))),
            new CitedTable(
                    "loss-rtt goodput",
                    "loss-rtt",
                    new Label("loss_fraction", 100, " %"),
                    List.of(CC, new Label("rtt_s", 1000, " ms")),
                    List.of(new Cell("", "bulk", "flow.goodput_bps", "mean", 1e-6, ""))),
            incast("utilization", "port.forward", "link.utilization", "value", 100),
            incast("response", "read", "flow.response_s", "mean", 1e3),
            incast("timeouts", "read", "flow.timeouts", "sum", 1),
            audio("silence", "flow.silent_fraction", "mean", 100),
            audio("delay", "flow.frame_delay_s", "mean", 1e3),
            audio("stalls", "flow.stalls", "sum", 1));

    private CitedExperiments() {}

    private static CitedTable bufferbloat(String what, String entity, String metric, String statistic, double factor) {
        return new CitedTable(
                "bufferbloat " + what,
                "bufferbloat",
                new Label("queue_bdp", 1, " bdp"),
                List.of(CC),
                List.of(new Cell("", entity, metric, statistic, factor, "")));
    }

    private static CitedTable incast(String what, String entity, String metric, String statistic, double factor) {
        return new CitedTable(
                "incast " + what,
                "incast",
                new Label("servers", 1, ""),
                List.of(new Label("stack", 1, "")),
                List.of(new Cell("", entity, metric, statistic, factor, "")));
    }

    private static CitedTable audio(String what, String metric, String statistic, double factor) {
        return new CitedTable(
                "audio-udp-tcp " + what,
                "audio-udp-tcp",
                new Label("loss_fraction", 100, " %"),
                List.of(new Label("transport", 1, "")),
                List.of(new Cell("", "voice", metric, statistic, factor, "")));
    }
}
