package io.netsim.spec.network;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.Addressing;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NaturalOrder;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.PlaceSpec;
import io.netsim.spec.PortsSpec;
import io.netsim.spec.RouterSpec;
import io.netsim.spec.RoutingSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects nodes and links from generators and entries, then names the links and puts all in order. */
public final class TopologyBuilder {
    /** A limit against slips of the keyboard. */
    public static final int MAX_NODES = 1_000_000;

    private static final int MAX_LINKS = 4_000_000;

    private final Mistakes mistakes;
    private final Position at;
    private final String path;
    private final Map<String, NodeSpec> nodes = new TreeMap<>(NaturalOrder.INSTANCE);
    private final Map<String, List<Unnamed>> unnamed = new TreeMap<>(NaturalOrder.INSTANCE);
    private final List<LinkSpec> links = new ArrayList<>();
    private final Set<String> linkNames = new HashSet<>();
    private int unnamedCount;
    private boolean full;

    private record Unnamed(String a, String b, LinkSettings settings) {}

    /** The place is that of the whole topology, for mistakes of generated parts. */
    public TopologyBuilder(Position at, String path, Mistakes mistakes) {
        this.at = at;
        this.path = path;
        this.mistakes = mistakes;
    }

    /** Adds a host with defaults. */
    public void host(String name) {
        node(new HostSpec(name, PortsSpec.DEFAULT, HostSpec.DEFAULT_TTL), at, path);
    }

    /** Adds a router with defaults. */
    public void router(String name) {
        node(new RouterSpec(name), at, path);
    }

    /** Adds a router with defaults that stands at a place. */
    public void router(String name, @Nullable PlaceSpec place) {
        node(new RouterSpec(name, place), at, path);
    }

    /** Adds a link named after its ends. */
    public void link(String a, String b, LinkSettings settings) {
        if (hasRoom(nodes.size(), links.size() + unnamedCount)) {
            unnamedCount++;
            unnamed.computeIfAbsent(a + "--" + b, name -> new ArrayList<>()).add(new Unnamed(a, b, settings));
        }
    }

    /** Adds a link with a name of its own. */
    public void link(String name, String a, String b, LinkSettings settings) {
        link(name, a, b, settings, at, path);
    }

    /** Adds a link with a name of its own, written at a place. */
    public void link(String name, String a, String b, LinkSettings settings, Position place, String placePath) {
        if (!linkNames.add(name)) {
            mistakes.add(place, placePath, "there are two links named '" + name + "'; give this one another name");
        } else if (hasRoom(nodes.size(), links.size() + unnamedCount)) {
            links.add(named(name, a, b, settings));
        }
    }

    /** Adds a node written at a place. */
    public void node(NodeSpec node, Position place, String placePath) {
        if (nodes.containsKey(node.name())) {
            mistakes.add(place, placePath, "there are two nodes named '" + node.name() + "'; give one another name");
        } else if (hasRoom(nodes.size(), 0)) {
            nodes.put(node.name(), node);
        }
    }

    /** In natural order. */
    public Set<String> nodeNames() {
        return nodes.keySet();
    }

    /**
     * All that was added, links named and everything in order.
     *
     * @param addressing null for IPv4
     */
    public TopologySpec build(RoutingSpec routing, @Nullable Addressing addressing) {
        unnamed.forEach((base, parallel) -> {
            parallel.sort(Comparator.comparing(link -> link.settings().toString()));
            int number = 1;
            for (Unnamed link : parallel) {
                String name = number == 1 ? base : base + "#" + number;
                number++;
                link(name, link.a(), link.b(), link.settings(), at, path);
            }
        });
        links.sort(Comparator.comparing(LinkSpec::name, NaturalOrder.INSTANCE));
        return new TopologySpec(routing, ImmutableList.copyOf(nodes.values()), ImmutableList.copyOf(links), addressing);
    }

    private boolean hasRoom(int nodeCount, int linkCount) {
        if (nodeCount < MAX_NODES && linkCount < MAX_LINKS) {
            return true;
        }
        if (!full) {
            mistakes.add(
                    at,
                    path,
                    "the topology has more than " + MAX_NODES + " nodes or " + MAX_LINKS
                            + " links; check 'count' and the sizes of generated shapes");
            full = true;
        }
        return false;
    }

    private static LinkSpec named(String name, String a, String b, LinkSettings settings) {
        return new LinkSpec(
                name,
                a,
                b,
                settings.forward().named(name + ".forward", a, b),
                settings.reverse().named(name + ".reverse", b, a));
    }
}
