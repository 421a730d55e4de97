package io.netsim.measure.trace;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.app.Flow;
import io.netsim.host.Network;
import io.netsim.ip.IcmpMessage;
import io.netsim.packet.Packet;
import io.netsim.results.PacketTrace;
import io.netsim.results.PacketTrace.ConnectionEnd;
import io.netsim.results.PacketTrace.Conversation;
import io.netsim.results.PacketTrace.Damage;
import io.netsim.results.PacketTrace.Field;
import io.netsim.results.PacketTrace.OpenSocket;
import io.netsim.results.PacketTrace.TracedPacket;
import io.netsim.results.PacketTrace.Transition;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.transport.SocketEntry;
import io.netsim.udp.UdpDatagram;
import io.netsim.wire.HeaderField;
import io.netsim.wire.HeaderLayout;
import io.netsim.wire.PacketEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns what a tracer has seen into its result. */
final class TraceWriter {
    /** So many changed bytes of a packet are named. */
    private static final int MOST_CHANGED_BYTES = 64;

    private final Network network;
    private final Map<Talk.Key, List<String>> flowsOf = new HashMap<>();
    private final Map<IpAddress, String> nodeOf;
    private final Map<ImmutableList<HeaderField>, Integer> layouts = new LinkedHashMap<>();

    TraceWriter(Network network, List<Flow> flows, Map<IpAddress, String> nodeOf) {
        this.network = network;
        this.nodeOf = nodeOf;
        for (Flow flow : flows) {
            int protocol = switch (flow.protocol()) {
                case TCP -> TcpSegment.PROTOCOL;
                case UDP -> UdpDatagram.PROTOCOL;
                case ICMP ->
                    flow.destinationEndpoint().address().isV6() ? IcmpMessage.PROTOCOL_V6 : IcmpMessage.PROTOCOL;
            };
            Talk.Key ends = key(protocol, flow.sourceEndpoint(), flow.destinationEndpoint());
            flowsOf.computeIfAbsent(ends, key -> new ArrayList<>()).add(flow.id());
        }
    }

    PacketTrace write(long seen, Collection<Talk> talks, List<TracedEnd> ends) {
        List<Talk> keptTalks = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (Talk talk : talks) {
            List<Sighting> kept = talk.kept();
            if (!kept.isEmpty()) {
                keptTalks.add(talk);
                sightings.addAll(kept);
            }
        }
        sightings.sort(Comparator.comparingLong(sighting -> sighting.sentPs));
        Map<Talk, Integer> places = new HashMap<>();
        keptTalks.forEach(talk -> places.put(talk, places.size()));
        for (int i = 0; i < sightings.size(); i++) {
            sightings.get(i).index = i;
        }
        ImmutableList.Builder<TracedPacket> packets = ImmutableList.builder();
        sightings.forEach(each -> packets.add(packet(each, places.getOrDefault(each.talk, -1))));
        ImmutableList.Builder<ImmutableList<Field>> shapes = ImmutableList.builder();
        ImmutableList<TracedPacket> written = packets.build();
        layouts.keySet().forEach(layout -> shapes.add(fields(layout)));
        return new PacketTrace(
                seen,
                keptTalks.stream().map(this::conversation).collect(ImmutableList.toImmutableList()),
                written,
                shapes.build(),
                connections(ends, keptTalks),
                sockets());
    }

    private Conversation conversation(Talk talk) {
        List<String> flows = flowsOf.getOrDefault(key(talk.protocol, talk.a, talk.b), ImmutableList.of());
        int kept = talk.first.size() + talk.last.size();
        long gapTo = talk.gapFromPs < 0 || talk.last.isEmpty() ? -1 : talk.last.getFirst().sentPs;
        return new Conversation(
                talk.protocol == TcpSegment.PROTOCOL ? "tcp" : talk.protocol == UdpDatagram.PROTOCOL ? "udp" : "icmp",
                nodeOf.getOrDefault(talk.a.address(), ""),
                talk.a.toString(),
                nodeOf.getOrDefault(talk.b.address(), ""),
                talk.b.toString(),
                ImmutableList.copyOf(flows),
                talk.seen,
                kept,
                talk.gapFromPs,
                gapTo);
    }

