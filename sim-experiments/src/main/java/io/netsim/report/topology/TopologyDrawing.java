package io.netsim.report.topology;

import io.netsim.report.topology.Sketch.Spot;
import io.netsim.report.topology.Sketch.Wire;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network as one {@code svg} element for a page: no request, no script, in the colours of the page (light or dark, by
 * {@code currentColor} and {@code Canvas}). Each direction of a link is a line of its own, on the right as cars drive, in a
 * colour that tells how busy it was, with a mark where packets were lost. The same network is always drawn the same way.
 *
 * <p>For scripts: nodes have {@code data-node} (names, one a line), lines {@code data-direction} (names, one a line).
 */
public final class TopologyDrawing {
    private static final double MARGIN = 46;
    private static final double LEGEND = 34;
    private static final int FEW_WIRES = 60;
    private static final int FEW_SPOTS = 150;
    private static final double[] CLASSES = {0.01, 0.25, 0.5, 0.75, 0.95};
    private static final String[] CLASS_NAMES = {"idle", "to 25 %", "to 50 %", "to 75 %", "to 95 %", "full"};

    private final Sketch sketch;
    private final @Nullable Map<String, LinkUse> use;
    private final String common;
    private final StringBuilder out = new StringBuilder(8192);
    private double left;
    private double top;
    private double width;
    private double height;

    private TopologyDrawing(NetworkPlan plan, @Nullable Map<String, LinkUse> use) {
        this.sketch = new Sketch(plan);
        this.use = use;
        this.common = commonLabel();
        Layout.place(sketch);
    }

    /** Draws a network as it is. */
    public static String svg(NetworkPlan plan) {
        return new TopologyDrawing(plan, null).draw();
    }

    /**
     * Draws a network with what happened on it.
     *
     * @param use by name of link direction; those that are missing were idle
     */
    public static String svg(NetworkPlan plan, Map<String, LinkUse> use) {
        return new TopologyDrawing(plan, use).draw();
    }

    /** The same as a file of its own, for viewers that know neither the page's colours nor variables. */
    public static String file(NetworkPlan plan) {
        TopologyDrawing drawing = new TopologyDrawing(plan, null);
        String svg = drawing.draw()
                .replaceAll("var\\(--[a-z]+,(#[0-9a-f]+)\\)", "$1")
                .replace("var(--paper,Canvas)", "#ffffff")
                .replace("currentColor", "#1f2328")
                .replaceFirst(
                        " style=\"[^\"]*\"",
                        " width=\"" + at(drawing.width) + "\" height=\"" + at(drawing.height)
                                + "\" style=\"background:#ffffff\"");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg + "\n";
    }

