package io.netsim.cli;

import io.netsim.results.JsonText;
import io.netsim.run.Experiment;
import io.netsim.run.TopologyView;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.LossSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.QueueLimit;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim topology}. */
@Command(
        name = "topology",
        description = {"Shows networks.", ""},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "show")
final class TopologyCommand {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    /** {@code netsim topology show}. */
    @Command(
            name = "show",
            description = {"Prints the nodes with their addresses and the links of a topology or an experiment.", ""},
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  netsim topology show topologies/dumbbell.yaml -p pairs=3"})
    int show(
            @Parameters(paramLabel = "FILE", description = "A topology file or an experiment file.") Path file,
            @Option(names = "-p", paramLabel = "KEY=VALUE", description = "Sets a parameter; may be repeated.")
                    Map<String, String> params,
            @Option(names = "--json", description = "Print one JSON document instead.") boolean json) {
        Map<String, String> values = params == null ? new LinkedHashMap<>() : params;
        boolean alone = !Files.isRegularFile(file) || Experiment.loader().isTopology(file);
        TopologyView view = alone ? TopologyView.load(file, values) : TopologyView.ofExperiment(file, values);
        if (json) {
            main.console().out().print(JsonText.pretty(TopologyDocument.of(view)));
        } else {
            print(view);
        }
        return ExitCode.DONE;
    }

    private void print(TopologyView view) {
        PrintStream out = main.console().out();
        long hosts = view.topology().hosts().size();
        long routers = view.topology().nodes().size() - hosts;
        out.println(hosts + " hosts, " + routers + " routers, "
                + view.topology().links().size() + " links; routes by "
                + view.topology().routing().metric().name().toLowerCase(Locale.ROOT)
                + (view.topology().routing().ecmp() ? ", equal paths shared" : ""));
        out.println();
        Table nodes = new Table("<node", "<kind", "<address");
        for (NodeSpec node : view.topology().nodes()) {
            nodes.row(
                    node.name(),
                    node instanceof HostSpec ? "host" : "router",
                    view.addresses().getOrDefault(node.name(), ""));
        }
        nodes.lines().forEach(out::println);
        out.println();
        Table links = new Table("<link", "<from", "<to", "rate", "delay", "<queue", "<loss", "mtu");
        for (LinkSpec link : view.topology().links()) {
            if (alike(link.forward(), link.reverse())) {
                row(links, link.name(), link.forward());
            } else {
                row(links, link.forward().name(), link.forward());
                row(links, link.reverse().name(), link.reverse());
            }
        }
        links.lines().forEach(out::println);
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
                queue(direction.queue().limit()),
                direction.loss().stream().map(TopologyCommand::loss).collect(Collectors.joining(", ")),
                direction.mtuBytes() == LinkDirectionSpec.DEFAULT_MTU_BYTES ? "" : direction.mtuBytes() + " B");
    }

    static String queue(QueueLimit limit) {
        if (limit instanceof QueueLimit.Packets packets) {
            return packets.packets() + " packets";
        }
        if (limit instanceof QueueLimit.Bytes bytes) {
            return Units.bytes(bytes.bytes());
        }
        if (limit instanceof QueueLimit.Duration duration) {
            return Units.time(duration.ps() / 1e12);
        }
        return limit instanceof QueueLimit.Bdp bdp ? Units.digits(bdp.multiple()) + " bdp" : limit.toString();
    }

    static String loss(LossSpec loss) {
        return loss instanceof LossSpec.Bernoulli bernoulli
                ? Units.share(bernoulli.rate())
                : loss.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
