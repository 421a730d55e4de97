package io.netsim.spec.exports;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.PlaceSpec;
import io.netsim.spec.TopologySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GML with the same attributes as in GraphML; if one link's directions differ, all edges are directed. */
final class GmlText implements Exports.Writer {
    @Override
    public String write(TopologySpec topology, List<String> lost) {
        boolean directed = !topology.links().stream().allMatch(GmlText::alike);
        StringBuilder out = new StringBuilder("graph [\n  directed " + (directed ? 1 : 0) + "\n");
        Map<String, Integer> ids = new HashMap<>();
        for (NodeSpec node : topology.nodes()) {
            ids.put(node.name(), ids.size());
            out.append("  node [ id ")
                    .append(ids.get(node.name()))
                    .append(" label \"")
                    .append(escape(node.name()))
                    .append("\" kind \"")
                    .append(node instanceof HostSpec ? "host" : "router")
                    .append('"');
            PlaceSpec place = node.place();
            if (place != null) {
                number(out, "Latitude", place.latitude());
                number(out, "Longitude", place.longitude());
                number(out, "x", place.x());
                number(out, "y", place.y());
            }
            out.append(" ]\n");
        }
        for (LinkSpec link : topology.links()) {
            edge(out, link.forward(), ids);
            if (directed) {
                edge(out, link.reverse(), ids);
            }
        }
        Extras.tell(topology, ImmutableList.of("weight"), lost);
        return out.append("]\n").toString();
    }

    /** Whether both directions have the same rate, delay and weight. */
    static boolean alike(LinkSpec link) {
        return link.forward().rateBps() == link.reverse().rateBps()
                && link.forward().delayPs() == link.reverse().delayPs()
                && link.forward().weight() == link.reverse().weight();
    }

    private static void edge(StringBuilder out, LinkDirectionSpec direction, Map<String, Integer> ids) {
        out.append("  edge [ source ")
                .append(ids.get(direction.from()))
                .append(" target ")
                .append(ids.get(direction.to()))
                .append(" rate \"")
                .append(Exact.rate(direction.rateBps()))
                .append("\" delay \"")
                .append(Exact.time(direction.delayPs()))
                .append(direction.weight() == 1 ? "\"" : "\" weight " + direction.weight())
                .append(" ]\n");
    }

    private static void number(StringBuilder out, String key, @Nullable Double value) {
        if (value != null) {
            String text = Exact.number(value);
            out.append(' ').append(key).append(' ').append(text).append(text.contains(".") ? "" : ".0");
        }
    }

    /** GML files are of 7-bit characters, others are written by their number. */
    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '&' || c > 126) {
                out.append("&#").append(c).append(';');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
