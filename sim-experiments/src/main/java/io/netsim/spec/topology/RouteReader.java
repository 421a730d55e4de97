package io.netsim.spec.topology;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.RouterSpec;
import io.netsim.spec.StaticRouteSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the static routes of nodes; what they name is checked when all nodes and links are known. */
final class RouteReader {
    private static final String EXAMPLE = "[{to: 10.0.3.0/24, via: r2}]";

    private final Mistakes mistakes;
    private final List<Read> read = new ArrayList<>();

    /** A route with the places of what it names; {@code via} is null for one that drops. */
    private record Read(
            String node,
            StaticRouteSpec route,
            Node to,
            @Nullable Node via) {}

    RouteReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The routes of a node, or null if there are none. */
    @Nullable
    ImmutableList<StaticRouteSpec> read(Section node, List<String> names) {
        if (!node.has("routes")) {
            return null;
        }
        ImmutableList.Builder<StaticRouteSpec> routes = ImmutableList.builder();
        for (Node item : node.items("routes", EXAMPLE)) {
            Section section = Section.of(item, "{to: 10.0.3.0/24, via: r2}", mistakes);
            if (section != null) {
                StaticRouteSpec route = route(section, names);
                if (route != null) {
                    routes.add(route);
                }
            }
        }
        return routes.build();
    }

    private @Nullable StaticRouteSpec route(Section section, List<String> names) {
        Node to = section.requiredValue("to", "to: 10.0.3.0/24");
        Node via = section.value("via");
        StaticRouteSpec.Type type = section.find("type", Kinds.choice(StaticRouteSpec.Type.class));
        boolean typed = section.has("type");
        section.done();
        if ((via == null) == !typed) {
            mistakes.add(
                    section.node(),
                    (typed ? "a route that drops goes via nobody" : "the route leads nowhere")
                            + "; write 'via: r2', or 'type: blackhole' or 'type: unreachable' instead");
            return null;
        }
        ScalarNode target = to == null ? null : Kinds.scalar(to, "a prefix such as '10.0.3.0/24'", mistakes);
        ImmutableList<String> hops = via == null ? ImmutableList.of() : hops(via);
        if (to == null || target == null) {
            return null;
        }
        StaticRouteSpec route = new StaticRouteSpec(target.text(), hops, type);
        names.forEach(name -> read.add(new Read(name, route, to, via)));
        return route;
    }

    private ImmutableList<String> hops(Node via) {
        ImmutableList<ScalarNode> texts = Kinds.oneOrMore(
                        (Node item, Mistakes all) -> Kinds.scalar(item, "the name of a neighbour", all))
                .read(via, mistakes);
        if (texts == null) {
            return ImmutableList.of();
        }
        if (texts.isEmpty()) {
            mistakes.add(via, "the list is empty; name at least one neighbour, such as 'via: r2'");
        }
        return texts.stream().map(ScalarNode::text).distinct().collect(ImmutableList.toImmutableList());
    }

    /** Notes the mistakes of all routes that were read. */
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
        for (Read each : read) {
            String to = each.route.to();
            if (!nodes.containsKey(to) && !to.equals("default") && !Addresses.isDestination(to)) {
                mistakes.add(
                        each.to,
                        "'" + to + "' is no destination; " + Suggestion.didYouMean(to, nodes.keySet())
                                + "write a prefix such as '10.0.3.0/24' with no bits beyond its length, an address,"
                                + " 'default', or the name of a node");
            }
            for (String hop : each.route.via()) {
                checkHop(each, hop, nodes.get(hop), neighbours.getOrDefault(each.node, ImmutableSet.of()));
            }
        }
    }

    private void checkHop(Read each, String hop, @Nullable NodeSpec next, Set<String> neighbours) {
        Node place = each.via == null ? each.to : each.via;
        if (!neighbours.contains(hop)) {
            mistakes.add(
                    place,
                    "no link leads from '" + each.node + "' to '" + hop + "'; "
                            + Suggestion.didYouMean(hop, neighbours)
                            + (neighbours.isEmpty()
                                    ? "it has no neighbours"
                                    : "its neighbours are " + Suggestion.list(neighbours)));
        } else if (!(next instanceof RouterSpec) && !hop.equals(each.route.to())) {
            mistakes.add(
                    place,
                    "'" + hop + "' is a host, which does not forward; name a router, or write 'to: " + hop + "'");
        }
    }
}
