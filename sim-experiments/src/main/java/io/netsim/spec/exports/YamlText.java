package io.netsim.spec.exports;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.PlaceSpec;
import io.netsim.spec.PortsSpec;
import io.netsim.spec.QueueLimit;
import io.netsim.spec.QueueSpec;
import io.netsim.spec.RouterSpec;
import io.netsim.spec.RoutingSpec;
import io.netsim.spec.TopologySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A topology file with all nodes and links written out. */
final class YamlText implements Exports.Writer {
    private static final ImmutableList<String> WRITTEN = ImmutableList.of("mtu_bytes", "overhead_bytes", "weight");

    @Override
    public String write(TopologySpec topology, List<String> lost) {
        StringBuilder out = new StringBuilder("netsim: 1\n");
        if (topology.addressing() != null) {
            out.append("addressing: ").append(lower(topology.addressing())).append('\n');
        }
        if (!topology.routing().equals(RoutingSpec.DEFAULT)) {
            out.append("routing: {").append(routing(topology.routing())).append("}\n");
        }
        out.append("nodes:\n");
        for (NodeSpec node : topology.nodes()) {
            out.append("  ")
                    .append(quoted(node.name()))
                    .append(": {")
                    .append(node(node))
                    .append("}\n");
        }
        if (!topology.links().isEmpty()) {
            out.append("links:\n");
        }
        boolean queues = false;
        for (LinkSpec link : topology.links()) {
            out.append("  - {").append(link(link)).append("}\n");
            queues |= !isWritten(link.forward().queue())
                    || !isWritten(link.reverse().queue());
        }
        List<String> written = new ArrayList<>(WRITTEN);
        if (!queues) {
            written.add("queue");
        }
        Extras.tell(topology, written, lost);
        long routed = topology.nodes().stream()
                .filter(node -> node instanceof HostSpec host && host.routes() != null
                        || node instanceof RouterSpec router && router.routes() != null)
                .count();
        if (routed > 0) {
            lost.add("the static routes of " + routed + (routed == 1 ? " node are" : " nodes are") + " left out");
        }
        return out.toString();
    }

