package io.netsim.measure.trace;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.app.Flow;
import io.netsim.host.Host;
import io.netsim.host.Network;
import io.netsim.ip.IpLayer;
import io.netsim.link.LinkDirection;
import io.netsim.link.LinkObserver;
import io.netsim.measure.FlowRecorder;
import io.netsim.node.Interface;
import io.netsim.node.NodeObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.results.PacketTrace;
import io.netsim.results.PacketTrace.Lookup;
import io.netsim.tcp.ConnectionView;
import io.netsim.tcp.TcpObserver;
import io.netsim.tcp.TcpState;
import io.netsim.transport.DemultiplexObserver;
import io.netsim.transport.SocketEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches the packets of a run one by one, with the states of connections and the look-ups of sockets. Of each conversation
 * the first packets and the last are kept, and no more than the limits allow.
 */
public final class PacketTracer {
    private static final int MOST_CONNECTION_ENDS = 10_000;

    private final Network network;
    private final FlowRecorder flows;
    private final TraceLimits limits;
    private final Map<Talk.Key, Talk> talks = new LinkedHashMap<>();
    private final IdentityHashMap<Packet, Sighting> open = new IdentityHashMap<>();
    private final List<TracedEnd> ends = new ArrayList<>();
    private final Map<IpAddress, String> nodeOf = new HashMap<>();
    private long seen;
    private int kept;

    /** Watches a network from now on; before the run. */
    public PacketTracer(Network network, FlowRecorder flows, TraceLimits limits) {
        this.network = network;
        this.flows = flows;
        this.limits = limits;
        Map<String, NodeWatch> watches = new HashMap<>();
        for (IpLayer layer : network.layers()) {
            NodeWatch watch = new NodeWatch(layer.node().name());
            watches.put(watch.name, watch);
            layer.addresses().forEach(address -> nodeOf.put(address, watch.name));
            layer.node().observe(watch);
            Host host = network.hosts().get(watch.name);
            if (host != null) {
                host.tcp().observe(watch);
                host.observeDemultiplexing(watch);
            }
        }
        for (IpLayer layer : network.layers()) {
            for (Interface each : layer.node().interfaces()) {
                NodeWatch far = watches.get(each.peer().node().name());
                LinkDirection direction = each.out();
                if (far != null) {
                    direction.observe(new LinkWatch(direction.name(), far));
                }
            }
        }
    }

    /**
     * What was seen; after the end of the run, once.
     *
     * @throws IllegalArgumentException if no flow and no traffic entry has the id that the limits ask for
     */
    public PacketTrace trace() {
        String wanted = limits.flow();
        if (wanted != null && flows.named(wanted).isEmpty()) {
            throw new IllegalArgumentException("there is no flow or traffic entry '" + wanted + "'");
        }
        talks.values().forEach(this::decide);
        return new TraceWriter(network, flows.flows(), nodeOf).write(seen, talks.values(), ends);
    }

    // ---- what is kept ------------------------------------------------------------------------------------------

    private void sent(Packet packet, String node, long nowPs, @Nullable Sighting cause) {
        seen++;
        Packet subject = Talk.subject(packet);
        Talk talk = talks.computeIfAbsent(Talk.key(subject), key -> new Talk(subject));
        if (talk.seen > 0 && !talk.decided) {
            decide(talk);
        }
        talk.seen++;
        boolean fromA = subject == packet ? talk.isFromA(packet) : !talk.isFromA(subject);
        boolean repeats = talk.repeats(packet, fromA);
        if (talk.wanted && nowPs >= limits.fromPs() && nowPs < limits.toPs() && hasRoom(talk)) {
            Sighting sighting = new Sighting(talk, packet, node, nowPs, fromA, repeats, cause);
            (talk.last.isEmpty() && talk.first.size() < firstPackets() ? talk.first : talk.last).add(sighting);
            open.put(packet, sighting);
        }
    }

    private int firstPackets() {
        return limits.mostPerConversation() - limits.mostPerConversation() / 5;
    }

    /** Makes room by leaving out what lies between the first packets and the last. */
    private boolean hasRoom(Talk talk) {
        boolean full =
                talk.first.size() + talk.last.size() >= limits.mostPerConversation() || kept >= limits.mostPackets();
        if (!full) {
            kept++;
            return true;
        }
        Sighting oldest = talk.last.poll();
        if (oldest != null && talk.gapFromPs < 0) {
            talk.gapFromPs = oldest.sentPs;
        }
        return oldest != null;
    }

    /** Whether a conversation is of the flow that is asked for: known a little after its first packet. */
    private void decide(Talk talk) {
        String wanted = limits.flow();
        if (wanted == null || talk.decided) {
            return;
        }
        talk.decided = true;
        talk.wanted = flows.named(wanted).stream().anyMatch(flow -> isOf(flow, talk));
        if (!talk.wanted) {
            kept -= talk.first.size() + talk.last.size();
            talk.first.clear();
            talk.last.clear();
        }
    }

