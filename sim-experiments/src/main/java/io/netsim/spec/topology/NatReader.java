package io.netsim.spec.topology;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NatSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.Suggestion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a NAT has beyond a router; what it names is checked when all nodes and links are known. */
final class NatReader {
    private static final Kind<Integer> PORT = Kinds.count(1, 65_535);
    private static final Kind<NatSpec.Behaviour> BEHAVIOUR = Kinds.choice(NatSpec.Behaviour.class);

    private final Mistakes mistakes;
    private final List<Read> read = new ArrayList<>();

    private record Read(String name, NatSpec nat, Section section, List<Node> forwards) {}

    NatReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    NatSpec read(Section section, List<String> names) {
        ImmutableList<String> outside = section.get("outside", Kinds.oneOrMore(Kinds.TEXT), ImmutableList.of());
        int[] ports = section.get("ports", NatReader::range, new int[] {1024, 65_535});
        List<Node> places = new ArrayList<>();
        ImmutableList.Builder<NatSpec.Forward> forwards = ImmutableList.builder();
        Set<String> taken = new HashSet<>();
        for (Node item : section.items("forwards", "[{protocol: tcp, port: 80, to: web}]")) {
            Section forward = Section.of(item, "{protocol: tcp, port: 80, to: web}", mistakes);
            NatSpec.Forward made = forward == null ? null : forward(forward, taken);
            if (made != null) {
                forwards.add(made);
                places.add(item);
            }
        }
        NatSpec nat = new NatSpec(
                Addresses.ofNat(section),
                outside,
                section.get("mapping", BEHAVIOUR, NatSpec.Behaviour.ENDPOINT_INDEPENDENT),
                section.get("filtering", BEHAVIOUR, NatSpec.Behaviour.ADDRESS_AND_PORT_DEPENDENT),
                ports[0],
                ports[1],
                section.get("preserve_ports", Kinds.TRUTH, true),
                timeouts(section.section("timeouts", "{udp: 5 min, tcp: 124 min}")),
                forwards.build());
        names.forEach(name -> read.add(new Read(name, nat, section, places)));
        return nat;
    }

    private static NatSpec.@Nullable Forward forward(Section section, Set<String> taken) {
        NatSpec.Protocol protocol = section.require(
                "protocol", Kinds.choice(NatSpec.Protocol.class), NatSpec.Protocol.TCP, "protocol: tcp");
        int port = section.require("port", PORT, 0, "port: 80");
        String to = section.require("to", Kinds.TEXT, "", "to: web");
        int toPort = section.get("to_port", PORT, port);
        section.done();
        if (port == 0 || to.isEmpty()) {
            return null;
        }
        if (!taken.add(protocol + " " + port)) {
            section.mistake("port", "external port " + port + " is forwarded twice; choose another for one of them");
        }
        return new NatSpec.Forward(protocol, port, to, toPort);
    }

    private static NatSpec.Timeouts timeouts(@Nullable Section section) {
        NatSpec.Timeouts usual = NatSpec.Timeouts.DEFAULT;
        if (section == null) {
            return usual;
        }
        NatSpec.Timeouts timeouts = new NatSpec.Timeouts(
                section.get("udp", Amount.POSITIVE_TIME, usual.udpPs()),
                section.get("tcp", Amount.POSITIVE_TIME, usual.tcpPs()),
                section.get("tcp_transitory", Amount.POSITIVE_TIME, usual.tcpTransitoryPs()),
                section.get("icmp", Amount.POSITIVE_TIME, usual.icmpPs()));
        section.done();
        return timeouts;
    }

    private static int @Nullable [] range(Node node, Mistakes mistakes) {
        ImmutableList<Integer> ends = Kinds.listOf(PORT, "[1024, 65535]").read(node, mistakes);
        if (ends == null) {
            return null;
        }
        if (ends.size() != 2 || ends.get(0) > ends.get(1)) {
            mistakes.add(node, "this is no range of ports; write [lowest, highest] such as [1024, 65535]");
            return null;
        }
        return new int[] {ends.get(0), ends.get(1)};
    }

    /** Notes the mistakes of all NATs that were read. */
    void check(TopologySpec topology) {
        if (read.isEmpty()) {
            return;
        }
        Map<String, NodeSpec> nodes = new TreeMap<>();
        topology.nodes().forEach(node -> nodes.put(node.name(), node));
        Map<String, Set<String>> neighbours = new TreeMap<>();
        for (LinkSpec link : topology.links()) {
            neighbours.computeIfAbsent(link.a(), key -> new TreeSet<>()).add(link.b());
            neighbours.computeIfAbsent(link.b(), key -> new TreeSet<>()).add(link.a());
        }
        read.forEach(each -> check(each, nodes, neighbours));
    }

    private void check(Read each, Map<String, NodeSpec> nodes, Map<String, Set<String>> neighbours) {
        Set<String> own = neighbours.getOrDefault(each.name, ImmutableSet.of());
        Set<String> inside = new TreeSet<>(own);
        for (String name : each.nat.outside()) {
            if (!inside.remove(name)) {
                each.section.mistake(
                        "outside",
                        "no link leads from '" + each.name + "' to '" + name + "'; " + Suggestion.didYouMean(name, own)
                                + "its neighbours are " + Suggestion.list(own));
                return;
            }
        }
        if (each.nat.outside().isEmpty()) {
            inside.removeIf(name -> !(nodes.get(name) instanceof HostSpec));
        }
        if (inside.isEmpty() || inside.size() == own.size()) {
            each.section.mistake(
                    "outside",
                    "the NAT '" + each.name + "' has no " + (inside.isEmpty() ? "inside" : "outside")
                            + "; link it to both, and write 'outside: isp' if routers are inside or hosts outside");
            return;
        }
        Set<String> reached = reached(each.name, inside, neighbours);
        for (int i = 0; i < each.nat.forwards().size(); i++) {
            String to = each.nat.forwards().get(i).to();
            if (!(nodes.get(to) instanceof HostSpec) || !reached.contains(to)) {
                Set<String> hosts = new TreeSet<>(reached);
                hosts.removeIf(name -> !(nodes.get(name) instanceof HostSpec));
                mistakes.add(
                        each.forwards.get(i),
                        "'" + to + "' is no host on the inside of '" + each.name + "'; "
                                + Suggestion.didYouMean(to, hosts) + "these are " + Suggestion.list(hosts));
            }
        }
    }

    private static Set<String> reached(String nat, Set<String> inside, Map<String, Set<String>> neighbours) {
        Set<String> reached = new TreeSet<>();
        ArrayDeque<String> next = new ArrayDeque<>(inside);
        while (!next.isEmpty()) {
            String node = next.remove();
            if (!node.equals(nat) && reached.add(node)) {
                next.addAll(neighbours.getOrDefault(node, ImmutableSet.of()));
            }
        }
        return reached;
    }
}
