package io.netsim.spec.exports;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.PlaceSpec;
import io.netsim.spec.TopologySpec;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph of REPETITA: the routers and the links between them, bandwidths in kbps, delays in microseconds. */
final class RepetitaText implements Exports.Writer {
    @Override
    public String write(TopologySpec topology, List<String> lost) {
        StringBuilder out = new StringBuilder();
        Map<String, Integer> ids = new HashMap<>();
        StringBuilder nodes = new StringBuilder();
        for (NodeSpec node : topology.nodes()) {
            if (!(node instanceof HostSpec)) {
                ids.put(node.name(), ids.size());
                PlaceSpec place = node.place();
                Double x = place == null ? null : place.longitude() != null ? place.longitude() : place.x();
                Double y = place == null ? null : place.latitude() != null ? place.latitude() : place.y();
                nodes.append(node.name())
                        .append(' ')
                        .append(Exact.number(x == null ? 0 : x))
                        .append(' ')
                        .append(Exact.number(y == null ? 0 : y))
                        .append('\n');
            }
        }
        int edges = 0;
        StringBuilder lines = new StringBuilder();
        for (LinkSpec link : topology.links()) {
            if (ids.containsKey(link.a()) && ids.containsKey(link.b())) {
                for (LinkDirectionSpec direction : List.of(link.forward(), link.reverse())) {
                    lines.append("edge_")
                            .append(edges)
                            .append(edge(direction, ids))
                            .append('\n');
                    edges++;
                }
            }
        }
        int hosts = topology.nodes().size() - ids.size();
        if (hosts > 0) {
            lost.add(hosts + " hosts and their links are left out");
        }
        Extras.tell(topology, ImmutableList.of("weight"), lost);
        return out.append("NODES ")
                .append(ids.size())
                .append("\nlabel x y\n")
                .append(nodes)
                .append("\nEDGES ")
                .append(edges)
                .append("\nlabel src dest weight bw delay\n")
                .append(lines)
                .toString();
    }

    private static String edge(LinkDirectionSpec direction, Map<String, Integer> ids) {
        return " " + ids.get(direction.from()) + " " + ids.get(direction.to()) + " " + direction.weight() + " "
                + plain(direction.rateBps(), 3) + " " + plain(direction.delayPs(), 6);
    }

    private static String plain(long value, int digits) {
        return BigDecimal.valueOf(value, digits).stripTrailingZeros().toPlainString();
    }
}
