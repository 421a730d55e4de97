package io.netsim.spec.exports;

import com.google.common.collect.ImmutableList;
import com.google.common.xml.XmlEscapers;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.PlaceSpec;
import io.netsim.spec.TopologySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GraphML with {@code kind} and coordinates of nodes, and {@code rate}, {@code delay} and {@code weight} of edges, with units. */
final class GraphmlText implements Exports.Writer {
    @Override
    public String write(TopologySpec topology, List<String> lost) {
        StringBuilder out = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                  <key id="label" for="node" attr.name="label" attr.type="string"/>
                  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
                  <key id="latitude" for="node" attr.name="Latitude" attr.type="double"/>
                  <key id="longitude" for="node" attr.name="Longitude" attr.type="double"/>
                  <key id="x" for="node" attr.name="x" attr.type="double"/>
                  <key id="y" for="node" attr.name="y" attr.type="double"/>
                  <key id="rate" for="edge" attr.name="rate" attr.type="string"/>
                  <key id="delay" for="edge" attr.name="delay" attr.type="string"/>
                  <key id="weight" for="edge" attr.name="weight" attr.type="long"/>
                  <graph edgedefault="undirected">
                """);
        for (NodeSpec node : topology.nodes()) {
            out.append("    <node id=\"").append(escape(node.name())).append("\">");
            data(out, "label", node.name());
            data(out, "kind", node instanceof HostSpec ? "host" : "router");
            PlaceSpec place = node.place();
            if (place != null) {
                number(out, "latitude", place.latitude());
                number(out, "longitude", place.longitude());
                number(out, "x", place.x());
                number(out, "y", place.y());
            }
            out.append("</node>\n");
        }
        for (LinkSpec link : topology.links()) {
            boolean alike = GmlText.alike(link);
            edge(out, link.forward(), alike);
            if (!alike) {
                edge(out, link.reverse(), false);
            }
        }
        Extras.tell(topology, ImmutableList.of("weight"), lost);
        return out.append("  </graph>\n</graphml>\n").toString();
    }

    private static void edge(StringBuilder out, LinkDirectionSpec direction, boolean bothWays) {
        out.append("    <edge source=\"")
                .append(escape(direction.from()))
                .append("\" target=\"")
                .append(escape(direction.to()))
                .append(bothWays ? "\">" : "\" directed=\"true\">");
        data(out, "rate", Exact.rate(direction.rateBps()));
        data(out, "delay", Exact.time(direction.delayPs()));
        if (direction.weight() != 1) {
            data(out, "weight", String.valueOf(direction.weight()));
        }
        out.append("</edge>\n");
    }

    private static void number(StringBuilder out, String key, @Nullable Double value) {
        if (value != null) {
            data(out, key, Exact.number(value));
        }
    }

    private static void data(StringBuilder out, String key, String value) {
        out.append("<data key=\"")
                .append(key)
                .append("\">")
                .append(escape(value))
                .append("</data>");
    }

    private static String escape(String text) {
        return XmlEscapers.xmlAttributeEscaper().escape(text);
    }
}
