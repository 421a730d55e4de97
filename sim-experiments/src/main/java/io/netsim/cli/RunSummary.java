package io.netsim.cli;

import io.netsim.results.Durations;
import io.netsim.results.ExpectationResult;
import io.netsim.results.FairnessResult;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.MeasureResult;
import io.netsim.results.RunResult;
import io.netsim.results.SocketTable;
import io.netsim.results.StackResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run for people. */
final class RunSummary {
    private static final int MOST_FLOWS = 12;
    private static final int MOST_LINKS = 10;
    private static final int MOST_LOSSY_LINKS = 5;
    private static final int MOST_MEASURES = 20;

    private final RunResult run;
    private final Console console;
    private final PrintStream out;

    RunSummary(RunResult run, Console console) {
        this.run = run;
        this.console = console;
        this.out = console.out();
    }

    void print() {
        header();
        if (!run.flows().isEmpty()) {
            section("Flows by application", FlowTables.byEntry(run.flows()));
            Table requests = FlowTables.requests(run.flows());
            if (!requests.isEmpty()) {
                section("Requests", requests);
            }
            Table playouts = FlowTables.playouts(run.flows());
            if (!playouts.isEmpty() && run.flows().size() <= MOST_FLOWS) {
                section("Playout", playouts);
            }
            if (run.flows().size() <= MOST_FLOWS) {
                section("Flows", FlowTables.each(run.flows()));
            }
            pathMtus();
        }
        fairness();
        links();
        ledger();
        measures();
        if (!run.seriesChecks().isEmpty()) {
            section(
                    "Within this run, behind the warm-up (one run: chance between runs is not in it, a sweep shows that)",
                    WithinRun.table(run.seriesChecks()));
        }
        run.sockets().forEach(table -> {
            out.println();
            out.println(console.bold("Sockets of " + table.host() + " at " + Units.time(table.atS())));
            sockets(table, console);
        });
        expectations();
        footer();
    }

    private void header() {
        out.println(console.bold(run.experiment()) + "  seed " + run.seed() + ", replication " + run.replication()
                + ", run " + run.runId());
        String warmup = run.warmupS() > 0 ? ", the first " + Units.time(run.warmupS()) + " as warm-up" : "";
        String end = run.ended().equals("events") ? " until the event limit was reached" : "";
        out.println("  " + Units.time(run.simulatedS()) + " simulated" + end + warmup);
        if (!run.point().isEmpty()) {
            out.println("  " + join(run.point()));
        }
        for (StackResult stack : run.stacks()) {
            String departures = stack.departures().isEmpty() ? "" : ", but " + join(stack.departures());
            out.println("  " + hosts(stack.hosts()) + ": profile " + stack.profile() + departures);
        }
        for (String trouble : run.troubles()) {
            out.println("  " + console.alarming("trouble: " + trouble));
        }
    }

    private String hosts(List<String> hosts) {
        if (run.stacks().size() == 1) {
            return hosts.size() == 1 ? "1 host" : hosts.size() + " hosts";
        }
        String first = hosts.stream().limit(3).collect(Collectors.joining(", "));
        return hosts.size() <= 3 ? first : first + " and " + (hosts.size() - 3) + " more";
    }

