package io.netsim.packetdrill;

import io.netsim.packetdrill.script.EventTime;
import io.netsim.packetdrill.script.ScriptEvent;
import io.netsim.packetdrill.script.TcpLine;
import io.netsim.packetdrill.script.TcpOption;
import io.netsim.time.Time;
import io.netsim.wire.TcpHeader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the packets that a script expects from those the host has sent. */
final class Expectation {
    /** So long after its time an expected packet is waited for. */
    private static final long PATIENCE_PS = 2 * Time.SECOND;

    private static final long PATIENCE_FOR_ANY_PS = 2 * Time.MINUTE;
    /** So early or late an acknowledgement may come when it is compared relaxed: systems delay it in their own ways. */
    private static final long RELAXED_ACK_PS = 60 * Time.MILLISECOND;

    private static final int AGREE = TcpLine.SYN | TcpLine.RST | TcpLine.ACK | TcpLine.URG;

    private final Stage stage;
    private final Mode mode;
    private final boolean strict;
    private final double tickUs;
    private final PacketMatcher matcher;
    private long lastAck = -1;

    /**
     * @param strict whether an expected packet must be one real packet
     * @param tickUs a tick of the host's timestamp clock; 0 if timestamps are not checked
     */
    Expectation(Stage stage, Mode mode, boolean strict, double tickUs) {
        this.stage = stage;
        this.mode = mode;
        this.strict = strict;
        this.tickUs = tickUs;
        this.matcher = new PacketMatcher(mode, tickUs > 0);
    }

    /**
     * The expected packet.
     *
     * @param slackUs by how much its time may differ
     * @param stampSlackUs by how much its timestamp may differ
     * @throws Trouble if it does not come, or is another, or comes at another time
     */
    LivePacket next(
            ScriptEvent.TcpPacket event,
            Correspondence connection,
            long fromPs,
            long toPs,
            double slackUs,
            double stampSlackUs)
            throws Trouble {
        TcpLine expected = event.packet();
        boolean any = event.time().kind() == EventTime.Kind.ANY;
        long deadline =
                (any ? stage.nowPs() + PATIENCE_FOR_ANY_PS : toPs + PATIENCE_PS) + (long) (slackUs * Time.MICROSECOND);
        while (true) {
            LivePacket packet = collect(expected, connection, deadline);
            if (packet == null) {
                throw Trouble.fail(event.line(), "no packet was sent\n  expected: " + at(toPs) + " " + expected.text());
            }
            connection.learn(expected, packet);
            TcpLine got = connection.toScript(packet);
            String difference = matcher.difference(expected, got, packet);
            if (!difference.isEmpty() && mode.isRelaxed() && isExtraAck(packet, got, expected)) {
                continue;
            }
            if (difference.isEmpty()) {
                difference = matcher.stamps(
                        expected, packet, connection, tickUs > 0 ? stampSlackUs / tickUs : Double.MAX_VALUE);
            }
            if (difference.isEmpty() && !any) {
                difference = timing(packet, fromPs, toPs, slackUs);
            }
            if (!difference.isEmpty()) {
                throw Trouble.fail(
                        event.line(),
                        difference + "\n  expected: " + at(toPs) + " " + expected.text() + "\n  sent:     "
                                + at(packet.timePs()) + " " + got.text());
            }
            lastAck = packet.tcp().ack() & 0xFFFFFFFFL;
            return packet;
        }
    }

    /** A packet that was sent and not taken, null if there is none. */
    @Nullable
    LivePacket left(Correspondence connection) {
        return peek(connection, stage.nowPs());
    }

    static String at(long ps) {
        return String.format(Locale.ROOT, "%.6f", (ps - Stage.BEGIN_PS) / (double) Time.SECOND);
    }

    private String timing(LivePacket packet, long fromPs, long toPs, double slackUs) {
        long slack = (long) (slackUs * Time.MICROSECOND);
        boolean relaxed = mode.isRelaxed() && packet.isPureAck();
        long late = relaxed ? Math.max(slack, RELAXED_ACK_PS) : slack;
        long early = relaxed ? Math.max(slack, RELAXED_ACK_PS) : slack;
        if (packet.timePs() >= fromPs - early && packet.timePs() <= toPs + late) {
            return "";
        }
        long off = packet.timePs() < fromPs ? packet.timePs() - fromPs : packet.timePs() - toPs;
        return String.format(
                Locale.ROOT,
                "the packet is %.6f s %s, which is more than the tolerance of %.6f s",
                Math.abs(off) / (double) Time.SECOND,
                off < 0 ? "early" : "late",
                slackUs / 1e6);
    }

    /** An acknowledgement more than expected, which says nothing else. */
    private boolean isExtraAck(LivePacket packet, TcpLine got, TcpLine expected) {
        long ack = packet.tcp().ack() & 0xFFFFFFFFL;
        return packet.isPureAck()
                && got.seq() == expected.seq()
                && Correspondence.find(packet.options(), TcpOption.SACK) == null
                && (int) (ack - lastAck) > 0;
    }

    // ---- large packets -----------------------------------------------------------------------------------------

    /** The next packet, or several in a row as one where more payload is expected than it has. */
    private @Nullable LivePacket collect(TcpLine expected, Correspondence connection, long deadlinePs) {
        LivePacket all = take(connection, deadlinePs);
        if (all == null || strict || all.length() == 0) {
            return all;
        }
        int piece = all.length();
        int last = piece;
        while (all.length() < expected.length() && last == piece) {
            LivePacket next = peek(connection, deadlinePs);
            if (next == null || !continues(all, next) || next.length() > piece) {
                break;
            }
            stage.take();
            last = next.length();
            all = union(all, next);
        }
        return all;
    }

    private static boolean continues(LivePacket all, LivePacket next) {
        return next.length() > 0
                && next.tcp().seq() == all.tcp().seq() + all.length()
                && ((next.tcp().flags() ^ all.tcp().flags()) & AGREE) == 0
                && next.tcp().ack() == all.tcp().ack()
                && next.tcp().window() == all.tcp().window()
                && next.ip().ecn() == all.ip().ecn();
    }

    /** Sequence number and CWR of the first, everything else of the last. */
    private static LivePacket union(LivePacket first, LivePacket last) {
        TcpHeader h = last.tcp();
        TcpHeader header = new TcpHeader(
                h.sourcePort(),
                h.destinationPort(),
                first.tcp().seq(),
                h.ack(),
                h.flags() & ~TcpLine.CWR | first.tcp().flags() & TcpLine.CWR,
                h.window(),
                h.checksum(),
                h.urgentPointer(),
                h.options());
        String flaw = first.flaw().isEmpty() ? last.flaw() : first.flaw();
        return new LivePacket(last.timePs(), last.ip(), header, first.length() + last.length(), flaw);
    }

    private @Nullable LivePacket take(Correspondence connection, long deadlinePs) {
        LivePacket packet = peek(connection, deadlinePs);
        if (packet != null) {
            stage.take();
        }
        return packet;
    }

    /** The next packet of the connection; those of others are dropped. */
    private @Nullable LivePacket peek(Correspondence connection, long deadlinePs) {
        while (true) {
            LivePacket packet = stage.peek(deadlinePs);
            if (packet == null
                    || packet.tcp().sourcePort() == connection.localPort
                            && packet.tcp().destinationPort() == connection.remotePort) {
                return packet;
            }
            stage.take();
        }
    }
}