    private String draw() {
        measure();
        out.append("<svg class=\"netsim-network\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"")
                .append(at(left))
                .append(' ')
                .append(at(top))
                .append(' ')
                .append(at(width))
                .append(' ')
                .append(at(height))
                .append("\" style=\"width:100%;max-width:")
                .append(at(Math.max(360, width)))
                .append("px;height:auto\">");
        out.append("<title>").append(summary()).append("</title>");
        out.append(STYLE);
        if (sketch.isCrowded()) {
            out.append(Crowded.body(sketch, use, CLASSES));
        } else {
            sketch.wires.forEach(this::drawLines);
            sketch.spots.forEach(this::drawSpot);
            sketch.wires.forEach(this::drawWords);
        }
        drawLegend();
        return out.append("</svg>").toString();
    }

    private String summary() {
        int hosts = 0;
        int routers = 0;
        int links = 0;
        for (Spot spot : sketch.spots) {
            hosts += spot.host ? spot.members.size() : 0;
            routers += spot.host ? 0 : spot.members.size();
        }
        for (Wire wire : sketch.wires) {
            links += wire.links.size();
        }
        return "Network: " + count(hosts, "host") + ", " + count(routers, "router") + ", " + count(links, "link");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void measure() {
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        left = Double.MAX_VALUE;
        top = Double.MAX_VALUE;
        for (Spot spot : sketch.spots) {
            double half = 3.4 * label(spot).length();
            left = Math.min(left, spot.x - half);
            right = Math.max(right, spot.x + half);
            top = Math.min(top, spot.y);
            bottom = Math.max(bottom, spot.y);
        }
        double wanted = use == null ? 200 : 470;
        double slack = Math.max(0, wanted - (right - left + 2 * MARGIN)) / 2;
        left -= MARGIN + slack;
        top -= MARGIN;
        width = right - left + MARGIN + slack;
        height = bottom - top + MARGIN + 10 + (use == null && common.isEmpty() ? 0 : LEGEND);
    }

    // ---- links -------------------------------------------------------------------------------------------------

    private void drawLines(Wire wire) {
        Line middle = new Line(wire);
        drawLine(wire, middle.shifted(2.8), true);
        drawLine(wire, middle.shifted(-2.8).reversed(), false);
    }

    /** One direction, from a to b or back. */
    private void drawLine(Wire wire, Line line, boolean towardsB) {
        StringBuilder names = new StringBuilder();
        StringBuilder words = new StringBuilder();
        double busiest = 0;
        long drops = 0;
        for (NetworkPlan.Link link : wire.links) {
            boolean forward = (link.a().equals(wire.links.get(0).a()) || wire.a.members.contains(link.a())) == towardsB;
            NetworkPlan.Direction direction = forward ? link.forward() : link.reverse();
            LinkUse used = use == null ? null : use.get(direction.name());
            names.append(names.length() == 0 ? "" : "\n").append(direction.name());
            if (words.length() < 600) {
                words.append(words.length() == 0 ? "" : "\n").append(describe(link, direction, forward, used));
            }
            busiest = Math.max(busiest, used == null ? 0 : used.utilization());
            drops += used == null ? 0 : used.drops();
        }
        out.append("<g class=\"direction ")
                .append(use == null ? "plain" : "u" + classOf(busiest))
                .append("\" data-direction=\"")
                .append(Amounts.escape(names.toString()))
                .append("\"><title>")
                .append(Amounts.escape(words.toString()))
                .append("</title>");
        out.append("<path d=\"M")
                .append(at(line.x1()))
                .append(' ')
                .append(at(line.y1()))
                .append('L')
                .append(at(line.x2()))
                .append(' ')
                .append(at(line.y2()))
                .append("\"/>");
        if (sketch.wires.size() <= FEW_WIRES) {
            arrow(line);
        }
        if (drops > 0) {
            drawDrops(line, drops);
        }
        out.append("</g>");
    }

    private static String describe(
            NetworkPlan.Link link, NetworkPlan.Direction direction, boolean forward, @Nullable LinkUse used) {
        String ends = forward ? link.a() + " → " + link.b() : link.b() + " → " + link.a();
        String able = direction.name() + " (" + ends + "): " + Amounts.rate(direction.rateBps()) + ", "
                + Amounts.delay(direction.delayPs());
        if (used == null) {
            return able;
        }
        String dropped = used.drops() == 1 ? "1 packet" : String.format(Locale.ROOT, "%,d packets", used.drops());
        return able + "; " + Amounts.percent(used.utilization()) + " busy, " + dropped + " dropped";
    }

    private void arrow(Line line) {
        double x = line.along(0.64);
        double y = line.down(0.64);
        double ux = line.ux();
        double uy = line.uy();
        out.append("<path class=\"arrow\" d=\"M")
                .append(at(x - 5 * ux - 3.6 * uy))
                .append(' ')
                .append(at(y - 5 * uy + 3.6 * ux))
                .append('L')
                .append(at(x))
                .append(' ')
                .append(at(y))
                .append("\"/>");
    }

    private void drawDrops(Line line, long drops) {
        double x = line.along(0.8) - line.uy() * 11;
        double y = line.down(0.8) + line.ux() * 11;
        out.append("<text class=\"drops\" x=\"")
                .append(at(x))
                .append("\" y=\"")
                .append(at(y + 4))
                .append("\">✕")
                .append(String.format(Locale.ROOT, "%,d", drops))
                .append("</text>");
    }

    private void drawWords(Wire wire) {
        String label = label(wire);
        if (label.equals(common) || sketch.wires.size() > FEW_WIRES) {
            return;
        }
        Line line = new Line(wire);
        double away = Math.abs(line.uy()) > 0.8 ? 0 : -12;
        double x = line.along(0.5);
        double y = line.down(0.5) + away;
        String[] parts = label.split("\n", -1);
        double shift = Math.abs(line.uy()) > 0.8 ? 10 : 0;
        out.append("<text class=\"able")
                .append(shift > 0 ? " beside" : "")
                .append("\" x=\"")
                .append(at(x + shift))
                .append("\" y=\"")
                .append(at(y - 12 * (parts.length - 1) + (shift > 0 ? 10 : 0)))
                .append("\">");
        for (int i = 0; i < parts.length; i++) {
            out.append("<tspan x=\"")
                    .append(at(x + shift))
                    .append("\" dy=\"")
                    .append(i == 0 ? 0 : 12.5)
                    .append("\">")
                    .append(Amounts.escape(parts[i]))
                    .append("</tspan>");
        }
        out.append("</text>");
    }

    private static String label(Wire wire) {
        NetworkPlan.Link link = wire.links.get(0);
        String rates = both(
                Amounts.rate(link.forward().rateBps()),
                Amounts.rate(link.reverse().rateBps()));
        String delays = both(
                Amounts.delay(link.forward().delayPs()),
                Amounts.delay(link.reverse().delayPs()));
        for (NetworkPlan.Link other : wire.links) {
            if (other.forward().rateBps() != link.forward().rateBps()
                    || other.forward().delayPs() != link.forward().delayPs()) {
                return wire.links.size() + " links";
            }
        }
        return rates + "\n" + delays;
    }

    private static String both(String forward, String reverse) {
        return forward.equals(reverse) ? forward : "→ " + forward + ", ← " + reverse;
    }

    /** What most links can do, said once below; empty if there are few of them. */
    private String commonLabel() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        sketch.wires.forEach(wire -> counts.merge(label(wire), 1, Integer::sum));
        String most = "";
        int count = 3;
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            if (each.getValue() > count) {
                most = each.getKey();
                count = each.getValue();
            }
        }
        return most;
    }

