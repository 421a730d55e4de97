package io.netsim.report.run;

import com.google.common.collect.ImmutableList;
import io.netsim.report.topology.NetworkPlan;
import io.netsim.results.PacketTrace;
import io.netsim.results.PacketTrace.ConnectionEnd;
import io.netsim.results.PacketTrace.Conversation;
import io.netsim.results.PacketTrace.Hop;
import io.netsim.results.PacketTrace.Lookup;
import io.netsim.results.PacketTrace.TracedPacket;
import io.netsim.results.PacketTrace.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scripts of the page read: a trace in columns, names as numbers, instants of hops relative to the packet. Instants
 * are picoseconds, but seconds in series.
 */
final class TraceData {
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Map<String, Integer> directions = new LinkedHashMap<>();
    private final Map<Lookup, Integer> lookups = new LinkedHashMap<>();

    private TraceData(NetworkPlan plan) {
        plan.nodes().forEach(node -> name(node.name()));
        for (NetworkPlan.Link link : plan.links()) {
            directions.put(link.forward().name(), directions.size());
            directions.put(link.reverse().name(), directions.size());
        }
    }

    static Map<String, Object> of(NetworkPlan plan, PacketTrace trace, SeriesTable series, double durationS) {
        return new TraceData(plan).data(plan, trace, series, durationS);
    }

    private int name(String name) {
        return names.computeIfAbsent(name, key -> names.size());
    }

    private Map<String, Object> data(NetworkPlan plan, PacketTrace trace, SeriesTable series, double durationS) {
        Map<String, Object> packets = packets(trace.packets());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("duration", Math.round(durationS * 1e12));
        data.put("seen", trace.seenPackets());
        data.put("directions", directions(plan));
        data.put(
                "conversations",
                trace.conversations().stream().map(this::conversation).toList());
        data.put("layouts", trace.layouts().stream().map(TraceData::layout).toList());
        data.put("packets", packets);
        data.put("lookups", lookups.keySet().stream().map(TraceData::lookup).toList());
        data.put("ends", trace.connections().stream().map(this::end).toList());
        data.put(
                "sockets",
                trace.sockets().stream()
                        .map(open -> ImmutableList.of(name(open.host()), open.protocol(), open.state(), open.local()))
                        .toList());
        data.put("series", series.of(entity -> isShown(entity, trace)));
        data.put("names", ImmutableList.copyOf(names.keySet()));
        return data;
    }

    /** Queues, and connections whose packets are there. */
    private boolean isShown(String entity, PacketTrace trace) {
        if (directions.containsKey(entity)) {
            return true;
        }
        String flow = entity.endsWith("/peer") ? entity.substring(0, entity.length() - "/peer".length()) : entity;
        return trace.conversations().stream()
                .anyMatch(conversation -> conversation.flows().contains(flow));
    }

    private List<List<Object>> directions(NetworkPlan plan) {
        List<List<Object>> all = new ArrayList<>();
        for (NetworkPlan.Link link : plan.links()) {
            all.add(ImmutableList.of(
                    link.forward().name(),
                    name(link.a()),
                    name(link.b()),
                    link.forward().delayPs()));
            all.add(ImmutableList.of(
                    link.reverse().name(),
                    name(link.b()),
                    name(link.a()),
                    link.reverse().delayPs()));
        }
        return all;
    }

    private List<Object> conversation(Conversation each) {
        return ImmutableList.of(
                each.protocol(),
                name(each.a()),
                each.aSocket(),
                name(each.b()),
                each.bSocket(),
                each.flows(),
                each.seen(),
                each.gapFromPs(),
                each.gapToPs());
    }

    private static List<List<Object>> layout(ImmutableList<PacketTrace.Field> fields) {
        List<List<Object>> all = new ArrayList<>();
        for (PacketTrace.Field field : fields) {
            all.add(ImmutableList.of(
                    field.header(), field.name(), field.bit(), field.bits(), field.form(), field.meaning()));
        }
        return all;
    }

    private Map<String, Object> packets(ImmutableList<TracedPacket> packets) {
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        for (String key :
                List.of("talk", "way", "origin", "sent", "size", "header", "layout", "hops", "fate", "place")) {
            columns.put(key, new ArrayList<>(packets.size()));
        }
        for (String key : List.of("wire", "end", "cause", "repeats", "twin", "looks")) {
            columns.put(key, new ArrayList<>(packets.size()));
        }
        Map<String, Object> damages = new LinkedHashMap<>();
        for (int i = 0; i < packets.size(); i++) {
            add(packets.get(i), columns);
            PacketTrace.Damage damage = packets.get(i).damage();
            if (damage != null) {
                damages.put(
                        Integer.toString(i),
                        ImmutableList.of(damage.direction(), damage.detected(), damage.header(), damage.bytes()));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>(columns);
        all.put("damages", damages);
        return all;
    }

    private void add(TracedPacket packet, Map<String, List<Object>> columns) {
        Object[] row = {
            packet.conversation(),
            packet.fromA() ? 0 : 1,
            name(packet.origin()),
            packet.sentPs(),
            packet.sizeBytes(),
            packet.header(),
            packet.layout(),
            hops(packet),
            name(packet.fate()),
            name(packet.place()),
            packet.onWire() ? 1 : 0,
            packet.endPs(),
            packet.cause(),
            packet.repeats() ? 1 : 0,
            packet.duplicate() ? 1 : 0,
            packet.lookups().stream()
                    .map(look -> lookups.computeIfAbsent(look, key -> lookups.size()))
                    .toList()
        };
        int i = 0;
        for (List<Object> column : columns.values()) {
            column.add(row[i++]);
        }
    }

    /** Four numbers a hop: direction, entered, started, arrived (−1: did not), since the packet was sent. */
    private List<Object> hops(TracedPacket packet) {
        List<Object> flat = new ArrayList<>(4 * packet.hops().size());
        for (Hop hop : packet.hops()) {
            flat.add(directions.getOrDefault(hop.direction(), -1));
            flat.add(hop.enteredPs() - packet.sentPs());
            flat.add(hop.startPs() - packet.sentPs());
            flat.add(hop.arrivedPs() < 0 ? -1 : hop.arrivedPs() - packet.sentPs());
        }
        return flat;
    }

    private static List<Object> lookup(Lookup look) {
        List<Object> candidates = new ArrayList<>();
        look.candidates()
                .forEach(each ->
                        candidates.add(ImmutableList.of(each.state(), each.local(), each.remote(), each.fit())));
        return ImmutableList.of(look.table(), look.size(), candidates, look.chosen());
    }

    private List<Object> end(ConnectionEnd end) {
        List<Object> steps = new ArrayList<>();
        for (Transition step : end.transitions()) {
            steps.add(ImmutableList.of(step.atPs(), step.from(), step.to(), step.cause(), step.packet()));
        }
        return ImmutableList.of(end.conversation(), name(end.host()), end.local(), end.remote(), steps);
    }
}