    private static String routing(RoutingSpec routing) {
        StringBuilder out = new StringBuilder("metric: " + lower(routing.metric()));
        add(out, "multipath", lower(routing.multipath()));
        Long convergence = routing.convergencePs();
        add(out, "convergence", convergence == null ? null : Exact.time(convergence));
        return out.toString();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** One text, both as a list, or nothing. */
    private static @Nullable String both(@Nullable String v4, @Nullable String v6) {
        String one = v4 == null ? v6 : v4;
        return v4 == null || v6 == null ? one == null ? null : "\"" + one + "\"" : "[\"" + v4 + "\", \"" + v6 + "\"]";
    }

    private static String node(NodeSpec node) {
        StringBuilder out = new StringBuilder();
        if (node instanceof HostSpec host) {
            out.append("kind: host");
            add(out, "address", both(host.address(), host.addressV6()));
            add(out, "ttl", host.ttl() == HostSpec.DEFAULT_TTL ? null : String.valueOf(host.ttl()));
            add(out, "ports", host.ports().equals(PortsSpec.DEFAULT) ? null : ports(host.ports()));
        } else if (node instanceof RouterSpec router) {
            out.append("kind: router");
            add(out, "prefix", both(router.prefix(), router.prefixV6()));
        }
        PlaceSpec place = node.place();
        if (place != null) {
            add(out, "place", place(place));
        }
        return out.toString();
    }

    private static String ports(PortsSpec ports) {
        return "{range: [" + ports.first() + ", " + ports.last() + "], policy: " + lower(ports.policy())
                + ", privileged: " + ports.privileged() + "}";
    }

    private static String place(PlaceSpec place) {
        Double latitude = place.latitude();
        Double longitude = place.longitude();
        Double x = place.x();
        Double y = place.y();
        return latitude != null && longitude != null
                ? "{latitude: " + Exact.number(latitude) + ", longitude: " + Exact.number(longitude) + "}"
                : "{x: " + Exact.number(x == null ? 0 : x) + ", y: " + Exact.number(y == null ? 0 : y) + "}";
    }

    private static String link(LinkSpec link) {
        StringBuilder out = new StringBuilder();
        String usual = link.a() + "--" + link.b();
        if (!link.name().equals(usual) && !link.name().startsWith(usual + "#")) {
            out.append("name: ")
                    .append(quoted(
                            link.name().replaceAll("[^\\p{L}\\p{N}_-]+", "_").replaceAll("_$", "")));
            out.append(", ");
        }
        out.append("between: [")
                .append(quoted(link.a()))
                .append(", ")
                .append(quoted(link.b()))
                .append(']');
        out.append(settings(link.forward(), null));
        String reverse = settings(link.reverse(), link.forward());
        return reverse.isEmpty() ? out.toString() : out + ", reverse: {" + reverse.substring(2) + "}";
    }

    /** What a direction is like, or how it differs from the other; each with a comma in front. */
    private static String settings(LinkDirectionSpec is, @Nullable LinkDirectionSpec than) {
        StringBuilder out = new StringBuilder();
        if (than == null || is.rateBps() != than.rateBps()) {
            add(out, "rate", Exact.rate(is.rateBps()));
        }
        if (than == null || is.delayPs() != than.delayPs()) {
            add(out, "delay", Exact.time(is.delayPs()));
        }
        if (is.mtuBytes() != (than == null ? LinkDirectionSpec.DEFAULT_MTU_BYTES : than.mtuBytes())) {
            add(out, "mtu", is.mtuBytes() + " B");
        }
        if (is.overheadBytes() != (than == null ? 0 : than.overheadBytes())) {
            add(out, "overhead", is.overheadBytes() + " B");
        }
        if (isWritten(is.queue()) && !is.queue().equals(than == null ? QueueSpec.DEFAULT : than.queue())) {
            add(out, "queue", queue(is.queue()));
        }
        if (is.weight() != (than == null ? 1 : than.weight())) {
            add(out, "weight", String.valueOf(is.weight()));
        }
        return out.toString();
    }

    private static boolean isWritten(QueueSpec queue) {
        return queue.discipline().equals(QueueSpec.DROP_TAIL);
    }

    private static String queue(QueueSpec queue) {
        QueueLimit limit = queue.limit();
        String text;
        String rtt = "";
        if (limit instanceof QueueLimit.Packets packets) {
            text = packets.packets() + " packets";
        } else if (limit instanceof QueueLimit.Bytes bytes) {
            text = bytes.bytes() + " B";
        } else if (limit instanceof QueueLimit.Duration duration) {
            text = Exact.time(duration.ps());
        } else if (limit instanceof QueueLimit.Bdp bdp) {
            text = Exact.number(bdp.multiple()) + " bdp";
            Long rttPs = bdp.rttPs();
            rtt = rttPs == null ? "" : ", rtt: " + Exact.time(rttPs);
        } else {
            throw new IllegalStateException("an unknown limit: " + limit);
        }
        Long mark = queue.markAbovePackets();
        return rtt.isEmpty() && mark == null
                ? text
                : "{limit: " + text + rtt + (mark == null ? "" : ", mark_above: " + mark + " packets") + "}";
    }

    private static void add(StringBuilder out, String key, @Nullable String value) {
        if (value != null) {
            out.append(", ").append(key).append(": ").append(value);
        }
    }

    /** A name, in quotes where YAML would take it for something else. */
    private static String quoted(String name) {
        boolean plain =
                name.matches("[\\p{L}_][\\p{L}\\p{N}_.-]*") && !name.matches("(?i)y|n|yes|no|on|off|true|false|null");
        return plain ? name : "\"" + name + "\"";
    }
}
