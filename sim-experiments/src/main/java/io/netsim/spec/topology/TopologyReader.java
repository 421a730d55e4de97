package io.netsim.spec.topology;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.Addressing;
import io.netsim.spec.DemandSpec;
import io.netsim.spec.HostSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.RouterSpec;
import io.netsim.spec.RoutingSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.generate.Shapes;
import io.netsim.spec.imports.ImportReader;
import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Names;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code routing}, {@code generate}, {@code import}, {@code nodes} and {@code links} of a section into a topology. */
public final class TopologyReader {
    /** Which versions of IP. */
    public static final Kind<Addressing> ADDRESSING = Kinds.choice(Addressing.class);

    private TopologyReader() {}

    /**
     * What was read.
     *
     * @param topology after mistakes, what could be made of it
     * @param demands what an imported network is asked to carry
     * @param nodesSound whether no mistake concerned nodes, so that their names are all there
     * @param sound whether there was no mistake at all
     */
    public record Outcome(
            TopologySpec topology, ImmutableList<DemandSpec> demands, boolean nodesSound, boolean sound) {}

    /**
     * Reads all but the keys that files have beside; the caller ends the section.
     *
     * @param override counts instead of the section's own {@code addressing}; null for none
     */
    public static Outcome read(Section section, @Nullable Addressing override) {
        Mistakes mistakes = section.mistakes();
        int before = mistakes.count();
        TopologyBuilder builder =
                new TopologyBuilder(section.node().at(), section.node().path(), mistakes);
        Addressing own = section.find("addressing", ADDRESSING);
        Addressing usual = section.has("addressing") ? Addressing.DUAL : Addressing.IPV4; // one mistake is enough
        Addressing versions = override != null ? override : own != null ? own : usual;
        RoutingSpec routing = routing(section.section("routing", "{metric: delay, ecmp: true}"));
        Section generate = section.section("generate", "{shape: dumbbell, pairs: 10, …}");
        if (generate != null) {
            Shapes.build(generate, builder);
        }
        Section imported = section.section("import", "{format: graphml, file: abilene.graphml, rate: 10 Gbps, …}");
        ImmutableList<DemandSpec> demands =
                imported == null ? ImmutableList.of() : ImportReader.read(imported, builder);
        RouteReader routes = new RouteReader(mistakes);
        NatReader nats = new NatReader(mistakes);
        Section nodes = section.section("nodes", "{sender: {kind: host}}");
        if (nodes != null) {
            for (Entry entry : nodes.node().entries()) {
                NodeReader.read(entry, versions, builder, routes, nats, mistakes);
            }
        }
        if (builder.nodeNames().isEmpty() && mistakes.count() == before) {
            mistakes.add(
                    section.node(),
                    "the topology has no nodes; write 'nodes: {a: {kind: host}}', 'generate' or 'import'");
        }
        boolean nodesSound = mistakes.count() == before;
        Names names = new Names("node", "nodes", builder.nodeNames(), nodesSound);
        for (Node item : section.items("links", "[{between: [a, b], rate: 100 Mbps, delay: 10 ms}]")) {
            link(item, names, builder, mistakes);
        }
        TopologySpec topology = builder.build(routing, versions == Addressing.IPV4 ? null : versions);
        if (nodes != null) {
            checkAddresses(topology, nodes);
            if (nodesSound) {
                routes.check(topology);
                nats.check(topology);
            }
        }
        if (versions.hasV6() && mistakes.count() == before) {
            MinimumMtu.check(section, topology);
        }
        return new Outcome(topology, demands, nodesSound, mistakes.count() == before);
    }

    private static RoutingSpec routing(@Nullable Section section) {
        if (section == null) {
            return RoutingSpec.DEFAULT;
        }
        RoutingSpec.Metric metric =
                section.get("metric", Kinds.choice(RoutingSpec.Metric.class), RoutingSpec.DEFAULT.metric());
        Boolean ecmp = section.find("ecmp", Kinds.TRUTH);
        RoutingSpec.Multipath multipath = section.find("multipath", Kinds.choice(RoutingSpec.Multipath.class));
        Long convergence = section.find("convergence", Amount.TIME);
        section.done();
        if (ecmp != null && multipath != null) {
            section.mistake(
                    "ecmp",
                    "'ecmp' and 'multipath' say the same; write 'multipath' alone: per_flow for 'ecmp: true', off for"
                            + " 'ecmp: false'");
        }
        boolean shared = multipath == null ? !Boolean.FALSE.equals(ecmp) : multipath != RoutingSpec.Multipath.OFF;
        Boolean perPacket = multipath == RoutingSpec.Multipath.PER_PACKET ? Boolean.TRUE : null;
        return new RoutingSpec(metric, shared, perPacket, convergence);
    }

