package io.netsim.packetdrill;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.packetdrill.script.Argument;
import io.netsim.packetdrill.script.EventTime;
import io.netsim.packetdrill.script.Script;
import io.netsim.packetdrill.script.ScriptEvent;
import io.netsim.packetdrill.script.TcpLine;
import io.netsim.socket.StreamSocket;
import io.netsim.time.Time;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One script, event by event. Before an inbound packet, a call, a shell command or code, time runs up to the event; for an
 * outbound packet the next one that the host has sent or will send is taken, and then its time and content are compared.
 */
final class ScriptRun {
    private static final long US = Time.MICROSECOND;
    private static final double DEFAULT_TOLERANCE_US = 4000;
    private static final double DEFAULT_TOLERANCE_PERCENT = 12.5;
    private static final int FIRST_REMOTE_PORT = 40_000;
    /** FreeBSD keeps a window of 65,700 bytes behind a field of 16 bits once a connection is established. */
    private static final ImmutableList<Long> FREEBSD_WINDOWS = ImmutableList.of(65_535L, 65_700L);

    /** So far beyond it scripts look. */
    private static final long FREEBSD_EDGE = 10;

    private final Script script;
    private final Mode mode;
    private final Stage stage;
    private final SystemCalls calls;
    private final Expectation expectation;
    private final Map<String, Long> variables = new HashMap<>(InfoFields.CONSTANTS);
    private final double toleranceUs;
    private final double tolerancePercent;
    private final int bindPort;
    private final int connectPort;
    private final int cut;
    private final String nonFatal;

    private long anchorPs = Stage.BEGIN_PS;
    private long scriptedPs = Stage.BEGIN_PS;
    private int remotePorts = FIRST_REMOTE_PORT;
    private boolean listening;
    private @Nullable Correspondence current;
    private ScriptEvent.@Nullable Call pending;
    private long pendingEndPs;
    private double pendingSlackUs;

    ScriptRun(Script script, Mode mode) throws Trouble {
        this.script = script;
        this.mode = mode;
        this.toleranceUs = Preparation.number(script, "tolerance_usecs", DEFAULT_TOLERANCE_US);
        this.tolerancePercent = Preparation.number(script, "tolerance_percent", DEFAULT_TOLERANCE_PERCENT);
        this.bindPort = (int) Preparation.number(script, "bind_port", SystemCalls.PORT);
        this.connectPort = (int) Preparation.number(script, "connect_port", SystemCalls.PORT);
        this.cut = (int) Preparation.number(script, "mss", 0);
        this.nonFatal = script.options().getOrDefault("non_fatal", "");
        this.stage = new Stage(Preparation.profile(script, mode));
        this.calls = new SystemCalls(stage, bindPort, connectPort);
        boolean strict = script.options().containsKey("strict_segments");
        double tickUs = Preparation.number(script, "tcp_ts_tick_usecs", 0);
        this.expectation = new Expectation(stage, mode, strict, tickUs);
    }

    /** Plays the whole script; returns if everything is as it says. */
    void run() throws Trouble {
        for (ScriptEvent event : script.events()) {
            if (event instanceof ScriptEvent.TcpPacket packet && !packet.inbound()) {
                expect(packet);
            } else {
                step(event);
            }
        }
        finishPending();
    }

    /** What the host has sent to the connection until now, and the script has not asked for. */
    void requireNothingLeft() throws Trouble {
        stage.settle();
        Correspondence connection = current;
        LivePacket left = connection == null ? null : expectation.left(connection);
        if (connection != null && left != null) {
            int line = script.events().get(script.events().size() - 1).line();
            throw Trouble.fail(
                    line,
                    "the script has not asked for a packet\n  sent:     " + Expectation.at(left.timePs()) + " "
                            + connection.toScript(left).text());
        }
    }

    // ---- time --------------------------------------------------------------------------------------------------

    private long duePs(EventTime time, long us) {
        return switch (time.kind()) {
            case ABSOLUTE -> Stage.BEGIN_PS + us * US;
            case RELATIVE -> anchorPs + us * US;
            case ANY -> stage.nowPs();
        };
    }

    /** How far an event may be off, microseconds. */
    private double slackUs(long duePs) {
        return Math.max(toleranceUs, tolerancePercent / 100 * Math.max(0, duePs - scriptedPs) / US);
    }

