package io.netsim.report.run;

import io.netsim.results.ExpectationResult;
import io.netsim.results.FlowResult;
import io.netsim.results.LinkResult;
import io.netsim.results.PacketTrace;
import io.netsim.results.PacketTrace.ConnectionEnd;
import io.netsim.results.PacketTrace.Conversation;
import io.netsim.results.PacketTrace.TracedPacket;
import io.netsim.results.PacketTrace.Transition;
import io.netsim.results.RunResult;
import io.netsim.results.StackResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the page, which need no script. */
final class RunTables {
    private static final int MOST_FLOWS = 500;
    private static final int MOST_LINKS = 400;
    private static final int MOST_PACKETS = 200;
    private static final int MOST_STEPS = 200;

    private RunTables() {}

    static PageTable flows(RunResult run) {
        PageTable.Builder table = PageTable.of(
                "flow",
                "protocol",
                "from",
                "to",
                "status",
                "#delivered",
                "#goodput",
                "#completion",
                "#RTT mean",
                "#repeated",
                "#time-outs",
                "#lost");
        for (FlowResult flow :
                run.flows().subList(0, Math.min(MOST_FLOWS, run.flows().size()))) {
            table.row(
                    flow.id(),
                    flow.protocol(),
                    flow.source() + ":" + flow.sourcePort(),
                    flow.destination() + ":" + flow.destinationPort(),
                    flow.status().replace('_', ' '),
                    Words.bytes(flow.deliveredBytes()),
                    Words.rate(flow.goodputBps()),
                    Words.time(flow.completionS()),
                    flow.rttS() == null ? Words.NONE : Words.time(flow.rttS().mean()),
                    Words.count(flow.retransmittedPackets()),
                    Words.count(flow.timeouts()),
                    flow.lostDatagrams() == null ? Words.NONE : Words.count(flow.lostDatagrams()));
        }
        return table.caption(leftOut(run.flows().size(), MOST_FLOWS, "flows"));
    }

    static PageTable links(RunResult run) {
        PageTable.Builder table = PageTable.of(
                "link direction", "#rate", "#busy", "#packets", "#queue mean", "#queue max", "#waiting p99", "drops");
        for (LinkResult link :
                run.links().subList(0, Math.min(MOST_LINKS, run.links().size()))) {
            table.row(
                    link.name(),
                    link.rateBps() == null ? "∞" : Words.rate(link.rateBps()),
                    Words.share(link.utilization()),
                    Words.count(link.packets()),
                    Words.digits(link.queuePackets().mean(), 3),
                    Words.count(link.queuePackets().max()),
                    Words.time(link.queueDelayS().p99()),
                    drops(link));
        }
        return table.caption(leftOut(run.links().size(), MOST_LINKS, "link directions"));
    }

    private static String drops(LinkResult link) {
        List<String> all = new ArrayList<>();
        link.drops().forEach((fate, count) -> {
            if (count > 0) {
                all.add(fate.replace('_', ' ') + " " + Words.count(count));
            }
        });
        if (link.corruptedPackets() > 0) {
            all.add("bits flipped in " + Words.count(link.corruptedPackets()));
        }
        link.marks().forEach((reason, count) -> all.add("marked (" + reason + ") " + Words.count(count)));
        if (link.duplicatedPackets() > 0) {
            all.add(Words.count(link.duplicatedPackets()) + " doubled");
        }
        if (link.overtakenPackets() > 0) {
            all.add(Words.count(link.overtakenPackets()) + " overtaken");
        }
        return all.isEmpty() ? Words.NONE : String.join(", ", all);
    }

    static PageTable ledger(RunResult run) {
        PageTable.Builder table = PageTable.of("fate", "#packets", "#share", "#bytes");
        long offered = run.ledger().offeredPackets();
        run.ledger()
                .fates()
                .forEach(fate -> table.row(
                        fate.fate().replace('_', ' '),
                        Words.count(fate.packets()),
                        Words.share(offered == 0 ? 0 : (double) fate.packets() / offered),
                        Words.bytes(fate.bytes())));
        table.row("offered", Words.count(offered), "", Words.bytes(run.ledger().offeredBytes()));
        return table.caption("Every packet that was made met one of these fates; the books balance to "
                + run.ledger().balancePackets() + " packets and " + run.ledger().balanceBytes() + " B.");
    }

