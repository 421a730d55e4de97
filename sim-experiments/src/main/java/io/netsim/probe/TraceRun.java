package io.netsim.probe;

import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import io.netsim.content.SyntheticContent;
import io.netsim.engine.Simulator;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.ip.IpLayer;
import io.netsim.node.NodeObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.probe.TraceResult.Answer;
import io.netsim.probe.TraceResult.Hop;
import io.netsim.time.Time;
import io.netsim.transport.FlowHash;
import io.netsim.udp.UdpDatagram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the routers on the way to an address, as {@code traceroute} does: packets of rising TTL, whose death routers report.
 * One probe at a time, so that no probe waits for another. Each UDP probe has a port of its own, from 33434 up, that nobody
 * listens at: so routers spread the probes over equal paths, and the destination answers "port unreachable".
 */
public final class TraceRun {
    public static final int HEADERS = Packet.HEADER_BYTES + UdpDatagram.HEADER_BYTES;

    private static final int FIRST_PORT = 33434;
    private static final int SOURCE_PORT = 40000;

    /**
     * What to send.
     *
     * @param maxHops 1 to 255
     * @param probes of each TTL, from 1
     * @param packetBytes of each probe, IP header included, from {@link #HEADERS}
     * @param icmp whether probes are ICMP echo requests
     * @param waitPs for the answer to each
     */
    public record Settings(int maxHops, int probes, int packetBytes, boolean icmp, long waitPs) {}

    private final ProbeNetwork probed;
    private final Settings settings;
    private final IpLayer from;
    private final String to;
    private final IpAddress address;
    private final Simulator simulator;
    private final int identifier;
    private int number;
    private boolean reached;
    private boolean ended;
    private @Nullable Answer answer;

    /**
     * @param from name of a node
     * @param to name of a node, or an address
     * @throws IllegalArgumentException if there is none of a name
     */
    public TraceRun(ProbeNetwork probed, String from, String to, Settings settings) {
        this.probed = probed;
        this.settings = settings;
        this.from = probed.node(from);
        this.to = to;
        this.address = probed.address(to, this.from);
        this.simulator = probed.network().simulator();
        this.identifier = this.from.node().rank() & 0xFFFF;
        this.from.node().observe(new Arrivals());
    }

    /** Sends and waits; once. */
    public TraceResult execute() {
        List<Hop> hops = new ArrayList<>();
        for (int ttl = 1; ttl <= settings.maxHops() && !ended; ttl++) {
            ImmutableList.Builder<Answer> answers = ImmutableList.builder();
            for (int i = 0; i < settings.probes(); i++) {
                answers.add(probe(ttl));
            }
            hops.add(new Hop(ttl, answers.build()));
        }
        return new TraceResult(
                from.node().name(),
                to,
                address.toString(),
                settings.maxHops(),
                settings.packetBytes(),
                settings.icmp() ? "icmp" : "udp",
                reached,
                ImmutableList.copyOf(hops));
    }

    private Answer probe(int ttl) {
        number++;
        answer = null;
        IpAddress source = from.sourceFor(address);
        int headers = Packet.headerBytes(address) + UdpDatagram.HEADER_BYTES;
        int dataBytes = Math.max(0, settings.packetBytes() - headers);
        Payload payload;
        int flowHash;
        if (settings.icmp()) {
            payload = from.icmp().echoRequest(address, identifier, number & 0xFFFF, dataBytes);
            flowHash = identifier;
        } else {
            payload = new UdpDatagram(SOURCE_PORT, port(), new SyntheticContent(0, 0, dataBytes));
            flowHash = FlowHash.of(UdpDatagram.PROTOCOL, source, SOURCE_PORT, address, port());
        }
        from.send(source, address, payload, flowHash, ttl);
        simulator.run(Time.plus(simulator.nowPs(), settings.waitPs()), Long.MAX_VALUE);
        return answer == null ? Answer.NONE : answer;
    }

    private int port() {
        return FIRST_PORT + (number - 1) % (65536 - FIRST_PORT);
    }

    /** Whether a message answers the probe that is under way. */
    private boolean isAnswer(IcmpMessage message) {
        if (message.type() == IcmpType.ECHO_REPLY) {
            return settings.icmp() && message.sequence() == (number & 0xFFFF);
        }
        Packet about = message.about();
        if (about == null) {
            return false;
        }
        if (about.payload() instanceof UdpDatagram datagram) {
            return datagram.destinationPort() == port();
        }
        return about.payload() instanceof IcmpMessage request && request.sequence() == (number & 0xFFFF);
    }

    /** What arrives at the node that asks. */
    private final class Arrivals implements NodeObserver {
        private long sentPs;

        @Override
        public void originated(long nowPs, Packet packet) {
            if (answer == null && !(packet.payload() instanceof IcmpMessage message && message.about() != null)) {
                sentPs = nowPs;
            }
        }

        @Override
        public void ended(long nowPs, Packet packet, Fate fate) {
            if (fate == Fate.DELIVERED
                    && packet.payload() instanceof IcmpMessage message
                    && answer == null
                    && isAnswer(message)) {
                IpAddress source = packet.source();
                answer = new Answer(
                        source.toString(),
                        probed.nameOf(source),
                        Time.toSeconds(nowPs - sentPs),
                        IcmpWords.mark(message.type()));
                reached |= message.type() == IcmpType.ECHO_REPLY
                        || message.type() == IcmpType.PORT_UNREACHABLE
                        || message.type() == IcmpType.PROTOCOL_UNREACHABLE;
                ended |= message.type() != IcmpType.TIME_EXCEEDED;
                simulator.stop();
            }
        }
    }
}