    private static String join(Map<String, ?> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void section(String title, Table table) {
        out.println();
        out.println(console.bold(title));
        table.lines().forEach(out::println);
    }

    /** Of flows whose path was found to take less than their first link. */
    private void pathMtus() {
        Map<Integer, List<String>> flows = new TreeMap<>();
        run.flows().stream()
                .filter(flow -> flow.pathMtuBytes() != null)
                .forEach(flow -> flows.computeIfAbsent(flow.pathMtuBytes(), mtu -> new ArrayList<>())
                        .add(flow.id()));
        flows.forEach((mtu, ids) -> {
            String more = ids.size() > 3 ? " and " + Units.count(ids.size() - 3) + " more" : "";
            out.println("\nPath MTU, less than the first link takes: " + Units.count(mtu) + " B for "
                    + ids.stream().limit(3).collect(Collectors.joining(", ")) + more);
        });
    }

    private void fairness() {
        for (FairnessResult fairness : run.fairness()) {
            // Of all flows together; of an entry only where that is something else.
            boolean all = fairness.entity().equals(FairnessResult.ALL);
            if (all || fairness.flows() < run.fairness().get(0).flows()) {
                out.println((all ? "\nFairness (Jain's index): " : "  " + fairness.entity() + ": ")
                        + plain(fairness.value()) + " over " + fairness.flows() + " competing flows");
            }
        }
    }

    private void links() {
        List<LinkResult> busiest = run.links().stream()
                .filter(link -> link.packets() > 0 || link.droppedPackets() > 0)
                .sorted(Comparator.comparingDouble(LinkResult::utilization)
                        .thenComparingLong(LinkResult::packets)
                        .reversed())
                .toList();
        if (busiest.isEmpty()) {
            return;
        }
        Table table = new Table(
                "<link direction",
                "rate",
                "utilization",
                "packets",
                "queue mean",
                "max",
                "queue delay p50",
                "p99",
                "<drops");
        List<LinkResult> lossy = busiest.stream()
                .skip(MOST_LINKS)
                .filter(link -> link.droppedPackets() > 0)
                .sorted(Comparator.comparingLong(LinkResult::droppedPackets).reversed())
                .limit(MOST_LOSSY_LINKS)
                .toList();
        Stream.concat(busiest.stream().limit(MOST_LINKS), lossy.stream()).forEach(link -> {
            Durations delay = link.queueDelayS();
            table.row(
                    link.name(),
                    link.rateBps() == null ? "infinite" : Units.rate((double) link.rateBps()),
                    Units.share(link.utilization()),
                    Units.count(link.packets()),
                    Units.digits(link.queuePackets().mean()),
                    Units.count(link.queuePackets().max()),
                    Units.time(delay.p50()),
                    Units.time(delay.p99()),
                    drops(link));
        });
        String which = busiest.size() <= MOST_LINKS ? "" : ", the busiest " + MOST_LINKS + " of " + busiest.size();
        String more = lossy.isEmpty() ? "" : " and others with many drops";
        section("Link directions" + which + more, table);
    }

    private static String drops(LinkResult link) {
        String drops = link.drops().entrySet().stream()
                .filter(drop -> drop.getValue() > 0)
                .map(drop -> drop.getKey() + " " + Units.count(drop.getValue()))
                .collect(Collectors.joining(", "));
        List<String> more = new ArrayList<>();
        if (link.corruptedPackets() > 0) {
            more.add("bits flipped in " + Units.count(link.corruptedPackets()));
        }
        if (link.undetectedCorruptions() > 0) {
            more.add("undetected in " + Units.count(link.undetectedCorruptions()));
        }
        link.marks().forEach((reason, count) -> more.add("marked " + reason + " " + Units.count(count)));
        if (link.duplicatedPackets() > 0) {
            more.add(Units.count(link.duplicatedPackets()) + " doubled");
        }
        if (link.overtakenPackets() > 0) {
            more.add(Units.count(link.overtakenPackets()) + " overtaken");
        }
        return drops + (drops.isEmpty() || more.isEmpty() ? "" : "; ") + String.join(", ", more);
    }

    private void ledger() {
        LedgerResult ledger = run.ledger();
        Table table = new Table("<fate", "packets", "share", "bytes");
        table.row("offered", Units.count(ledger.offeredPackets()), "", Units.bytes(ledger.offeredBytes()));
        for (LedgerResult.Fate fate : ledger.fates()) {
            double share = (double) fate.packets() / Math.max(1, ledger.offeredPackets());
            table.row(fate.fate(), Units.count(fate.packets()), Units.share(share), Units.bytes(fate.bytes()));
        }
        table.row("balance", Units.count(ledger.balancePackets()), "", Units.bytes(ledger.balanceBytes()));
        section("Ledger: what became of every packet", table);
    }

    private void measures() {
        if (run.measures().isEmpty()) {
            return;
        }
        Table table = new Table("<metric", "<entity", "<statistics");
        run.measures().stream()
                .limit(MOST_MEASURES)
                .forEach(measure -> table.row(measure.metric(), measure.entity(), statistics(measure)));
        int all = run.measures().size();
        section("Measures" + (all <= MOST_MEASURES ? "" : ", the first " + MOST_MEASURES + " of " + all), table);
    }

    private static String statistics(MeasureResult measure) {
        return measure.statistics().entrySet().stream()
                .map(entry -> {
                    String unit = entry.getKey().equals("count") ? "" : measure.unit();
                    return entry.getKey() + " " + Units.of(unit, entry.getValue());
                })
                .collect(Collectors.joining(", "));
    }

    /** As {@code ss -tuna} prints it. */
    static void sockets(SocketTable sockets, Console console) {
        Table table = new Table("<Netid", "<State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port");
        for (SocketTable.Socket socket : sockets.sockets()) {
            table.row(
                    socket.protocol(),
                    state(socket.state()),
                    Long.toString(socket.receiveQueue()),
                    Long.toString(socket.sendQueue()),
                    socket.local(),
                    socket.peer());
        }
        table.lines().forEach(console.out()::println);
    }

    /** The word that {@code ss} has for a state. */
    private static String state(String name) {
        return switch (name) {
            case "ESTABLISHED" -> "ESTAB";
            case "SYN_RECEIVED" -> "SYN-RECV";
            default -> name.replace('_', '-').toUpperCase(Locale.ROOT);
        };
    }

    private void expectations() {
        if (run.expectations().isEmpty() && run.expectationsOverReplications().isEmpty()) {
            return;
        }
        out.println();
        out.println(console.bold("Expectations"));
        for (ExpectationResult expectation : run.expectations()) {
            String verdict = expectation.met() ? "met" : console.alarming("NOT MET");
            out.println("  " + verdict + ": " + expectation.that() + " (" + found(expectation) + ")");
        }
        run.expectationsOverReplications().forEach(each -> out.println("  left to 'netsim sweep': " + each.that()));
    }

    private static String found(ExpectationResult expectation) {
        Double value = expectation.value();
        String entity = expectation.entity();
        String of = entity == null ? "" : entity + ": ";
        return of + (value == null ? "there is no value" : plain(value));
    }

    private static String plain(@Nullable Double value) {
        return value == null
                ? ""
                : value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Units.count(value.longValue())
                        : Units.digits(value);
    }

    private void footer() {
        out.println();
        out.println("digest " + run.digest());
        out.println(Units.count(run.events()) + " events, " + Units.count(run.packetHops()) + " packet-hops in "
                + Units.time(run.wallS()) + " (" + Units.count(Math.round(run.packetHops() / run.wallS()))
                + " packet-hops/s, " + Units.digits(run.simulatedS() / run.wallS()) + " × real time)");
    }
}