    private static String seconds(long ps) {
        return String.format(Locale.ROOT, "%.6f s", (ps - Stage.BEGIN_PS) / (double) Time.SECOND);
    }

    // ---- all but outbound packets ------------------------------------------------------------------------------

    private void step(ScriptEvent event) throws Trouble {
        long due = duePs(event.time(), event.time().from());
        double slack = slackUs(due);
        stage.until(due);
        if (stage.nowPs() - due > slack * US) {
            throw Trouble.fail(
                    event.line(),
                    "the event is due at " + seconds(due) + ", but it is already " + seconds(stage.nowPs()));
        }
        long end = duePs(event.time(), event.time().to());
        anchorPs = due;
        if (event instanceof ScriptEvent.TcpPacket packet) {
            inject(packet.packet());
        } else if (event instanceof ScriptEvent.Call call) {
            call(call, slack, end);
        } else if (event instanceof ScriptEvent.Code code) {
            code(code);
        } else if (event instanceof ScriptEvent.Shell shell) {
            shell(shell);
        }
        scriptedPs = due;
    }

    private void inject(TcpLine line) {
        Correspondence connection = current;
        if (connection == null || listening) {
            connection = new Correspondence(bindPort, remotePorts++);
            current = connection;
            listening = false;
        }
        TcpLine wire = connection.toWire(mode.isRelaxed() ? atOurEdge(line) : line);
        Endpoint from =
                new Endpoint(Stage.remoteAddress(), line.sourcePort() < 0 ? connection.remotePort : line.sourcePort());
        Endpoint to = new Endpoint(
                Stage.localAddress(), line.destinationPort() < 0 ? connection.localPort : line.destinationPort());
        int piece = cut > 0 ? cut : Math.max(1, line.length());
        for (int at = 0; at == 0 || at < wire.length(); at += piece) {
            stage.inject(part(wire, at, Math.min(piece, wire.length() - at)), from, to);
        }
    }

    /** A piece of a packet that is cut into segments; FIN and PSH stay with the last. */
    private static TcpLine part(TcpLine line, int from, int length) {
        boolean last = from + length == line.length();
        return new TcpLine(
                line.ip(),
                line.sourcePort(),
                line.destinationPort(),
                last ? line.flags() : line.flags() & ~(TcpLine.FIN | TcpLine.PSH),
                line.seq() + from & 0xFFFFFFFFL,
                length,
                line.ack(),
                line.window(),
                line.urgent(),
                line.options());
    }

    /** Numbers at the edge of FreeBSD's window stand for the edge of the window that the host has offered last. */
    private TcpLine atOurEdge(TcpLine line) {
        for (long window : FREEBSD_WINDOWS) {
            if (line.seq() >= window && line.seq() <= window + FREEBSD_EDGE) {
                return line.withSeq(line.seq() - window + stage.lastWindow());
            }
        }
        return line;
    }

    private void code(ScriptEvent.Code code) throws Trouble {
        Correspondence connection = current;
        StreamSocket socket = connection == null ? null : calls.connection(connection.localPort, connection.remotePort);
        if (socket != null) {
            variables.putAll(InfoFields.of(socket.info()));
        }
        try {
            CodeBlock.run(code.text(), variables);
        } catch (CodeBlock.CodeException e) {
            throw e.isAssertion() ? Trouble.fail(code.line(), e.what()) : Trouble.notRunnable(code.line(), e.what());
        }
    }

    private void shell(ScriptEvent.Shell shell) throws Trouble {
        for (String command : ShellText.commands(shell.command())) {
            ShellText.SocketCount expected = ShellText.socketCount(command);
            if (expected == null) {
                continue;
            }
            String state = expected.state().equals("SYN_RCVD") ? "SYN_RECEIVED" : expected.state();
            long count = state.equals("CLOSED")
                    ? calls.closedSockets()
                    : stage.host().socketTable().stream()
                            .filter(entry -> entry.state().equals(state))
                            .count();
            if (count != expected.count()) {
                throw Trouble.fail(
                        shell.line(),
                        expected.count() + " connections in " + expected.state() + " expected, not " + count);
            }
        }
    }

    // ---- system calls ------------------------------------------------------------------------------------------