    static PageTable stacks(RunResult run) {
        PageTable.Builder table = PageTable.of("hosts", "profile", "set otherwise");
        for (StackResult stack : run.stacks()) {
            String hosts = stack.hosts().size() <= 6
                    ? String.join(", ", stack.hosts())
                    : stack.hosts().size() + " hosts, " + stack.hosts().get(0) + " …";
            String departures = stack.departures().entrySet().stream()
                    .map(RunTables::departure)
                    .collect(Collectors.joining(", "));
            table.row(hosts, stack.profile(), departures.isEmpty() ? "nothing" : departures);
        }
        return table.caption("");
    }

    private static String departure(Map.Entry<String, Object> setting) {
        String key = setting.getKey();
        return key.endsWith("_ps") && setting.getValue() instanceof Number ps
                ? key.substring(0, key.length() - 3) + " = " + Words.timePs(ps.longValue())
                : key + " = " + setting.getValue();
    }

    static PageTable theory(RunResult run) {
        PageTable.Builder table = PageTable.of("of", "law", "#value", "assumes");
        run.theory()
                .forEach(each -> table.row(
                        each.entity(), each.law().replace('_', ' '), Words.digits(each.value(), 5), each.assumes()));
        return table.caption("");
    }

    static PageTable expectations(RunResult run) {
        PageTable.Builder table = PageTable.of("expected", "met");
        for (ExpectationResult each : run.expectations()) {
            table.row(each.that(), each.met() ? "yes" : "no");
        }
        return table.caption("");
    }

    static PageTable states(PacketTrace trace) {
        PageTable.Builder table = PageTable.of("#time", "host", "local end", "remote end", "from", "to", "because of");
        int rows = 0;
        for (ConnectionEnd end : trace.connections()) {
            for (Transition step : end.transitions()) {
                if (rows++ < MOST_STEPS) {
                    table.row(
                            Words.instant(step.atPs()),
                            end.host(),
                            end.local(),
                            end.remote(),
                            step.from().replace('_', '-'),
                            step.to().replace('_', '-'),
                            cause(step));
                }
            }
        }
        return table.caption(leftOut(rows, MOST_STEPS, "changes of state"));
    }

    private static String cause(Transition step) {
        return switch (step.cause()) {
            case "call" -> "a call of the application";
            case "segment" -> step.packet() < 0 ? "a packet that is not kept" : "packet " + (step.packet() + 1);
            default -> "a time-out, or the application gave up";
        };
    }

    static PageTable packets(PacketTrace trace) {
        PageTable.Builder table =
                PageTable.of("#packet", "#sent", "from", "to", "protocol", "#bytes", "fate", "where", "#after");
        int shown = Math.min(MOST_PACKETS, trace.packets().size());
        for (int i = 0; i < shown; i++) {
            TracedPacket packet = trace.packets().get(i);
            Conversation talk = trace.conversations().get(packet.conversation());
            table.row(
                    Integer.toString(i + 1),
                    Words.instant(packet.sentPs()),
                    packet.fromA() ? talk.a() + " " + talk.aSocket() : talk.b() + " " + talk.bSocket(),
                    packet.fromA() ? talk.b() + " " + talk.bSocket() : talk.a() + " " + talk.aSocket(),
                    talk.protocol().toUpperCase(Locale.ROOT),
                    Words.count(packet.sizeBytes()),
                    packet.fate().replace('_', ' ') + (packet.repeats() ? ", sent again" : ""),
                    packet.place(),
                    packet.endPs() < 0 ? Words.NONE : Words.timePs(packet.endPs() - packet.sentPs()));
        }
        return table.caption(leftOut(trace.seenPackets(), shown, "packets"));
    }

    private static String leftOut(long all, int shown, String what) {
        return all <= shown ? "" : "The first " + Words.count(shown) + " of " + Words.count(all) + " " + what + ".";
    }
}
