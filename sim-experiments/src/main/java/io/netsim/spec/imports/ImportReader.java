package io.netsim.spec.imports;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.DemandSpec;
import io.netsim.spec.HostSpec;
import io.netsim.spec.PortsSpec;
import io.netsim.spec.RouterSpec;
import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.QueueReader;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code import: {format: graphml, file: abilene.graphml, …}}: a network from a file of another format.
 *
 * <p>Nodes become routers, named after their labels. Links take their rate and delay from the file; where it has no delay but
 * the coordinates of both ends, light in fibre gives one; what is missing then is {@code rate} and {@code delay} of the section,
 * which takes all other keys of a link too. {@code scale} multiplies the rates of the file, links and demands alike. {@code
 * hosts_per_node} hangs hosts {@code <node>-host0…} on each router, over links of {@code access_rate} and {@code access_delay}.
 */
public final class ImportReader {
    private static final Kind<Integer> HOSTS = Kinds.count(0, 10_000);

    private final Section section;
    private final TopologyBuilder into;
    private final Mistakes mistakes;

    private ImportReader(Section section, TopologyBuilder into) {
        this.section = section;
        this.into = into;
        this.mistakes = section.mistakes();
    }

    /** Adds what the section describes; the demands of the file, if it has any. */
    public static ImmutableList<DemandSpec> read(Section section, TopologyBuilder into) {
        return new ImportReader(section, into).read();
    }

    private ImmutableList<DemandSpec> read() {
        int before = mistakes.count();
        String format = section.find("format", Kinds.word(Formats.names()));
        Node name = section.requiredValue("file", "file: abilene.graphml");
        Node demands = section.value("demands");
        Long unit = section.find("unit", Amount.RATE);
        double scale = section.get("scale", Kinds.SHARE, 1.0);
        if (scale == 0) {
            section.mistake("scale", "a scale of 0 leaves links without rate; write a share above 0 such as '1 %'");
        }
        Links links = new Links(section, scale);
        int hosts = section.get("hosts_per_node", HOSTS, 0);
        LinkSettings access = access(hosts);
        section.done();
        GraphFile file = open(name);
        if (file == null || mistakes.count() > before) {
            return ImmutableList.of();
        }
        String known = format == null ? Formats.guess(file.text()) : format;
        if (known == null) {
            mistakes.add(
                    section.node(),
                    "the format of '" + file.name() + "' cannot be told from its beginning; write 'format: "
                            + String.join("|", Formats.names()) + "'");
            return ImmutableList.of();
        }
        Graph graph = Formats.of(known).read(file, unit == null ? 0 : unit);
        ImmutableList<Graph.Demand> asked = file.isBroken() ? ImmutableList.of() : demands(demands, known, graph, unit);
        if (mistakes.count() > before) {
            return ImmutableList.of();
        }
        NodeNames names = new NodeNames(graph);
        tell(file, graph, names);
        addNodes(graph, names, hosts, access);
        links.add(graph, names, file.name(), into);
        return asked.stream()
                .map(demand -> demand(demand, graph, names, hosts, scale))
                .collect(ImmutableList.toImmutableList());
    }

    /** Links of hosts, whose keys are due if there are hosts, and without effect if there are none. */
    private @Nullable LinkSettings access(int hosts) {
        if (hosts > 0) {
            return LinkReader.read(section, "access");
        }
        section.find("access_rate", LinkReader.RATE);
        section.find("access_delay", Amount.TIME);
        section.find("access_queue", QueueReader.QUEUE);
        if (section.has("access_rate") && !section.has("hosts_per_node")) {
            mistakes.note("the import has access_rate, but no hosts_per_node, so that there are no hosts");
        }
        return null;
    }

    private @Nullable GraphFile open(@Nullable Node name) {
        ScalarNode scalar = name == null ? null : Kinds.scalar(name, "the name of a file", mistakes);
        return scalar == null ? null : GraphFile.open(scalar, scalar.text(), mistakes);
    }

    private ImmutableList<Graph.Demand> demands(@Nullable Node name, String format, Graph graph, @Nullable Long unit) {
        if (name == null) {
            return graph.demands();
        }
        if (!format.equals("repetita")) {
            mistakes.add(
                    name,
                    "only 'format: repetita' has demands in a file of their own; those of SNDlib stand in its file, so leave"
                            + " 'demands' out");
            return ImmutableList.of();
        }
        GraphFile file = open(name);
        return file == null
                ? ImmutableList.of()
                : ImmutableList.copyOf(Repetita.demands(file, graph, unit == null ? 0 : unit));
    }

    private void tell(GraphFile file, Graph graph, NodeNames names) {
        graph.notes().forEach(note -> mistakes.note(file.name() + ": " + note));
        List<String> renamed = names.renamed();
        if (!renamed.isEmpty()) {
            int shown = Math.min(5, renamed.size());
            mistakes.note(file.name() + ": " + renamed.size() + (renamed.size() == 1 ? " node is" : " nodes are")
                    + " renamed: " + String.join(", ", renamed.subList(0, shown))
                    + (shown < renamed.size() ? ", …" : ""));
        }
    }

    private void addNodes(Graph graph, NodeNames names, int hosts, @Nullable LinkSettings access) {
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Vertex node = graph.nodes().get(i);
            String name = names.of(i);
            if (node.host()) {
                into.node(
                        new HostSpec(name, PortsSpec.DEFAULT, HostSpec.DEFAULT_TTL, node.place()),
                        section.node().at(),
                        section.node().path());
                continue;
            }
            into.node(
                    new RouterSpec(name, node.place()),
                    section.node().at(),
                    section.node().path());
            for (int host = 0; access != null && host < hosts; host++) {
                into.node(
                        new HostSpec(hostName(name, host), PortsSpec.DEFAULT, HostSpec.DEFAULT_TTL),
                        section.node().at(),
                        section.node().path());
                into.link(hostName(name, host), name, access);
            }
        }
    }

    private static String hostName(String node, int host) {
        return node + "-host" + host;
    }

    private static DemandSpec demand(Graph.Demand demand, Graph graph, NodeNames names, int hosts, double scale) {
        String label = demand.label().replaceAll("[^\\p{L}\\p{N}_.-]+", "_");
        return new DemandSpec(
                label.length() > 60 ? label.substring(0, 60) : label,
                names.of(demand.from()),
                names.of(demand.to()),
                hosts(demand.from(), graph, names, hosts),
                hosts(demand.to(), graph, names, hosts),
                Math.round(demand.rateBps() * scale));
    }

    private static ImmutableList<String> hosts(int node, Graph graph, NodeNames names, int hosts) {
        List<String> all = new ArrayList<>();
        if (graph.nodes().get(node).host()) {
            all.add(names.of(node));
        } else {
            for (int i = 0; i < hosts; i++) {
                all.add(hostName(names.of(node), i));
            }
        }
        return ImmutableList.copyOf(all);
    }
}