    private void call(ScriptEvent.Call call, double slack, long endPs) throws Trouble {
        finishPending();
        if (mode.isRelaxed() && call.arguments().toString().contains("SO_RCVBUF")) {
            return;
        }
        Outcome outcome = calls.run(call);
        follow(call, outcome);
        if (call.time().blocking()) {
            pending = call;
            pendingEndPs = endPs;
            pendingSlackUs = Math.max(slack, tolerancePercent / 100 * (pendingEndPs - anchorPs) / US);
            if (outcome != null && pendingEndPs - stage.nowPs() > pendingSlackUs * US) {
                throw Trouble.fail(
                        call.line(),
                        call.name() + " returned " + outcome.text() + " at once, but should block until "
                                + seconds(pendingEndPs));
            }
            if (outcome == null) {
                return;
            }
            pending = null;
        }
        if (outcome == null) {
            throw Trouble.fail(call.line(), call.name() + " blocks, but should return at once");
        }
        check(call, outcome);
    }

    /** Which connection the script is about from now on. */
    private void follow(ScriptEvent.Call call, @Nullable Outcome outcome) {
        boolean failed =
                outcome != null && outcome.value() < 0 && !outcome.error().equals("EINPROGRESS");
        if (call.name().equals("listen") && !failed) {
            listening = true;
        } else if (call.name().equals("connect") && !failed && calls.lastConnected() != null) {
            int port = calls.lastConnected().local().port();
            if (current == null || listening || current.localPort != port) {
                listening = false;
                current = new Correspondence(port, connectPort);
            }
        }
    }

    private void finishPending() throws Trouble {
        ScriptEvent.Call call = pending;
        if (call == null) {
            return;
        }
        long latest = pendingEndPs + (long) (pendingSlackUs * US);
        Outcome outcome = calls.ended();
        if (outcome == null) {
            stage.until(latest + 1);
            stage.settle();
            outcome = calls.ended();
        }
        if (outcome == null) {
            throw Trouble.fail(
                    call.line(),
                    call.name() + " should have returned at " + seconds(pendingEndPs) + ", but still blocks");
        }
        pending = null;
        if (Math.abs(calls.endedPs() - pendingEndPs) > pendingSlackUs * US) {
            throw Trouble.fail(
                    call.line(),
                    call.name() + " should return at " + seconds(pendingEndPs) + ", not at "
                            + seconds(calls.endedPs()));
        }
        check(call, outcome);
    }

    private void check(ScriptEvent.Call call, Outcome outcome) throws Trouble {
        if (nonFatal.contains("syscall") || call.result() instanceof Argument.Usual) {
            return;
        }
        long expected = call.result() instanceof Argument.Whole number ? number.value() : 0;
        boolean sameError = Errors.same(call.error(), outcome.error()) || expected >= 0 && outcome.value() >= 0;
        if (expected != outcome.value() || !sameError) {
            throw Trouble.fail(
                    call.line(),
                    call.name() + " should return " + expected + (call.error().isEmpty() ? "" : " " + call.error())
                            + ", but returned " + outcome.text());
        }
        if (!outcome.pointed().isEmpty() && call.arguments().size() > 2) {
            Argument wanted = call.arguments().get(call.name().equals("ioctl") ? 2 : 3);
            if (!Errors.fits(wanted, outcome.pointed())) {
                throw Trouble.fail(
                        call.line(),
                        call.name() + " should give " + Errors.text(wanted) + ", but gave " + outcome.pointed());
            }
        }
    }

    // ---- outbound packets --------------------------------------------------------------------------------------

    private void expect(ScriptEvent.TcpPacket event) throws Trouble {
        EventTime time = event.time();
        boolean any = time.kind() == EventTime.Kind.ANY;
        long from = any ? stage.nowPs() : duePs(time, time.from());
        long to = any ? from : duePs(time, time.to());
        double slack = slackUs(to);
        double stampSlackUs = Math.max(toleranceUs, tolerancePercent / 100 * (to - Stage.BEGIN_PS) / US);
        Correspondence connection = current;
        if (connection == null) {
            throw Trouble.fail(event.line(), "a packet is expected, but there is no connection yet");
        }
        LivePacket packet = expectation.next(event, connection, from, to, slack, stampSlackUs);
        anchorPs = packet.timePs();
        scriptedPs = to;
    }
}
