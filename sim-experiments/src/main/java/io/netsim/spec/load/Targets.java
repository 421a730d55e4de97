package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NaturalOrder;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.read.Names;
import io.netsim.spec.topology.TopologyReader.Outcome;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** What the parts of an experiment may refer to by name: hosts, link directions, links, traffic. */
final class Targets {
    private final Names hosts;
    private final Names nodes;
    private final Names directions;
    private final Names links;
    private final ImmutableSet<String> linkNames;

    Targets(Outcome outcome) {
        TopologySpec topology = outcome.topology();
        List<String> hostNames = new ArrayList<>();
        topology.hosts().forEach(host -> hostNames.add(host.name()));
        List<String> directionNames = new ArrayList<>();
        topology.directions().forEach(direction -> directionNames.add(direction.name()));
        this.linkNames = topology.links().stream().map(LinkSpec::name).collect(ImmutableSet.toImmutableSet());
        this.hosts = new Names("host", "hosts", hostNames, outcome.nodesSound());
        this.nodes = new Names(
                "node",
                "nodes",
                topology.nodes().stream().map(NodeSpec::name).collect(ImmutableList.toImmutableList()),
                outcome.nodesSound());
        this.directions = new Names("link direction", "link directions", directionNames, outcome.sound());
        List<String> both = new ArrayList<>(linkNames);
        both.addAll(directionNames);
        this.links = new Names("link", "links and their directions", both, outcome.sound());
    }

    Names hosts() {
        return hosts;
    }

    /** Hosts and routers. */
    Names nodes() {
        return nodes;
    }

    Names directions() {
        return directions;
    }

    /** The link directions a value names, a link standing for both, in natural order. */
    ImmutableList<String> directionsOf(Node node, Mistakes mistakes) {
        ImmutableSet.Builder<String> found = ImmutableSet.builder();
        for (String name : links.matching(node, mistakes)) {
            if (linkNames.contains(name)) {
                found.add(name + ".forward").add(name + ".reverse");
            } else {
                found.add(name);
            }
        }
        return ImmutableList.sortedCopyOf(NaturalOrder.INSTANCE, found.build());
    }

    /** What a metric can be asked of, from a value; in natural order. */
    ImmutableList<String> entitiesOf(String metric, Node node, List<TrafficSpec> traffic, Mistakes mistakes) {
        if (metric.startsWith("link.")) {
            return directionsOf(node, mistakes);
        }
        if (metric.startsWith("ledger.")) {
            mistakes.add(node, "the ledger is that of the whole network; leave this key out");
            return ImmutableList.of();
        }
        List<String> names = new ArrayList<>(hosts.all());
        traffic.forEach(entry -> names.add(entry.id()));
        Names flows = new Names("host or traffic id", "hosts and traffic ids", names, hosts.isComplete());
        return ImmutableList.sortedCopyOf(NaturalOrder.INSTANCE, flows.matching(node, mistakes));
    }
}