    private static int classOf(double utilization) {
        int at = 0;
        while (at < CLASSES.length && utilization >= CLASSES[at]) {
            at++;
        }
        return at;
    }

    // ---- nodes -------------------------------------------------------------------------------------------------

    private static String label(Spot spot) {
        String name = spot.name();
        return name.length() <= 24 ? name : name.substring(0, 23) + "…";
    }

    private void drawSpot(Spot spot) {
        boolean crowd = spot.members.size() > 1;
        out.append("<g class=\"node ")
                .append(spot.host ? "host" : "router")
                .append("\" data-node=\"")
                .append(Amounts.escape(String.join("\n", spot.members)))
                .append("\" transform=\"translate(")
                .append(at(spot.x))
                .append(' ')
                .append(at(spot.y))
                .append(")\"><title>")
                .append(Amounts.escape(spot.host ? "host " : "router "))
                .append(Amounts.escape(spot.name()))
                .append("</title>");
        if (spot.host) {
            if (crowd) {
                out.append("<rect x=\"-11\" y=\"-15\" width=\"30\" height=\"20\" rx=\"3\"/>");
            }
            out.append("<rect x=\"-15\" y=\"-11\" width=\"30\" height=\"20\" rx=\"3\"/><path d=\"M-7 13h14M0 9v4\"/>");
        } else {
            out.append("<circle r=\"15\"/><path d=\"M-8-8 8 8M8-8-8 8M-8-3v-5h5M8 3v5H3M3-8h5v5M-3 8h-5V3\"/>");
        }
        if (crowd) {
            out.append("<text class=\"count\" y=\"3.5\">")
                    .append(spot.members.size())
                    .append("</text>");
        }
        if (sketch.spots.size() <= FEW_SPOTS) {
            out.append("<text y=\"")
                    .append(spot.host ? 26 : 29)
                    .append("\">")
                    .append(Amounts.escape(label(spot)))
                    .append("</text>");
        }
        out.append("</g>");
    }

    private void drawLegend() {
        double y = top + height - 12;
        double x = left + 12;
        if (!common.isEmpty()) {
            out.append("<text class=\"legend\" x=\"")
                    .append(at(x))
                    .append("\" y=\"")
                    .append(at(use == null ? y : y - 18))
                    .append("\">Links without words: ")
                    .append(Amounts.escape(common.replace("\n", ", ")))
                    .append("</text>");
        }
        if (use != null) {
            out.append("<text class=\"legend\" x=\"")
                    .append(at(x))
                    .append("\" y=\"")
                    .append(at(y))
                    .append("\">busy:</text>");
            x += 36;
            for (int i = 0; i < CLASS_NAMES.length; i++) {
                out.append("<g class=\"direction u")
                        .append(i)
                        .append("\"><path d=\"M")
                        .append(at(x))
                        .append(' ')
                        .append(at(y - 4))
                        .append("h14\"/></g><text class=\"legend\" x=\"")
                        .append(at(x + 18))
                        .append("\" y=\"")
                        .append(at(y))
                        .append("\">")
                        .append(CLASS_NAMES[i])
                        .append("</text>");
                x += i == 0 || i == 5 ? 48 : 64;
            }
            out.append("<text class=\"legend drops\" x=\"")
                    .append(at(x))
                    .append("\" y=\"")
                    .append(at(y))
                    .append("\">✕ dropped</text>");
        }
    }

    private static String at(double value) {
        double rounded = Math.round(10 * value) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static final String STYLE = """
            <style>
            .netsim-network{color-scheme:inherit;font:11px system-ui,sans-serif;fill:currentColor}
            .netsim-network text{text-anchor:middle;paint-order:stroke;stroke:var(--paper,Canvas);stroke-width:3px;stroke-linejoin:round}
            .netsim-network .node rect,.netsim-network .node circle{fill:var(--paper,Canvas);stroke:currentColor;stroke-width:1.6}
            .netsim-network .node path{fill:none;stroke:currentColor;stroke-width:1.5}
            .netsim-network .node .count{font-weight:600;stroke:none}
            .netsim-network .direction path{fill:none;stroke:var(--u,#8b929c);stroke-width:3.2;stroke-linecap:round}
            .netsim-network .direction .arrow{stroke-width:2.4}
            .netsim-network .plain path,.netsim-network .u0 path{stroke-width:1.8}
            .netsim-network .u1{--u:#4c8fd6}.netsim-network .u2{--u:#159f8c}.netsim-network .u3{--u:#c99a06}
            .netsim-network .u4{--u:#e8710a}.netsim-network .u5{--u:#d6336c}
            .netsim-network .able{font-size:10px;opacity:.85}.netsim-network .beside,.netsim-network .legend{text-anchor:start}
            .netsim-network .drops{fill:#e03131;font-weight:600}.netsim-network .legend{font-size:10px}
            </style>
            """;
}
