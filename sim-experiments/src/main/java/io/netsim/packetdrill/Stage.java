package io.netsim.packetdrill;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.host.Host;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.link.LinkSettings;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packetdrill.script.TcpLine;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStreams;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.BitRate;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import io.netsim.wire.PacketEncoder;
import io.netsim.wire.TcpHeader;
import io.netsim.wire.WirePacket;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The host under test, a wire that takes no time, and at its other end the script. Keeps what the host has sent until the
 * script asks for it.
 */
final class Stage {
    /** A script begins some time after the simulation, so that no clock stands at zero. */
    static final long BEGIN_PS = Time.SECOND;

    private static final IpAddress LOCAL = IpAddress.parse("192.168.0.1");
    private static final IpAddress REMOTE = IpAddress.parse("192.0.2.1");
    private static final long MOST_EVENTS = 20_000_000;

    private final Network network;
    private final Host host;
    private final Host script;
    private final Deque<LivePacket> sent = new ArrayDeque<>();
    private boolean waiting;
    private int lastWindow;

    Stage(Profile profile) {
        NetworkBuilder builder = new NetworkBuilder(new RandomStreams(1, 0), Comparator.naturalOrder());
        builder.host(
                "local",
                new HostSettings(profile.tcp.build(), HostSettings.DEFAULT_UDP_RECEIVE_BUFFER, PortPolicy.LINUX));
        builder.host(
                "remote",
                new HostSettings(profile.tcp.build(), HostSettings.DEFAULT_UDP_RECEIVE_BUFFER, PortPolicy.LINUX));
        builder.address("local", LOCAL).address("remote", REMOTE);
        LinkSettings out =
                new LinkSettings("wire.forward", BitRate.INFINITE, 0, DropTailLimit.packets(100_000), profile.mtu, 0);
        LinkSettings in = new LinkSettings(
                "wire.reverse", BitRate.INFINITE, 0, DropTailLimit.packets(100_000), Packet.MAX_BYTES, 0);
        builder.link(new LinkPlan("wire", "local", "remote", out, in, null, null, 1));
        network = builder.build();
        host = network.host("local");
        script = network.host("remote");
        script.ip().register(TcpSegment.PROTOCOL, this::arrived);
        network.simulator().run(BEGIN_PS, MOST_EVENTS);
    }

    Host host() {
        return host;
    }

    static IpAddress localAddress() {
        return LOCAL;
    }

    static IpAddress remoteAddress() {
        return REMOTE;
    }

    long nowPs() {
        return network.simulator().nowPs();
    }

    private Fate arrived(Packet packet) {
        WirePacket bytes = WirePacket.decode(PacketEncoder.encode(packet)).value();
        TcpHeader header = (TcpHeader) bytes.transport();
        if (header == null) {
            throw new IllegalStateException("not a TCP packet: " + packet);
        }
        String flaw = bytes.checksumsMatch() ? "" : "a checksum is wrong";
        for (byte octet : bytes.data().toBytes()) {
            if (octet != 0) {
                flaw = "the payload is not all zeros";
                break;
            }
        }
        sent.add(new LivePacket(nowPs(), bytes.ip(), header, bytes.data().length(), flaw));
        if (!header.has(TcpLine.RST)) {
            lastWindow = header.window();
        }
        if (waiting) {
            network.simulator().stop();
        }
        return Fate.DELIVERED;
    }

    // ---- time --------------------------------------------------------------------------------------------------

    /** Lets time pass until then; what is due then has not happened yet. */
    void until(long instantPs) {
        if (instantPs > nowPs()) {
            network.simulator().run(instantPs, MOST_EVENTS);
        }
    }

    /** Lets everything happen that is due now. */
    void settle() {
        network.simulator().run(nowPs() + 1, MOST_EVENTS);
    }

    // ---- packets -----------------------------------------------------------------------------------------------

    /** The next packet sent, if there is one by then, without taking it. */
    @Nullable
    LivePacket peek(long untilPs) {
        waiting = true;
        while (sent.isEmpty() && nowPs() < untilPs) {
            network.simulator().run(untilPs, MOST_EVENTS);
        }
        waiting = false;
        return sent.peek();
    }

    void take() {
        sent.remove();
    }

    /** The window field of the last packet sent but resets. */
    int lastWindow() {
        return lastWindow;
    }

    /** Whether packets wait that nobody has asked for. */
    Deque<LivePacket> unasked() {
        return sent;
    }

    /** @param line with the numbers of the wire */
    void inject(TcpLine line, Endpoint from, Endpoint to) {
        int ttl = Math.max(0, line.ip().ttl());
        script.ip()
                .send(
                        from.address(),
                        to.address(),
                        InboundBytes.segment(line, from, to),
                        0,
                        ttl,
                        line.ip().codepoint());
        settle();
    }
}
