package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamOption;
import io.netsim.socket.StreamSocket;
import io.netsim.time.Alarm;
import io.netsim.time.Clock;
import io.netsim.time.Time;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the script of one end as a program with blocking calls would: the next call begins when the last has returned.
 * Sending copies 65,536 bytes at a time into the send buffer, as far as there is room; receiving takes what has arrived.
 */
final class ScriptRunner implements StreamHandler {
    private static final int WRITE_BYTES = 65536;
    private static final int READ_BYTES = 1 << 20;

    private final int flow;
    private final boolean client;
    private final ImmutableList<ScriptCall> calls;
    private final Clock clock;
    private final Consumer<CallOutcome> outcomes;
    private final Alarm alarm;

    private @Nullable StreamSocket socket;
    private @Nullable StreamSocket accepted;
    private Endpoint remote = Endpoint.ANY;
    private int next;
    private boolean waiting;
    private long startedPs;
    private long done;
    private int writeLeft;
    private boolean connected;
    private boolean ended;
    private boolean errorTold;
    private @Nullable SocketError failure;
    private long lastCallPs = -1;
    private long lastDataPs;
    private long receivedBytes;

    /** @param outcomes told of each call that has returned */
    ScriptRunner(
            int flow, boolean client, ImmutableList<ScriptCall> calls, Clock clock, Consumer<CallOutcome> outcomes) {
        this.flow = flow;
        this.client = client;
        this.calls = calls;
        this.clock = clock;
        this.outcomes = outcomes;
        this.alarm = clock.newAlarm(this::resume);
    }

    /** The server: listens at once, and runs its script. */
    void serve(StreamSocket listening, Endpoint local) throws SocketException {
        listening.set(StreamOption.SO_REUSEADDR, true);
        for (ScriptCall call : calls) {
            if (call.verb().equals("accept")) {
                break;
            }
            if (call.isOption()) {
                option(listening, call);
            }
        }
        listening.bind(local);
        listening.listen(16, this::accepted);
        resume();
    }

    private void accepted(StreamSocket newSocket) {
        if (accepted == null) {
            accepted = newSocket;
            newSocket.handler(this);
            resume();
        }
    }

    /** The client: runs its script from {@code startPs} on. */
    void run(StreamSocket newSocket, Endpoint to, long startPs) {
        socket = newSocket;
        remote = to;
        newSocket.handler(this);
        alarm.setAt(startPs);
    }

    @Nullable
    StreamSocket socket() {
        return socket;
    }

    /** When the application last did something, −1 before; what is sent at that instant was not due to a timer. */
    long lastCallPs() {
        return lastCallPs;
    }

    /** Bytes the application has read. */
    long receivedBytes() {
        return receivedBytes;
    }

    /** Something has happened at the socket, or the alarm has gone off: goes on as far as possible. */
    private void resume() {
        while (next < calls.size()) {
            ScriptCall call = calls.get(next);
            if (!waiting) {
                waiting = true;
                startedPs = clock.nowPs();
                lastCallPs = startedPs;
                done = 0;
                writeLeft = 0;
                begin(call);
            }
            if (!goOn(call)) {
                return;
            }
        }
        if (next == calls.size() && socket != null) {
            next++;
            socket.close(); // the end of the program
        }
    }

    private void begin(ScriptCall call) {
        switch (call.verb()) {
            case "sleep" -> alarm.setAt(startedPs + call.number(0) * Time.MILLISECOND);
            case "at", "senddur" -> alarm.setAt(Math.max(startedPs, call.number(0) * Time.MILLISECOND));
            case "recvslow" -> alarm.setAt(startedPs + call.number(1) * Time.MILLISECOND);
            default -> {}
        }
    }

    /** Tries to finish the call under way; returns whether it has returned. */
    private boolean goOn(ScriptCall call) {
        StreamSocket s = socket;
        if (s == null && !call.verb().equals("accept")) {
            return justTime(call);
        }
        try {
            return switch (call.verb()) {
                case "accept" -> accept();
                case "sleep", "at" -> justTime(call);
                case "info" -> returns(0, "");
                default -> s != null && onSocket(s, call);
            };
        } catch (SocketException e) {
            return broke(e.error());
        }
    }

    private boolean justTime(ScriptCall call) {
        boolean over = !alarm.isSet() || call.isOption();
        return over && returns(0, "");
    }

    private boolean onSocket(StreamSocket s, ScriptCall call) throws SocketException {
        return switch (call.verb()) {
            case "connect" -> connect(s);
            case "send" -> send(s, call.number(0));
            case "senddur" -> !alarm.isSet() ? returns(done, "") : send(s, Long.MAX_VALUE);
            case "recv" -> receive(s, call.number(0));
            case "recveof" -> receive(s, Long.MAX_VALUE);
            case "recvslow" -> receiveSlowly(s, call);
            case "drain" -> drain(s);
            default -> {
                atOnce(s, call);
                yield returns(0, "");
            }
        };
    }

    private void atOnce(StreamSocket s, ScriptCall call) throws SocketException {
        switch (call.verb()) {
            case "shutwr" -> s.shutdownOutput();
            case "close" -> s.close();
            case "rst" -> s.abort();
            default -> option(s, call);
        }
    }

    private boolean accept() {
        if (accepted == null) {
            return false;
        }
        socket = accepted;
        return returns(0, "");
    }

