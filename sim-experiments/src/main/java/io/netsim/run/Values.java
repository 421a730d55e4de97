package io.netsim.run;

import io.netsim.results.Durations;
import io.netsim.results.FlowResult;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import org.jspecify.annotations.Nullable;

/** The values of metrics in the standard results. */
final class Values {
    private Values() {}

    static @Nullable Double flowValue(String metric, String statistic, FlowResult flow) {
        return switch (metric) {
            case "flow.goodput_bps" -> flow.goodputBps();
            case "flow.completion_s" -> flow.completionS();
            case "flow.connect_s" -> flow.connectS();
            case "flow.rtt_s" -> durationValue(statistic, flow.rttS());
            case "flow.one_way_delay_s" -> durationValue(statistic, flow.oneWayDelayS());
            case "flow.sent_bytes" -> (double) flow.sentBytes();
            case "flow.delivered_bytes" -> (double) flow.deliveredBytes();
            case "flow.data_packets" -> (double) flow.dataPackets();
            case "flow.retransmitted_packets" -> (double) flow.retransmittedPackets();
            case "flow.timeouts" -> (double) flow.timeouts();
            case "flow.lost_datagrams" -> number(flow.lostDatagrams());
            case "flow.played_frames" -> number(flow.playedFrames());
            case "flow.gap_frames" -> number(flow.gapFrames());
            case "flow.gap_fraction" -> flow.gapFraction();
            case "flow.stalls" -> number(flow.stalls());
            case "flow.stall_s" -> flow.stallS();
            case "flow.silent_fraction" -> flow.silentFraction();
            case "flow.frame_delay_s" -> durationValue(statistic, flow.frameDelayS());
            default -> throw new IllegalStateException("no value for " + metric);
        };
    }

    private static @Nullable Double number(@Nullable Long count) {
        return count == null ? null : Double.valueOf(count.doubleValue());
    }

    private static @Nullable Double durationValue(String statistic, @Nullable Durations durations) {
        if (durations == null) {
            return null;
        }
        return switch (statistic) {
            case "mean" -> durations.mean();
            case "p50" -> durations.p50();
            case "p95" -> durations.p95();
            case "p99" -> durations.p99();
            default -> throw new IllegalStateException("no value for " + statistic);
        };
    }

    static @Nullable Double linkValue(String metric, String statistic, LinkResult link) {
        return switch (metric) {
            case "link.queue_delay" -> durationValue(statistic, link.queueDelayS());
            case "link.queue_packets" ->
                statistic.equals("max")
                        ? (double) link.queuePackets().max()
                        : link.queuePackets().mean();
            case "link.utilization" -> link.utilization();
            case "link.drops" -> (double) link.droppedPackets();
            case "link.marks" -> (double) link.markedPackets();
            case "link.packets" -> (double) link.packets();
            case "link.bytes" -> (double) link.bytes();
            default -> throw new IllegalStateException("no value for " + metric);
        };
    }

    static Double ledgerValue(String what, LedgerResult ledger) {
        return switch (what) {
            case "offered_packets" -> (double) ledger.offeredPackets();
            case "offered_bytes" -> (double) ledger.offeredBytes();
            case "balance_packets" -> (double) ledger.balancePackets();
            case "balance_bytes" -> (double) ledger.balanceBytes();
            default -> fateValue(what, ledger);
        };
    }

    /** 0 for a fate that did not occur. */
    private static double fateValue(String what, LedgerResult ledger) {
        for (LedgerResult.Fate fate : ledger.fates()) {
            if (what.equals(fate.fate() + "_packets")) {
                return (double) fate.packets();
            }
            if (what.equals(fate.fate() + "_bytes")) {
                return (double) fate.bytes();
            }
        }
        return 0;
    }
}
