package io.netsim.spec.topology;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.Addressing;
import io.netsim.spec.HostSpec;
import io.netsim.spec.IcmpSpec;
import io.netsim.spec.NatSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.PlaceSpec;
import io.netsim.spec.PortsSpec;
import io.netsim.spec.RouterSpec;
import io.netsim.spec.StaticRouteSpec;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.ListNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code nodes}: a host or router, or several of the same kind. */
final class NodeReader {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,100}");
    private static final Kind<Integer> COUNT = Kinds.count(1, TopologyBuilder.MAX_NODES);
    private static final Kind<Double> LATITUDE = Kinds.decimal(-90, 90);
    private static final Kind<Double> LONGITUDE = Kinds.decimal(-180, 180);
    private static final Kind<Double> COORDINATE = Kinds.decimal(-1e9, 1e9);
    private static final ImmutableMap<String, int[]> RANGES = ImmutableMap.of(
            "classic", new int[] {1024, 65_535},
            "iana", new int[] {49_152, 65_535},
            "linux", new int[] {32_768, 60_999});

    private NodeReader() {}

    static void read(
            Entry entry,
            Addressing addressing,
            TopologyBuilder into,
            RouteReader routes,
            NatReader nats,
            Mistakes mistakes) {
        String name = entry.key();
        if (!NAME.matcher(name).matches()) {
            mistakes.add(
                    entry.at(),
                    entry.value().path(),
                    "'" + name + "' cannot name a node; use letters, digits, '_', '-' and '.'");
            return;
        }
        Section section = Section.of(entry.value(), "{kind: host}", mistakes);
        if (section == null) {
            into.node(
                    new HostSpec(name, PortsSpec.DEFAULT, HostSpec.DEFAULT_TTL),
                    entry.at(),
                    entry.value().path());
            return;
        }
        String kind = section.require("kind", Kinds.word(ImmutableList.of("host", "router", "nat")), "", "kind: host");
        Integer count = section.find("count", COUNT);
        ImmutableList<StaticRouteSpec> own = routes.read(section, names(name, count));
        NatSpec nat = kind.equals("nat") ? nats.read(section, names(name, count)) : null;
        NodeSpec node = kind.equals("router") || nat != null
                ? router(name, section, addressing, own, nat)
                : host(name, section, addressing, own);
        if (kind.isEmpty()) {
            allowAll(section);
        }
        section.done();
        if (count == null) {
            into.node(node, entry.at(), entry.value().path());
            return;
        }
        if (section.has("address") || section.has("prefix") || section.has("place")) {
            section.mistake(
                    "count", "nodes with 'count' cannot share an address, prefix or place; give each its own entry");
        }
        for (int i = 0; i < count; i++) {
            into.node(renamed(node, name + i), entry.at(), entry.value().path());
        }
    }

    private static ImmutableList<String> names(String name, @Nullable Integer count) {
        return count == null
                ? ImmutableList.of(name)
                : IntStream.range(0, count).mapToObj(i -> name + i).collect(ImmutableList.toImmutableList());
    }

    private static void allowAll(Section section) {
        for (String key : ImmutableList.of(
                "prefix",
                "address",
                "ports",
                "ttl",
                "place",
                "icmp_errors",
                "icmp_rate_limit",
                "outside",
                "mapping",
                "filtering",
                "preserve_ports",
                "timeouts",
                "forwards")) {
            section.allow(key);
        }
    }

    private static NodeSpec renamed(NodeSpec node, String name) {
        return node instanceof HostSpec host
                ? new HostSpec(name, null, null, host.ports(), host.ttl(), null, host.routes())
                : new RouterSpec(
                        name,
                        null,
                        null,
                        null,
                        icmp(node),
                        node.routes(),
                        node instanceof RouterSpec router ? router.nat() : null);
    }

    private static RouterSpec router(
            String name,
            Section section,
            Addressing addressing,
            @Nullable ImmutableList<StaticRouteSpec> routes,
            @Nullable NatSpec nat) {
        Addresses prefixes = Addresses.ofRouter(section, addressing);
        Boolean reports = section.find("icmp_errors", Kinds.TRUTH);
        Boolean errors = Boolean.FALSE.equals(reports) ? reports : null; // true is what holds without it
        Long rateLimit = section.find("icmp_rate_limit", Amount.TIME);
        IcmpSpec icmp =
                errors == null && (rateLimit == null || rateLimit == 0) ? null : new IcmpSpec(errors, rateLimit);
        return new RouterSpec(name, prefixes.v4(), prefixes.v6(), place(section), icmp, routes, nat);
    }

    private static @Nullable IcmpSpec icmp(NodeSpec node) {
        return node instanceof RouterSpec router ? router.icmp() : null;
    }

    private static HostSpec host(
            String name, Section section, Addressing addressing, @Nullable ImmutableList<StaticRouteSpec> routes) {
        Addresses addresses = Addresses.ofHost(section, addressing);
        int ttl = section.get("ttl", Kinds.count(1, 255), HostSpec.DEFAULT_TTL);
        Section ports = section.section("ports", "{range: linux, policy: random, privileged: true}");
        return new HostSpec(
                name,
                addresses.v4(),
                addresses.v6(),
                ports == null ? PortsSpec.DEFAULT : ports(ports),
                ttl,
                place(section),
                routes);
    }

    private static @Nullable PlaceSpec place(Section node) {
        Section place = node.section("place", "{latitude: 47.6, longitude: -122.3}");
        if (place == null) {
            return null;
        }
        PlaceSpec read;
        if (place.has("x") || place.has("y")) {
            read = PlaceSpec.inPlane(
                    place.require("x", COORDINATE, 0.0, "x: 0.5"), place.require("y", COORDINATE, 0.0, "y: 0.5"));
        } else {
            read = PlaceSpec.onEarth(
                    place.require("latitude", LATITUDE, 0.0, "latitude: 47.6"),
                    place.require("longitude", LONGITUDE, 0.0, "longitude: -122.3"));
        }
        place.done();
        return read;
    }

    private static PortsSpec ports(Section section) {
        int[] range = section.get(
                "range", NodeReader::range, new int[] {PortsSpec.DEFAULT.first(), PortsSpec.DEFAULT.last()});
        PortsSpec ports = new PortsSpec(
                range[0],
                range[1],
                section.get("policy", Kinds.choice(PortsSpec.Policy.class), PortsSpec.DEFAULT.policy()),
                section.get("privileged", Kinds.TRUTH, PortsSpec.DEFAULT.privileged()));
        section.done();
        return ports;
    }

    private static int @Nullable [] range(Node node, Mistakes mistakes) {
        if (node instanceof ScalarNode) {
            String preset = Kinds.word(RANGES.keySet()).read(node, mistakes);
            return preset == null ? null : RANGES.get(preset);
        }
        ImmutableList<Integer> ends = node instanceof ListNode
                ? Kinds.listOf(Kinds.count(1, 65_535), "[32768, 60999]").read(node, mistakes)
                : null;
        if (ends != null && ends.size() == 2 && ends.get(0) <= ends.get(1)) {
            return new int[] {ends.get(0), ends.get(1)};
        }
        mistakes.add(
                node,
                "this is no range of ports; write classic, iana, linux, or [lowest, highest] such as [32768, 60999]");
        return null;
    }

    /** For names of links, which may not contain the dot of {@code .forward}. */
    static boolean isLinkName(String name) {
        return NAME.matcher(name).matches() && name.indexOf('.') < 0;
    }
}
