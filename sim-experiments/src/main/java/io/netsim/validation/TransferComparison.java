package io.netsim.validation;

import io.netsim.time.Time;
import java.util.List;

/** Short flows: the completion time, and the numbers of data packets, retransmissions, timeouts and probes. */
final class TransferComparison {
    private TransferComparison() {}

    static void compare(CsvTable.Row measured, Outcome outcome, Findings findings) throws FolderException {
        long timeouts = measured.count("timeouts");
        long probes = measured.count("tlp");
        findings.time(
                "fct_ms",
                measured.number("fct_ms"),
                milliseconds(outcome.deliveredPs()),
                lateness(outcome.timers(), timeouts + probes));
        findings.note("end_ms", measured.number("end_ms"), milliseconds(outcome.endPs()));
        counters(measured, outcome.flows().get(0), 0, findings);
    }

    /** @param share by which the number of data packets may differ: a transfer that is cut off by time does not repeat exactly */
    static void counters(CsvTable.Row measured, Outcome.FlowOutcome flow, double share, Findings findings)
            throws FolderException {
        long packets = measured.count("data_pkts");
        findings.near("data_pkts", (double) packets, (double) flow.dataPackets(), share * packets);
        findings.count("retx_log", measured.count("retx_log"), flow.retransmissions());
        findings.count("timeouts", measured.count("timeouts"), flow.timeouts());
        findings.count("tlp", measured.count("tlp"), flow.tailLossProbes());
        findings.note("qdrops", (double) measured.count("qdrops"), (double) flow.queueDrops());
        findings.note("losses", (double) measured.count("losses"), (double) flow.losses());
    }

    /** By how many milliseconds the kernel's first {@code count} timers at the client may have fired late. */
    private static double lateness(List<TimerExpiry> timers, long count) {
        long steps = 0;
        long left = count;
        for (TimerExpiry timer : timers) {
            if (timer.client() && left > 0) {
                steps += timer.stepPs();
                left--;
            }
        }
        // Timers that have not shown themselves in a packet of ours: the smallest step each.
        steps += left * 4 * Time.MILLISECOND;
        return (double) steps / Time.MILLISECOND;
    }

    static double milliseconds(long ps) {
        return ps < 0 ? Double.NaN : (double) ps / Time.MILLISECOND;
    }
}
