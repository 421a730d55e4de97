package io.netsim.validation;

import com.google.common.collect.ImmutableList;

/** Long flows: goodput, retransmissions and congestion window of one; sums, drops and orders of magnitude of two. */
final class BulkComparison {
    private final Scenario scenario;
    private final ImmutableList<CsvTable.Row> measured;
    private final Outcome outcome;
    private final Findings findings;

    private BulkComparison(
            Scenario scenario, ImmutableList<CsvTable.Row> measured, Outcome outcome, Findings findings) {
        this.scenario = scenario;
        this.measured = measured;
        this.outcome = outcome;
        this.findings = findings;
    }

    static void compare(Scenario scenario, ImmutableList<CsvTable.Row> measured, Outcome outcome, Findings findings)
            throws FolderException {
        BulkComparison comparison = new BulkComparison(scenario, measured, outcome, findings);
        if (measured.size() == 1) {
            comparison.one(measured.get(0), outcome.flows().get(0));
        } else {
            comparison.two();
        }
    }

    private void one(CsvTable.Row row, Outcome.FlowOutcome flow) throws FolderException {
        long drops = row.count("losses") + row.count("qdrops");
        double share = scenario.lossy() ? lossyShare(drops) : 0.02;
        double goodput = row.number("goodput_mbps");
        findings.near("goodput_mbps", goodput, flow.goodputBps() / 1e6, share * goodput);
        double retransmissions = row.number("retx_log");
        double slack = scenario.lossy() ? Math.max(5, share * retransmissions) : 5;
        if (scenario.usesBbr()) {
            slack = Math.max(slack, 0.15 * retransmissions);
        }
        findings.near("retx_log", retransmissions, (double) flow.retransmissions(), slack);
        double mean = row.number("cwnd_mean");
        double largest = row.number("cwnd_max");
        findings.near("cwnd_mean", mean, flow.cwndMean(), 0.1 * mean);
        findings.near("cwnd_max", largest, flow.cwndMax(), 0.1 * largest);
        findings.note("rto", row.number("rto"), (double) flow.timeouts());
        findings.note("tlp", row.number("tlp"), (double) flow.tailLossProbes());
        findings.note("qdrops", row.number("qdrops"), (double) flow.queueDrops());
        findings.note("losses", row.number("losses"), (double) flow.losses());
    }

    /** The fewer the losses, the more depends on where they fall. */
    private static double lossyShare(long losses) {
        if (losses < 25) {
            return 0.15;
        }
        return losses < 75 ? 0.10 : 0.05;
    }

    /** The shares of two flows do not repeat even in the kernel; their sum does. */
    private void two() throws FolderException {
        double wantSum = 0;
        double haveSum = 0;
        double wantDrops = 0;
        double haveDrops = 0;
        for (int i = 0; i < measured.size() && i < outcome.flows().size(); i++) {
            CsvTable.Row row = measured.get(i);
            Outcome.FlowOutcome flow = outcome.flows().get(i);
            double want = row.number("goodput_mbps");
            double have = flow.goodputBps() / 1e6;
            wantSum += want;
            haveSum += have;
            wantDrops += row.number("qdrops");
            haveDrops += flow.queueDrops();
            findings.note("goodput_mbps." + i, want, have);
            if (!(have > want / 4 && have < want * 4)) {
                findings.differs(
                        "goodput of flow " + i + " " + Findings.text(have) + ", not about " + Findings.text(want));
            }
        }
        findings.near("goodput_sum_mbps", wantSum, haveSum, 0.02 * wantSum);
        findings.near("qdrops", wantDrops, haveDrops, Math.max(20, 0.3 * wantDrops));
    }
}
