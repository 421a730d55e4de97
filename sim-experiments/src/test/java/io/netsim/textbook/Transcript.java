package io.netsim.textbook;

import io.netsim.assembly.Assembly;
import io.netsim.host.Network;
import io.netsim.link.LinkObserver;
import io.netsim.measure.FlowRecorder;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.NaturalOrder;
import io.netsim.spec.load.SpecLoader;
import io.netsim.tcp.ConnectionView;
import io.netsim.tcp.TcpObserver;
import io.netsim.tcp.TcpState;
import io.netsim.tcp.recovery.LossRecovery.Phase;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.Time;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One run of {@code textbook.yaml} as the sender sees it, line by line as tcpdump would, with the window beside it. */
final class Transcript {
    private static final Path EXPERIMENT = ProjectFiles.root().resolve("topologies/experiments/textbook.yaml");
    private static final int SEGMENT = 1000;
    private static final long MOST_EVENTS = 1_000_000;
    /** So much of what follows the repair is in the text, s. */
    private static final double AFTERWARDS = 0.43;

    /** What happened. */
    enum Kind {
        SENT,
        SENT_AGAIN,
        PROBE,
        ACK,
        DUPLICATE,
        TIMEOUT
    }

    /**
     * One line.
     *
     * @param segment of what is sent, counted from 1; of an acknowledgement the next segment expected
     * @param cwnd in segments, after the event
     * @param ssthresh likewise, infinite before the first loss
     */
    record Line(double time, Kind kind, int segment, String text, double cwnd, double ssthresh, String phase) {
        @Override
        public String toString() {
            String state = "";
            if (kind != Kind.SENT && kind != Kind.SENT_AGAIN && kind != Kind.PROBE) {
                String threshold = Double.isInfinite(ssthresh) ? "-" : String.format(Locale.ROOT, "%.2f", ssthresh);
                state = String.format(Locale.ROOT, "  %6.2f  %8s  %s", cwnd, threshold, phase);
            }
            return String.format(Locale.ROOT, "%8.4f  %-50s%s", time, text, state)
                    .stripTrailing();
        }
    }

    final List<Line> lines = new ArrayList<>();
    final long timeouts;
    final long probes;
    final long fastRecoveries;

    private final Contender contender;
    private final int losses;
    private final List<Line> open = new ArrayList<>();
    private final Network network;
    private @Nullable ConnectionView sender;
    private int initialNumber;
    private long highest;
    private long lastAck = 1;
    private int repeats;
    private long timeoutsSeen;
    private long probesSeen;
    /** When the last byte was acknowledged. */
    double doneAt;

    Transcript(Contender contender, int losses) {
        this.contender = contender;
        this.losses = losses;
        ExperimentSpec spec = new SpecLoader().load(EXPERIMENT, contender.parameters(losses));
        network = new Assembly(spec, 0, "textbook.yaml").build(new FlowRecorder(NaturalOrder.INSTANCE, false));
        network.direction("wire.forward").observe(new Outgoing());
        network.direction("wire.reverse").observe(new Incoming());
        network.host("sender").tcp().observe(new Sender());
        network.simulator().run(spec.time().durationPs(), MOST_EVENTS);
        ConnectionView view = sender;
        if (view == null) {
            throw new IllegalStateException("there was no connection");
        }
        timeouts = view.timeouts();
        probes = view.tailLossProbes();
        fastRecoveries = view.fastRecoveries();
    }

    private double now() {
        return Time.toSeconds(network.simulator().nowPs());
    }

    private void note(Kind kind, long position, String text) {
        int segment = (int) ((position - 1) / SEGMENT) + 1;
        open.add(new Line(now(), kind, segment, text, 0, 0, ""));
    }

    private static String range(long start, int length) {
        return start + ":" + (start + length);
    }

    // ---- what is on the wire ---------------------------------------------------------------------------------------

    private final class Outgoing implements LinkObserver {
        @Override
        public void accepted(long nowPs, long startPs, Packet packet) {
            TcpSegment segment = (TcpSegment) packet.payload();
            if (segment.has(TcpFlags.SYN)) {
                initialNumber = segment.seq();
            }
            int length = segment.dataLength();
            if (length == 0) {
                return;
            }
            long start = Integer.toUnsignedLong(segment.seq() - initialNumber);
            boolean again = start < highest;
            highest = Math.max(highest, start + length);
            int number = (int) ((start - 1) / SEGMENT) + 1;
            boolean lost = !again && Arrays.stream(Contender.lost(losses)).anyMatch(n -> n == number);
            note(
                    again ? Kind.SENT_AGAIN : Kind.SENT,
                    start,
                    "> " + range(start, length) + "  #" + number + (lost ? "  lost" : again ? "  again" : ""));
        }

        @Override
        public void rescheduled(long nowPs) {}

        @Override
        public void waits(long startPs, Packet packet) {}

        @Override
        public void dropped(long nowPs, Packet packet, Fate fate) {}

