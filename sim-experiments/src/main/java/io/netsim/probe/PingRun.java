package io.netsim.probe;

import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import io.netsim.engine.Simulator;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.ip.IpLayer;
import io.netsim.node.NodeObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.probe.PingResult.Loss;
import io.netsim.probe.PingResult.Problem;
import io.netsim.probe.PingResult.Reply;
import io.netsim.socket.EchoSocket;
import io.netsim.socket.SocketException;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Echo requests from one node to an address at an interval (RFC 792), as {@code ping} of iputils sends them: it ends when
 * each request has been answered, or some time after the last.
 */
public final class PingRun {
    /**
     * What to send.
     *
     * @param count how many, from 1
     * @param payloadBytes 0 to 65507
     * @param intervalPs between requests, more than 0
     * @param ttl 1 to 255, or 0 for the node's default
     * @param waitPs for answers after the last request
     */
    public record Settings(int count, int payloadBytes, long intervalPs, int ttl, long waitPs) {}

    private final ProbeNetwork probed;
    private final Settings settings;
    private final IpLayer from;
    private final String to;
    private final IpAddress address;
    private final Simulator simulator;
    private final List<Reply> replies = new ArrayList<>();
    private final List<Problem> errors = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final BitSet answered = new BitSet();
    private int sent;
    private long lastPs;

    /**
     * @param from name of a node
     * @param to name of a node, or an address
     * @throws IllegalArgumentException if there is none of a name
     */
    public PingRun(ProbeNetwork probed, String from, String to, Settings settings) {
        this.probed = probed;
        this.settings = settings;
        this.from = probed.node(from);
        this.to = to;
        this.address = probed.address(to, this.from);
        this.simulator = probed.network().simulator();
        this.from.node().observe(new Arrivals());
        probed.fates().tell(this::lost);
    }

    /** Sends and waits; once. */
    public PingResult execute() {
        EchoSocket socket = probed.network().openEcho(from.node().name());
        for (int i = 0; i < settings.count(); i++) {
            simulator.run(i * settings.intervalPs(), Long.MAX_VALUE);
            request(socket);
        }
        if (answered.cardinality() < sent) {
            simulator.run(Time.plus(simulator.nowPs(), settings.waitPs()), Long.MAX_VALUE);
            lastPs = answered.cardinality() < sent ? simulator.nowPs() : lastPs;
        }
        return new PingResult(
                from.node().name(),
                to,
                address.toString(),
                settings.payloadBytes(),
                sent,
                Time.toSeconds(lastPs),
                ImmutableList.copyOf(replies),
                ImmutableList.copyOf(errors),
                ImmutableList.copyOf(losses));
    }

    private void request(EchoSocket socket) {
        sent++;
        lastPs = simulator.nowPs();
        try {
            socket.send(address, sent & 0xFFFF, settings.payloadBytes(), settings.ttl());
        } catch (SocketException e) {
            answered(sent);
            IpAddress own = from.sourceFor(address);
            errors.add(new Problem(
                    sent,
                    own.toString(),
                    from.node().name(),
                    switch (e.error()) {
                        case UNREACHABLE -> "Network is unreachable";
                        case MESSAGE_TOO_LONG -> "Message too long, mtu=" + from.mtu(address);
                        default -> e.error().words();
                    }));
        }
    }

    private void answered(int sequence) {
        answered.set(sequence);
        lastPs = simulator.nowPs();
        if (sent == settings.count() && answered.cardinality() == sent) {
            simulator.stop();
        }
    }

    /** The full number of a sequence of 16 bits: the last one sent that ends in it. */
    private int full(int sequence) {
        return sent - (sent - sequence & 0xFFFF);
    }

    private static @Nullable IcmpMessage request(IcmpMessage message) {
        Packet about = message.about();
        if (about == null) {
            return message;
        }
        return about.payload() instanceof IcmpMessage quoted ? quoted : null;
    }

    private void lost(Packet packet, Fate fate, String place) {
        IcmpMessage request = packet.payload() instanceof IcmpMessage message ? request(message) : null;
        String what = "packet";
        int sequence = 0;
        if (request != null && packet.payload() instanceof IcmpMessage message) {
            what = message.type().isError() ? "error" : message.type() == IcmpType.ECHO_REPLY ? "reply" : "request";
            sequence = full(request.sequence());
        }
        losses.add(new Loss(sequence, what, fate.label(), place));
    }

    /** What arrives at the node that asks. */
    private final class Arrivals implements NodeObserver {
        @Override
        public void originated(long nowPs, Packet packet) {
            // Only what comes back counts.
        }

        @Override
        public void ended(long nowPs, Packet packet, Fate fate) {
            if (fate != Fate.DELIVERED || !(packet.payload() instanceof IcmpMessage message)) {
                return;
            }
            IcmpMessage request = request(message);
            if (message.type() == IcmpType.ECHO_REQUEST || request == null) {
                return;
            }
            int sequence = full(request.sequence());
            IpAddress source = packet.source();
            String name = probed.nameOf(source);
            if (message.type().isError()) {
                errors.add(new Problem(sequence, source.toString(), name, IcmpWords.of(message.type())));
            } else {
                boolean duplicate = replies.stream().anyMatch(reply -> reply.sequence() == sequence);
                double time = Time.toSeconds(nowPs - message.sentPs());
                replies.add(
                        new Reply(sequence, source.toString(), name, message.length(), packet.ttl(), time, duplicate));
            }
            answered(sequence);
        }
    }
}
