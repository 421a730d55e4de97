package io.netsim.cli;

import com.google.common.collect.ImmutableMap;
import io.netsim.report.topology.NetworkPlan;
import io.netsim.report.topology.TopologyDrawing;
import io.netsim.results.JsonText;
import io.netsim.run.TopologyFigures;
import io.netsim.run.TopologyView;
import io.netsim.spec.Canonical;
import io.netsim.spec.DemandSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.RouterSpec;
import io.netsim.spec.RoutingSpec;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim topology show}. */
@Command(
        name = "show",
        description = {
            "Prints figures, nodes and links of a topology, of that of an experiment,",
            "or of a network in GraphML, GML, SNDlib's, REPETITA's or Rocketfuel's format.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  netsim topology show topologies/dumbbell.yaml -p pairs=3",
            "  netsim topology show topologies/maps/abilene.graphml --svg abilene.svg"
        })
final class TopologyShow implements Callable<Integer> {
    /** More than this many rows are for files, not for people. */
    private static final int MOST_ROWS = 100;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private TopologyCommand parent;

    @Parameters(paramLabel = "FILE", description = "A topology, an experiment, or a file that can be imported.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "-p",
            paramLabel = "KEY=VALUE",
            description = "Sets a parameter, or a key of 'import'; may be repeated.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "--svg", paramLabel = "OUT", description = "Write a picture to this file.")
    private @Nullable Path svg;

    @Option(names = "--all", description = "Print all nodes and links, however many.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    @Override
    public Integer call() {
        TopologyView view = TopologyView.load(file, params);
        parent.tell(view.notes());
        if (json) {
            parent.console().out().print(JsonText.pretty(TopologyDocument.of(view)));
        } else {
            print(view, parent.console().out());
        }
        if (svg != null) {
            NetworkPlan plan =
                    NetworkPlan.ofConfiguration(ImmutableMap.of("topology", Canonical.tree(view.topology())));
            parent.write(TopologyDrawing.file(plan), svg);
            parent.console().err().println("picture in " + svg);
        }
        return ExitCode.DONE;
    }

    private void print(TopologyView view, PrintStream out) {
        RoutingSpec routing = view.topology().routing();
        out.println(counts(view) + "; routes by " + routing.metric().name().toLowerCase(Locale.ROOT)
                + (routing.ecmp() ? ", equal paths shared" : ""));
        TopologyFigures figures = TopologyFigures.of(view.topology());
        figures(figures, out);
        if (!view.demands().isEmpty()) {
            double sum =
                    view.demands().stream().mapToDouble(DemandSpec::rateBps).sum();
            out.println(Units.count(view.demands().size()) + " demands, " + Units.rate(sum) + " together");
        }
        out.println();
        Table nodes = new Table("<node", "<kind", "links", "<address");
        List<NodeSpec> shownNodes = shown(view.topology().nodes());
        for (NodeSpec node : shownNodes) {
            nodes.row(
                    node.name(),
                    node instanceof RouterSpec router ? router.kind() : "host",
                    String.valueOf(figures.links(node.name())),
                    view.addresses().getOrDefault(node.name(), ""));
        }
        nodes.lines().forEach(out::println);
        rest(view.topology().nodes().size() - shownNodes.size(), "nodes", out);
        out.println();
        Table links = new Table("<link", "<from", "<to", "rate", "delay", "<queue", "<loss", "mtu");
        List<LinkSpec> shownLinks = shown(view.topology().links());
        for (LinkSpec link : shownLinks) {
            if (alike(link.forward(), link.reverse())) {
                row(links, link.name(), link.forward());
            } else {
                row(links, link.forward().name(), link.forward());
                row(links, link.reverse().name(), link.reverse());
            }
        }
        links.lines().forEach(out::println);
        rest(view.topology().links().size() - shownLinks.size(), "links", out);
    }

    private static String counts(TopologyView view) {
        int hosts = view.topology().hosts().size();
        int routers = view.topology().nodes().size() - hosts;
        return number(hosts, "host") + ", " + number(routers, "router") + ", "
                + number(view.topology().links().size(), "link");
    }

    private static String number(int count, String what) {
        return Units.count(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static void figures(TopologyFigures figures, PrintStream out) {
        out.print("links of a node: " + figures.fewestLinks() + " to " + figures.mostLinks() + ", mean "
                + Units.digits(figures.meanLinks()));
        out.println(figures.parts() == 1 ? "" : "; the network falls into " + figures.parts() + " parts");
        Integer hops = figures.hops();
        Double delay = figures.delayS();
        if (hops != null && delay != null) {
            out.println("longest shortest path: " + number(hops, "link") + "; by delay " + Units.time(delay));
        }
    }

    private <T> List<T> shown(List<T> rows) {
        return all || rows.size() <= MOST_ROWS ? rows : rows.subList(0, MOST_ROWS);
    }

    private static void rest(int count, String what, PrintStream out) {
        if (count > 0) {
            out.println("  … and " + Units.count(count) + " more " + what + " (--all prints them)");
        }
    }

    private static boolean alike(LinkDirectionSpec a, LinkDirectionSpec b) {
        return a.rateBps() == b.rateBps()
                && a.delayPs() == b.delayPs()
                && a.queue().equals(b.queue())
                && a.loss().equals(b.loss())
                && a.mtuBytes() == b.mtuBytes();
    }

    private static void row(Table table, String name, LinkDirectionSpec direction) {
        table.row(
                name,
                direction.from(),
                direction.to(),
                direction.rateBps() == LinkDirectionSpec.INFINITE_RATE
                        ? "infinite"
                        : Units.rate((double) direction.rateBps()),
                Units.time(direction.delayPs() / 1e12),
                LinkTexts.queue(direction.queue().limit()),
                direction.loss().stream().map(LinkTexts::loss).collect(Collectors.joining(", ")),
                direction.mtuBytes() == LinkDirectionSpec.DEFAULT_MTU_BYTES ? "" : direction.mtuBytes() + " B");
    }
}