    static boolean isOf(Flow flow, Talk talk) {
        Endpoint from = flow.sourceEndpoint();
        Endpoint to = flow.destinationEndpoint();
        return from.equals(talk.a) && to.equals(talk.b) || from.equals(talk.b) && to.equals(talk.a);
    }

    // ---- links -------------------------------------------------------------------------------------------------

    private final class LinkWatch implements LinkObserver {
        private final String name;
        private final NodeWatch far;

        LinkWatch(String name, NodeWatch far) {
            this.name = name;
            this.far = far;
        }

        @Override
        public void accepted(long nowPs, long startPs, Packet packet) {
            Sighting sighting = open.get(packet);
            if (sighting != null) {
                sighting.enters(name, nowPs, startPs);
            }
        }

        @Override
        public void rescheduled(long nowPs) {
            // Each waiting packet gets its new start.
        }

        @Override
        public void waits(long startPs, Packet packet) {
            Sighting sighting = open.get(packet);
            if (sighting != null) {
                sighting.waits(name, startPs);
            }
        }

        @Override
        public void started(long nowPs, Packet packet) {
            waits(nowPs, packet);
        }

        @Override
        public void dropped(long nowPs, Packet packet, Fate fate) {
            Sighting sighting = open.get(packet);
            if (sighting != null) {
                sighting.droppedOn(name, fate, nowPs);
            }
        }

        @Override
        public void delivered(long nowPs, Packet packet) {
            Sighting sighting = open.get(packet);
            if (sighting != null) {
                sighting.arrives(name, nowPs);
            }
            far.handles(packet, sighting);
        }

        @Override
        public void corrupted(long nowPs, Packet packet, Packet arriving) {
            Sighting sighting = open.remove(packet);
            if (sighting != null) {
                sighting.damagedOn(name, arriving);
                open.put(arriving, sighting);
            }
        }
    }

    // ---- nodes -------------------------------------------------------------------------------------------------

    private record Ends(Endpoint local, Endpoint remote) {}

    private final class NodeWatch implements NodeObserver, TcpObserver, DemultiplexObserver {
        private final String name;
        private final Map<Ends, TracedEnd> connections = new HashMap<>();
        /** The packet that is being handled; null if none is. */
        private @Nullable Packet handled;

        private @Nullable Sighting handledSighting;
        /** The last one that met its fate here: a router reports it afterwards. */
        private @Nullable Packet ended;

        private @Nullable Sighting endedSighting;

        NodeWatch(String name) {
            this.name = name;
        }

        void handles(Packet packet, @Nullable Sighting sighting) {
            handled = packet;
            handledSighting = sighting;
        }

        @Override
        public void rewritten(long nowPs, Packet before, Packet after) {
            Sighting sighting = open.remove(before);
            if (sighting != null) {
                open.put(after, sighting);
            }
        }

        @Override
        public void originated(long nowPs, Packet packet) {
            Packet subject = Talk.subject(packet);
            sent(packet, name, nowPs, subject != packet && subject == ended ? endedSighting : handledSighting);
        }

        @Override
        public void ended(long nowPs, Packet packet, Fate fate) {
            Sighting sighting = open.remove(packet);
            if (sighting != null) {
                sighting.ends(fate, name, nowPs);
            }
            ended = packet;
            endedSighting = sighting;
            if (packet == handled) {
                handles(packet, null);
                handled = null;
            }
        }

        @Override
        public void looked(Packet packet, Table table, int size, List<DemultiplexObserver.Candidate> all, int chosen) {
            Sighting sighting = open.get(packet);
            if (packet != handled) {
                handles(packet, sighting); // from this host to itself
            }
            if (sighting != null) {
                List<PacketTrace.Candidate> candidates = new ArrayList<>();
                for (DemultiplexObserver.Candidate each : all) {
                    SocketEntry socket = each.socket();
                    candidates.add(new PacketTrace.Candidate(
                            socket.state(),
                            socket.local().toString(),
                            socket.remote().toString(),
                            each.fit()));
                }
                sighting.lookups.add(new Lookup(
                        table.name().toLowerCase(Locale.ROOT), size, ImmutableList.copyOf(candidates), chosen));
            }
        }

        @Override
        public void entered(long nowPs, ConnectionView view, TcpState from, TcpState to) {
            Ends key = new Ends(view.local(), view.remote());
            TracedEnd end = connections.get(key);
            if (end == null || from == TcpState.CLOSED) {
                if (ends.size() >= MOST_CONNECTION_ENDS) {
                    return;
                }
                end = new TracedEnd(name, view.local(), view.remote());
                connections.put(key, end);
                ends.add(end);
            }
            end.add(nowPs, from, to, handled != null, handledSighting);
        }

        @Override
        public void changed(long nowPs, ConnectionView connection) {
            // The series have it.
        }

        @Override
        public void timeWaitEnded(long nowPs, Endpoint local, Endpoint remote) {
            TracedEnd end = connections.remove(new Ends(local, remote));
            if (end != null) {
                end.add(nowPs, TcpState.TIME_WAIT, TcpState.CLOSED, handled != null, handledSighting);
            }
        }
    }
}