    private boolean connect(StreamSocket s) throws SocketException {
        if (!remote.equals(Endpoint.ANY)) {
            Endpoint to = remote;
            remote = Endpoint.ANY;
            s.connect(to);
        }
        if (failure != null) {
            SocketError error = failure;
            failure = null;
            return returns(-1, errno(error));
        }
        return connected && returns(0, "");
    }

    private boolean send(StreamSocket s, long wanted) throws SocketException {
        while (done < wanted) {
            if (writeLeft == 0) {
                writeLeft = (int) Math.min(WRITE_BYTES, wanted - done);
            }
            int taken = s.sendSynthetic(flow, writeLeft);
            done += taken;
            writeLeft -= taken;
            if (writeLeft > 0) {
                return false;
            }
        }
        return returns(done, "");
    }

    private boolean receive(StreamSocket s, long wanted) throws SocketException {
        while (done < wanted) {
            int got = s.receive((int) Math.min(READ_BYTES, wanted - done)).length();
            if (got == 0) {
                break;
            }
            done += got;
            receivedBytes += got;
            lastDataPs = clock.nowPs();
        }
        if (done >= wanted || ended) {
            return received();
        }
        return failure != null && broke(failure);
    }

    /** Reading until the end of the stream also says when the last byte came. */
    private boolean received() {
        lastData();
        return returns(done, "");
    }

    private void lastData() {
        if (calls.get(next).verb().equals("recveof") && done > 0) {
            outcomes.accept(new CallOutcome(flow, client, "lastdata", "", lastDataPs, lastDataPs, done, ""));
        }
    }

    private boolean receiveSlowly(StreamSocket s, ScriptCall call) throws SocketException {
        long chunk = call.number(0);
        long total = call.number(2);
        if (alarm.isSet()) {
            return false;
        }
        if (writeLeft == 0) {
            writeLeft = (int) Math.min(chunk, total - done); // what is left of this piece
        }
        while (writeLeft > 0) {
            int got = s.receive(writeLeft).length();
            if (got == 0) {
                return ended ? received() : failure != null && broke(failure);
            }
            lastCallPs = clock.nowPs();
            done += got;
            receivedBytes += got;
            writeLeft -= got;
        }
        if (done >= total) {
            return returns(done, "");
        }
        long interval = call.number(1) * Time.MILLISECOND;
        long turns = (clock.nowPs() - startedPs) / interval + 1;
        alarm.setAt(startedPs + turns * interval);
        return false;
    }

    /** The program asks again each millisecond. */
    private boolean drain(StreamSocket s) {
        if (s.unacknowledged() == 0 || failure != null) {
            return returns(0, "");
        }
        if (!alarm.isSet()) {
            alarm.setAt(clock.nowPs() + Time.MILLISECOND);
        }
        return false;
    }

    private static void option(StreamSocket s, ScriptCall call) {
        switch (call.verb()) {
            case "nodelay" -> s.set(StreamOption.TCP_NODELAY, call.number(0, 1) != 0);
            case "rcvbuf" -> s.set(StreamOption.SO_RCVBUF, (int) call.number(0));
            case "sndbuf" -> s.set(StreamOption.SO_SNDBUF, (int) call.number(0));
            case "maxseg" -> s.set(StreamOption.TCP_MAXSEG, (int) call.number(0));
            case "keepalive" -> s.set(StreamOption.SO_KEEPALIVE, true);
            case "usertimeout" -> s.set(StreamOption.TCP_USER_TIMEOUT, call.number(0) * Time.MILLISECOND);
            default -> {}
        }
    }

    /** The error is told once; later calls find a connection that is merely gone. */
    private boolean broke(SocketError error) {
        boolean reading = calls.get(next).verb().startsWith("recv");
        if (errorTold && !reading) {
            return returns(-1, "EPIPE");
        }
        if (errorTold || error == SocketError.CLOSED && reading) {
            return received();
        }
        errorTold = true;
        failure = null;
        ended = true;
        lastData();
        return returns(done, errno(error));
    }

    private boolean returns(long result, String error) {
        ScriptCall call = calls.get(next);
        if (!call.isOption()) {
            outcomes.accept(new CallOutcome(
                    flow, client, call.verb(), call.argumentText(), startedPs, clock.nowPs(), result, error));
        }
        lastCallPs = clock.nowPs();
        waiting = false;
        alarm.cancel();
        next++;
        return true;
    }

    private static String errno(SocketError error) {
        return switch (error) {
            case REFUSED -> "ECONNREFUSED";
            case RESET -> "ECONNRESET";
            case TIMED_OUT -> "ETIMEDOUT";
            case UNREACHABLE -> "EHOSTUNREACH";
            case SHUT_DOWN -> "EPIPE";
            case NOT_CONNECTED -> "ENOTCONN";
            case CLOSED -> "EBADF";
            default -> error.name();
        };
    }

    // ---- events of the socket ----------------------------------------------------------------------------------

    @Override
    public void connected() {
        connected = true;
        resume();
    }

    @Override
    public void readable() {
        resume();
    }

    @Override
    public void writable() {
        resume();
    }

    @Override
    public void endOfStream() {
        ended = true;
        resume();
    }

    @Override
    public void failed(SocketError error) {
        failure = error;
        resume();
    }

    @Override
    public void closed() {
        ended = true;
        resume();
    }
}