        @Override
        public void delivered(long nowPs, Packet packet) {}
    }

    private final class Incoming implements LinkObserver {
        @Override
        public void delivered(long nowPs, Packet packet) {
            TcpSegment segment = (TcpSegment) packet.payload();
            if (segment.has(TcpFlags.SYN) || segment.has(TcpFlags.FIN) || highest == 0) {
                return;
            }
            long ack = Integer.toUnsignedLong(segment.ack() - initialNumber);
            repeats = ack == lastAck ? repeats + 1 : 0;
            lastAck = ack;
            String blocks = blocks(segment.sack());
            note(
                    repeats > 0 ? Kind.DUPLICATE : Kind.ACK,
                    ack,
                    "< ack " + ack + blocks + (repeats > 0 ? "  duplicate " + repeats : ""));
        }

        /** The segments reported, by their numbers. */
        private String blocks(SackBlocks blocks) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < blocks.count(); i++) {
                int first = (blocks.left(i) - initialNumber - 1) / SEGMENT + 1;
                int last = (blocks.right(i) - initialNumber - 1) / SEGMENT;
                text.append(i == 0 ? "  sack #" : ",#").append(first).append(first == last ? "" : "-" + last);
            }
            return text.toString();
        }

        @Override
        public void accepted(long nowPs, long startPs, Packet packet) {}

        @Override
        public void rescheduled(long nowPs) {}

        @Override
        public void waits(long startPs, Packet packet) {}

        @Override
        public void dropped(long nowPs, Packet packet, Fate fate) {}
    }

    // ---- what the sender makes of it -------------------------------------------------------------------------------

    private final class Sender implements TcpObserver {
        @Override
        public void entered(long nowPs, ConnectionView connection, TcpState from, TcpState to) {}

        @Override
        public void changed(long nowPs, ConnectionView connection) {
            sender = connection;
            if (connection.timeouts() > timeoutsSeen) {
                timeoutsSeen = connection.timeouts();
                open.add(0, new Line(now(), Kind.TIMEOUT, 0, "-- the retransmission timer expires", 0, 0, ""));
            }
            if (connection.tailLossProbes() > probesSeen) {
                probesSeen = connection.tailLossProbes();
                open.add(0, new Line(now(), Kind.PROBE, 0, "-- a tail loss probe is due", 0, 0, ""));
            }
            double cwnd = (double) connection.cwndBytes() / SEGMENT;
            long threshold = connection.ssthreshBytes();
            double ssthresh = threshold == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (double) threshold / SEGMENT;
            for (Line line : open) {
                lines.add(new Line(
                        line.time,
                        line.kind,
                        line.segment,
                        line.text,
                        cwnd,
                        ssthresh,
                        phase(connection, cwnd, ssthresh)));
            }
            if (lastAck > 1 && connection.flightBytes() == 0 && doneAt == 0 && lastAck >= highest) {
                doneAt = now();
            }
            open.clear();
        }

        private String phase(ConnectionView connection, double cwnd, double ssthresh) {
            Phase phase = connection.recoveryPhase();
            if (phase == Phase.RECOVERY) {
                return "fast recovery";
            }
            return cwnd < ssthresh ? "slow start" : "congestion avoidance";
        }
    }

    // ---- reading it ------------------------------------------------------------------------------------------------

    /** The lines of one kind. */
    List<Line> of(Kind kind) {
        return lines.stream().filter(line -> line.kind == kind).toList();
    }

    /** When a segment was first sent again. */
    double resentAt(int segment) {
        return of(Kind.SENT_AGAIN).stream()
                .filter(line -> line.segment == segment)
                .findFirst()
                .orElseThrow()
                .time;
    }

    /** When everything that had been lost was acknowledged. */
    double repairedAt() {
        int[] lost = Contender.lost(losses);
        int last = lost[lost.length - 1];
        return lines.stream()
                .filter(line -> line.kind == Kind.ACK && line.segment > last)
                .findFirst()
                .orElseThrow()
                .time;
    }

    /** The transcript as text. */
    String text() {
        String lost = Arrays.toString(Contender.lost(losses));
        List<String> text = new ArrayList<>();
        text.add("# " + contender.title);
        text.add("# lost: segment" + (losses > 1 ? "s " : " ") + lost.substring(1, lost.length() - 1));
        text.add(String.format(
                Locale.ROOT,
                "# segments sent again: %d, time-outs: %d, fast recoveries: %d, all acknowledged at %.4f s",
                of(Kind.SENT_AGAIN).size(),
                timeouts,
                fastRecoveries,
                doneAt));
        text.add("#");
        text.add(String.format(
                Locale.ROOT, "# %6s  %-50s  %6s  %8s  %s", "time", "at the sender", "cwnd", "ssthresh", "phase"));
        double end = repairedAt() + AFTERWARDS;
        lines.stream().filter(line -> line.time <= end).forEach(line -> text.add(line.toString()));
        text.add("# … and so on");
        return String.join("\n", text) + "\n";
    }
}
