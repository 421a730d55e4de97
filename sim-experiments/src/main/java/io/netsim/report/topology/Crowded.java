package io.netsim.report.topology;

import io.netsim.report.topology.Sketch.Spot;
import io.netsim.report.topology.Sketch.Wire;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network of very many nodes: lines and dots without words, so that the picture stays small; how busy lines were is kept. */
final class Crowded {
    private Crowded() {}

    static String body(Sketch sketch, @Nullable Map<String, LinkUse> use, double[] classes) {
        StringBuilder[] paths = new StringBuilder[classes.length + 1];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = new StringBuilder();
        }
        for (Wire wire : sketch.wires) {
            double busiest = 0;
            for (NetworkPlan.Link link : wire.links) {
                busiest = Math.max(busiest, Math.max(busy(link.forward(), use), busy(link.reverse(), use)));
            }
            int at = 0;
            while (at < classes.length && busiest >= classes[at]) {
                at++;
            }
            paths[at].append(
                    String.format(Locale.ROOT, "M%.0f %.0fL%.0f %.0f", wire.a.x, wire.a.y, wire.b.x, wire.b.y));
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < paths.length; i++) {
            if (paths[i].length() > 0) {
                out.append("<g class=\"direction ")
                        .append(use == null ? "plain" : "u" + i)
                        .append("\"><path style=\"stroke-width:1.2;stroke-opacity:.55\" d=\"")
                        .append(paths[i])
                        .append("\"/></g>");
            }
        }
        StringBuilder hosts = new StringBuilder();
        StringBuilder routers = new StringBuilder();
        for (Spot spot : sketch.spots) {
            (spot.host ? hosts : routers).append(String.format(Locale.ROOT, "M%.0f %.0fh0", spot.x, spot.y));
        }
        dots(out, hosts, "fill:none;stroke:#8b929c;stroke-width:8;stroke-linecap:square");
        dots(out, routers, "fill:none;stroke:currentColor;stroke-width:11;stroke-linecap:round");
        return out.toString();
    }

    private static void dots(StringBuilder out, StringBuilder path, String style) {
        if (path.length() > 0) {
            out.append("<path style=\"")
                    .append(style)
                    .append("\" d=\"")
                    .append(path)
                    .append("\"/>");
        }
    }

    private static double busy(NetworkPlan.Direction direction, @Nullable Map<String, LinkUse> use) {
        LinkUse used = use == null ? null : use.get(direction.name());
        return used == null ? 0 : used.utilization();
    }
}