    private static void link(Node item, Names names, TopologyBuilder builder, Mistakes mistakes) {
        Section section = Section.of(item, "{between: [a, b], rate: 100 Mbps, delay: 10 ms}", mistakes);
        if (section == null) {
            return;
        }
        String name = section.find("name", Kinds.TEXT);
        if (name != null && !NodeReader.isLinkName(name)) {
            section.mistake("name", "'" + name + "' cannot name a link; use letters, digits, '_' and '-'");
            name = null;
        }
        Node between = section.requiredValue("between", "between: [a, b]");
        LinkSettings settings = LinkReader.read(section);
        section.done();
        ImmutableList<Node> ends = between == null ? null : Kinds.items(between, "[a, b]", mistakes);
        if (between == null || ends == null) {
            return;
        }
        if (ends.size() != 2) {
            mistakes.add(between, "a link has two ends, not " + ends.size() + "; write 'between: [a, b]'");
            return;
        }
        ImmutableList<String> from = names.matching(ends.get(0), mistakes);
        ImmutableList<String> to = names.matching(ends.get(1), mistakes);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        int count = Math.max(from.size(), to.size());
        if (from.size() != to.size() && Math.min(from.size(), to.size()) != 1) {
            mistakes.add(
                    between,
                    "the ends name " + from.size() + " and " + to.size()
                            + " nodes; they are joined one by one, so name as many on both sides, or one on one side");
            return;
        }
        for (int i = 0; i < count; i++) {
            String a = from.get(from.size() == 1 ? 0 : i);
            String b = to.get(to.size() == 1 ? 0 : i);
            if (a.equals(b)) {
                mistakes.add(between, "the link joins '" + a + "' with itself; name two different nodes");
            } else if (name == null) {
                builder.link(a, b, settings);
            } else {
                builder.link(count == 1 ? name : name + "[" + i + "]", a, b, settings, item.at(), item.path());
            }
        }
    }

    private static void checkAddresses(TopologySpec topology, Section nodes) {
        Map<String, String> addresses = new HashMap<>();
        NavigableMap<BigInteger, Owned> prefixes = new TreeMap<>();
        NavigableMap<BigInteger, Owned> prefixesV6 = new TreeMap<>();
        for (NodeSpec node : topology.nodes()) {
            if (node instanceof HostSpec host) {
                checkAddress(host.name(), host.address(), addresses, nodes);
                checkAddress(host.name(), host.addressV6(), addresses, nodes);
            } else if (node instanceof RouterSpec router) {
                checkPrefix(router.name(), router.prefix(), prefixes, nodes);
                checkPrefix(router.name(), router.prefixV6(), prefixesV6, nodes);
            }
        }
    }

    private static void checkAddress(
            String host, @Nullable String address, Map<String, String> addresses, Section nodes) {
        String other = address == null ? null : addresses.putIfAbsent(address, host);
        if (other != null) {
            nodes.mistake(host, "'" + other + "' has the address " + address + " too; give each host its own");
        }
    }

    private record Owned(String prefix, String router) {}

    private static void checkPrefix(
            String router, @Nullable String prefix, NavigableMap<BigInteger, Owned> prefixes, Section nodes) {
        if (prefix == null) {
            return;
        }
        BigInteger[] range = Addresses.range(prefix);
        Map.Entry<BigInteger, Owned> below = prefixes.floorEntry(range[1]);
        if (below != null && Addresses.range(below.getValue().prefix())[1].compareTo(range[0]) >= 0) {
            nodes.mistake(
                    router,
                    "the prefix " + prefix + " overlaps " + below.getValue().prefix() + " of '"
                            + below.getValue().router() + "'; give each router its own");
        }
        prefixes.put(range[0], new Owned(prefix, router));
    }
}