    private TracedPacket packet(Sighting sighting, int talk) {
        byte[] bytes = sighting.bytes();
        int headers = HeaderLayout.headerBytes(bytes);
        byte[] header = Arrays.copyOf(bytes, headers);
        int layout = layouts.computeIfAbsent(HeaderLayout.of(header), key -> layouts.size());
        Packet damaged = sighting.damaged();
        return new TracedPacket(
                talk,
                sighting.fromA,
                sighting.origin,
                sighting.sentPs,
                sighting.packet.sizeBytes(),
                Base64.getEncoder().encodeToString(header),
                layout,
                ImmutableList.copyOf(sighting.hops),
                sighting.fate().label(),
                sighting.place(),
                sighting.onWire(),
                sighting.endPs(),
                sighting.cause == null ? -1 : sighting.cause.index,
                sighting.repeats,
                sighting.duplicate,
                damaged == null ? null : damage(sighting, bytes, headers, damaged),
                ImmutableList.copyOf(sighting.lookups));
    }

    /** Hops that were taken off, and the checksum of IPv4 that follows, are no damage. */
    private static Damage damage(Sighting sighting, byte[] before, int headers, Packet damaged) {
        byte[] after = PacketEncoder.encode(damaged);
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < Math.min(before.length, after.length) && changed.size() < MOST_CHANGED_BYTES; i++) {
            boolean hops = sighting.packet.destination().isV6() ? i == 7 : i == 8 || i == 10 || i == 11;
            if (before[i] != after[i] && !hops) {
                changed.add(i);
            }
        }
        return new Damage(
                sighting.damagedOn(),
                damaged.isDamaged(),
                Base64.getEncoder().encodeToString(Arrays.copyOf(after, Math.min(headers, after.length))),
                ImmutableList.copyOf(changed));
    }

    private static ImmutableList<Field> fields(ImmutableList<HeaderField> layout) {
        return layout.stream()
                .map(field -> new Field(
                        field.header(),
                        field.name(),
                        field.bit(),
                        field.bits(),
                        field.form().name().toLowerCase(Locale.ROOT),
                        field.meaning()))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<ConnectionEnd> connections(List<TracedEnd> ends, List<Talk> talks) {
        Map<Talk.Key, Integer> places = new HashMap<>();
        for (int i = 0; i < talks.size(); i++) {
            Talk talk = talks.get(i);
            places.put(key(talk.protocol, talk.a, talk.b), i);
        }
        ImmutableList.Builder<ConnectionEnd> written = ImmutableList.builder();
        for (TracedEnd end : ends) {
            Integer talk = places.get(key(TcpSegment.PROTOCOL, end.local, end.remote));
            if (talk != null) {
                ImmutableList.Builder<Transition> steps = ImmutableList.builder();
                for (TracedEnd.Step step : end.steps) {
                    Sighting packet = step.packet();
                    steps.add(new Transition(
                            step.atPs(),
                            step.from().name(),
                            step.to().name(),
                            step.cause(),
                            packet == null ? -1 : packet.index));
                }
                written.add(
                        new ConnectionEnd(talk, end.host, end.local.toString(), end.remote.toString(), steps.build()));
            }
        }
        return written.build();
    }

    private static Talk.Key key(int protocol, Endpoint one, Endpoint other) {
        boolean ordered = one.compareTo(other) <= 0;
        return new Talk.Key(protocol, ordered ? one : other, ordered ? other : one);
    }

    private ImmutableList<OpenSocket> sockets() {
        ImmutableList.Builder<OpenSocket> open = ImmutableList.builder();
        network.hosts().forEach((name, host) -> {
            for (SocketEntry entry : host.socketTable()) {
                if (entry.remote().port() == 0) {
                    open.add(new OpenSocket(
                            name, entry.protocol(), entry.state(), entry.local().toString()));
                }
            }
        });
        return open.build();
    }
}
