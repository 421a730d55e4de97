package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.content.Content;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpOptions;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.BitRate;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Host a against a script in the place of host b, over a wire that takes no time: a test sends it this segment now and
 * expects exactly these. Sequence numbers count from each side's SYN, which is 0; the script's stream is pattern 2.
 */
final class Script {
    /** The script's initial sequence number. */
    static final int ISS = 1_000_000;

    final TwoHosts net;
    final Peer app;
    /** Of the next segments sent to the host. */
    int window = 65535;

    TcpOptions synOptions = new TcpOptions(1460, -1, false);
    /** The value of the timestamps of the next segments; −1 for none. */
    int tsVal = -1;

    int tsEcr;
    int port = 80;
    int hostPort;
    int hostIss;
    /** The codepoint of explicit congestion notification of the next packets sent to the host. */
    int ecn;

    /** What the next segments report, as positions in pairs. */
    long[] sack = {};

    final List<TcpSegment> segments = new ArrayList<>();
    /** The codepoints of the packets that brought them. */
    final List<Integer> codepoints = new ArrayList<>();

    private final List<Double> times = new ArrayList<>();
    private final IpAddress here;
    private final IpAddress host;

    Script(TcpConfig.Builder tcp) {
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = tcp;
        plan.rateBps = BitRate.INFINITE;
        plan.delayPs = 0;
        net = plan.build();
        app = new Peer(net.a, 1);
        app.peerPattern = 2;
        app.shutdownAfterSending = false;
        app.closeAtEnd = false;
        here = net.b.ip().addresses().get(0);
        host = net.a.ip().addresses().get(0);
        net.b.ip().register(TcpSegment.PROTOCOL, this::arrived);
    }

    /** No options but the MSS, an ACK for each segment: the plainest TCP. */
    static TcpConfig.Builder plain() {
        TcpConfig.Builder tcp = TcpConfig.rfc();
        tcp.timestamps = false;
        tcp.sack = false;
        tcp.windowScaling = false;
        tcp.receiveBuffer = 65535;
        tcp.delayedAckSegments = 1;
        return tcp;
    }

    private Fate arrived(Packet packet) {
        TcpSegment segment = (TcpSegment) packet.payload();
        if (segment.has(TcpFlags.SYN)) {
            hostIss = segment.seq();
        }
        hostPort = segment.sourcePort();
        segments.add(segment);
        codepoints.add(packet.ecn());
        times.add(net.now());
        return Fate.DELIVERED;
    }

    Endpoint endpoint() {
        return new Endpoint(here, port);
    }

    // ---- time --------------------------------------------------------------------------------------------------

    /** Lets everything happen that is due now. */
    Script settle() {
        net.runUntil(net.network.simulator().nowPs() + 1);
        return this;
    }

    /** Lets time pass until then, and everything happen that is due by then. */
    Script until(double seconds) {
        net.runUntil(Time.ofSeconds(seconds) + Time.MICROSECOND);
        return this;
    }

    // ---- sending -----------------------------------------------------------------------------------------------

    /** Sends a segment, such as {@code send("P.", 1, 1, 100)}. */
    Script send(String flags, long seq, long ack, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = Peer.patternByte(2, seq - 1 + i);
        }
        int bits = 0;
        for (int i = 0; i < flags.length(); i++) {
            bits |= switch (flags.charAt(i)) {
                case 'S' -> TcpFlags.SYN;
                case 'F' -> TcpFlags.FIN;
                case 'R' -> TcpFlags.RST;
                case 'P' -> TcpFlags.PSH;
                case 'E' -> TcpFlags.ECE;
                case 'W' -> TcpFlags.CWR;
                default -> TcpFlags.ACK;
            };
        }
        TcpSegment segment = new TcpSegment(
                port,
                hostPort,
                (int) (ISS + seq),
                (bits & TcpFlags.ACK) == 0 ? 0 : (int) (hostIss + ack),
                bits,
                window,
                tsVal >= 0,
                tsVal,
                tsEcr,
                (bits & TcpFlags.SYN) == 0 ? TcpOptions.NONE : synOptions,
                blocks(),
                Content.of(bytes),
                seq - 1);
        net.b.ip().send(here, host, segment, 0, 0, ecn);
        return settle();
    }

    private SackBlocks blocks() {
        int[] edges = new int[sack.length];
        for (int i = 0; i < sack.length; i++) {
            edges[i] = (int) (hostIss + sack[i]);
        }
        return sack.length == 0 ? SackBlocks.NONE : new SackBlocks(edges);
    }

    Script ack(long ack) {
        return send(".", 1, ack, 0);
    }

    // ---- opening -----------------------------------------------------------------------------------------------

    /** The host connects to the script; what follows the SYN is still to be taken. */
    Script connected0() {
        app.connect(endpoint());
        settle().take();
        return send("S.", 0, 1, 0);
    }

    /** The host connects to the script; three-way handshake done and forgotten. */
    Script connected() {
        connected0().take();
        return this;
    }

    /** The script connects to port 80 of the host. */
    Script accepted() {
        app.listen(80);
        port = 5000;
        hostPort = 80;
        send("S", 0, 0, 0);
        send(".", 1, 1, 0);
        take();
        return this;
    }

    // ---- looking -----------------------------------------------------------------------------------------------

    /** What the host has sent since last asked, such as {@code P. 1:101 ack 1}. */
    List<String> take() {
        List<String> lines = segments.stream().map(this::text).toList();
        forget();
        return lines;
    }

    /** As {@link #take}, with times in seconds, to the tenth of a second. */
    List<String> takeTimed() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            lines.add(String.format(Locale.ROOT, "%.1f %s", times.get(i), text(segments.get(i))));
        }
        forget();
        return lines;
    }

    List<Double> takeTimes() {
        List<Double> result = List.copyOf(times);
        forget();
        return result;
    }

    private void forget() {
        segments.clear();
        codepoints.clear();
        times.clear();
    }

    private String text(TcpSegment s) {
        long seq = Integer.toUnsignedLong(s.seq() - hostIss);
        int length = s.content().length();
        return TcpFlags.format(s.flags())
                + " " + seq + (length > 0 ? ":" + (seq + length) : "")
                + (s.has(TcpFlags.ACK) ? " ack " + Integer.toUnsignedLong(s.ack() - ISS) : "");
    }

    /** The state of the host's connection as its socket table names it, CLOSED if it is gone. */
    String state() {
        return net.a.socketTable().stream()
                .filter(e -> e.remote().port() == port)
                .map(e -> e.state())
                .findFirst()
                .orElse("CLOSED");
    }
}
