package io.netsim.cli;

import io.netsim.results.Durations;
import io.netsim.results.FlowResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Flows as tables. */
final class FlowTables {
    private FlowTables() {}

    /** One row for each entry of the traffic. */
    static Table byEntry(List<FlowResult> flows) {
        Table table = new Table(
                "<application",
                "flows",
                "completed",
                "failed",
                "open",
                "delivered",
                "goodput/flow",
                "completion mean",
                "p50",
                "p99",
                "retransmitted",
                "timeouts",
                "lost");
        entries(flows).forEach((entry, members) -> {
            double[] completions = members.stream()
                    .filter(flow -> flow.completionS() != null)
                    .mapToDouble(flow -> flow.completionS() == null ? 0 : flow.completionS())
                    .sorted()
                    .toArray();
            boolean any = completions.length > 0;
            long completed = count(members, "completed");
            long open = count(members, "open");
            table.row(
                    entry,
                    Units.count(members.size()),
                    Units.count(completed),
                    Units.count(members.size() - completed - open),
                    Units.count(open),
                    Units.bytes(sum(members, FlowResult::deliveredBytes)),
                    Units.rate(members.stream()
                            .mapToDouble(FlowResult::goodputBps)
                            .average()
                            .orElse(0)),
                    any ? Units.time(Arrays.stream(completions).average().orElse(0)) : "",
                    any ? Units.time(quantile(completions, 0.5)) : "",
                    any ? Units.time(quantile(completions, 0.99)) : "",
                    packets(members, sum(members, FlowResult::retransmittedPackets)),
                    packets(members, sum(members, FlowResult::timeouts)),
                    lost(members));
        });
        return table;
    }

    private static Map<String, List<FlowResult>> entries(List<FlowResult> flows) {
        Map<String, List<FlowResult>> entries = new LinkedHashMap<>();
        flows.forEach(flow ->
                entries.computeIfAbsent(flow.entry(), key -> new ArrayList<>()).add(flow));
        return entries;
    }

    private static long count(List<FlowResult> flows, String status) {
        return flows.stream().filter(flow -> flow.status().equals(status)).count();
    }

    private static long sum(List<FlowResult> flows, ToLongFunction<FlowResult> value) {
        return flows.stream().mapToLong(value).sum();
    }

    /** Nearest rank. */
    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.max(0, Math.ceil(q * sorted.length) - 1)];
    }

    private static String packets(List<FlowResult> flows, long count) {
        boolean never = flows.stream().noneMatch(FlowTables::repeats);
        return never ? "" : Units.count(count);
    }

    /** Whether the flow's protocol or application repeats what gets lost. */
    private static boolean repeats(FlowResult flow) {
        return flow.protocol().equals("tcp") || flow.app().equals("request_response");
    }

    private static String lost(List<FlowResult> flows) {
        boolean known = flows.stream().anyMatch(flow -> flow.lostDatagrams() != null);
        return known ? Units.count(sum(flows, flow -> flow.lostDatagrams() == null ? 0 : flow.lostDatagrams())) : "";
    }

    /** Conversations; empty if there were none. */
    static Table requests(List<FlowResult> flows) {
        Table table = new Table(
                "<application", "answered", "given up", "response mean", "p50 (median flow)", "p99 (worst flow)");
        entries(flows).forEach((entry, members) -> {
            long answered = sum(members, flow -> flow.answeredRequests() == null ? 0 : flow.answeredRequests());
            long givenUp = sum(members, flow -> flow.unansweredRequests() == null ? 0 : flow.unansweredRequests());
            if (answered + givenUp > 0) {
                table.row(
                        entry,
                        Units.count(answered),
                        Units.count(givenUp),
                        mean(members, answered),
                        p50(members),
                        p99(members));
            }
        });
        return table;
    }

    /** Players at receivers; empty if there were none. */
    static Table playouts(List<FlowResult> flows) {
        Table table = new Table(
                "<flow", "played", "gaps", "gap share", "stalls", "stalled", "silent", "frame delay p50", "p95", "p99");
        for (FlowResult flow : flows) {
            Durations delay = flow.frameDelayS();
            if (flow.playedFrames() != null) {
                table.row(
                        flow.id(),
                        Units.count(flow.playedFrames()),
                        flow.gapFrames() == null ? "" : Units.count(flow.gapFrames()),
                        flow.gapFraction() == null ? "" : Units.share(flow.gapFraction()),
                        flow.stalls() == null ? "" : Units.count(flow.stalls()),
                        flow.stallS() == null ? "" : Units.time(flow.stallS()),
                        flow.silentFraction() == null ? "" : Units.share(flow.silentFraction()),
                        delay == null ? "" : Units.time(delay.p50()),
                        delay == null ? "" : Units.time(delay.p95()),
                        delay == null ? "" : Units.time(delay.p99()));
            }
        }
        return table;
    }

    private static String mean(List<FlowResult> flows, long answered) {
        double sum = 0;
        for (FlowResult flow : flows) {
            Durations response = flow.responseS();
            if (response != null && flow.answeredRequests() != null) {
                sum += response.mean() * flow.answeredRequests();
            }
        }
        return answered == 0 ? "" : Units.time(sum / answered);
    }

    private static String p50(List<FlowResult> flows) {
        double[] medians = flows.stream()
                .map(FlowResult::responseS)
                .filter(response -> response != null)
                .mapToDouble(response -> response == null ? 0 : response.p50())
                .sorted()
                .toArray();
        return medians.length == 0 ? "" : Units.time(quantile(medians, 0.5));
    }

    private static String p99(List<FlowResult> flows) {
        double worst = -1;
        for (FlowResult flow : flows) {
            Durations response = flow.responseS();
            worst = response == null ? worst : Math.max(worst, response.p99());
        }
        return worst < 0 ? "" : Units.time(worst);
    }

    /** One row for each flow. */
    static Table each(List<FlowResult> flows) {
        Table table = new Table(
                "<flow",
                "<proto",
                "<from",
                "<to",
                "<status",
                "delivered",
                "goodput",
                "completion",
                "rtt mean",
                "p99",
                "one-way mean",
                "p99",
                "retransmitted",
                "timeouts",
                "lost");
        for (FlowResult flow : flows) {
            Durations rtt = flow.rttS();
            Durations oneWay = flow.oneWayDelayS();
            table.row(
                    flow.id(),
                    flow.protocol(),
                    end(flow.source(), flow.sourcePort()),
                    end(flow.destination(), flow.destinationPort()),
                    flow.error() != null && flow.status().equals("failed")
                            ? "failed: " + flow.error()
                            : flow.status().replace('_', ' '),
                    Units.bytes(flow.deliveredBytes()),
                    Units.rate(flow.goodputBps()),
                    flow.completionS() == null ? "" : Units.time(flow.completionS()),
                    rtt == null ? "" : Units.time(rtt.mean()),
                    rtt == null ? "" : Units.time(rtt.p99()),
                    oneWay == null ? "" : Units.time(oneWay.mean()),
                    oneWay == null ? "" : Units.time(oneWay.p99()),
                    repeats(flow) ? Units.count(flow.retransmittedPackets()) : "",
                    repeats(flow) ? Units.count(flow.timeouts()) : "",
                    flow.lostDatagrams() == null ? "" : Units.count(flow.lostDatagrams()));
        }
        return table;
    }

    private static String end(String host, int port) {
        return port == 0 ? host : host + ":" + port;
    }
}
