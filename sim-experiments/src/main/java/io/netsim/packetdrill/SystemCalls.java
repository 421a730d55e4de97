package io.netsim.packetdrill;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.address.Endpoint;
import io.netsim.packetdrill.script.Argument;
import io.netsim.packetdrill.script.ScriptEvent.Call;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The system calls of a script, carried out on sockets of the host. */
final class SystemCalls {
    /** The port of servers, on both ends, unless option lines say otherwise. */
    static final int PORT = 8080;

    private static final ImmutableSet<String> NAMES = ImmutableSet.of(
            "socket",
            "bind",
            "listen",
            "accept",
            "connect",
            "read",
            "recv",
            "write",
            "send",
            "close",
            "shutdown",
            "getsockopt",
            "setsockopt",
            "fcntl",
            "ioctl");
    private static final ImmutableSet<String> RECEIVE_FLAGS = ImmutableSet.of("MSG_PEEK", "MSG_DONTWAIT", "0");
    private static final ImmutableSet<String> SEND_FLAGS = ImmutableSet.of("MSG_DONTWAIT", "MSG_NOSIGNAL", "0");
    private static final int NONBLOCK = 0x800;
    private static final int READ_WRITE = 2;

    private final Stage stage;
    private final int bindPort;
    private final int connectPort;
    private final Map<Integer, ScriptSocket> descriptors = new LinkedHashMap<>();
    private @Nullable Supplier<@Nullable Outcome> blocked;
    private @Nullable Outcome ended;
    private long endedPs;
    private @Nullable StreamSocket lastConnected;

    SystemCalls(Stage stage, int bindPort, int connectPort) {
        this.stage = stage;
        this.bindPort = bindPort;
        this.connectPort = connectPort;
    }

    /** Why a call cannot be carried out whatever happens before; null if it can. */
    static @Nullable String unsupported(Call call) {
        String name = call.name();
        if (!NAMES.contains(name)) {
            return "the system call " + name + " is not supported";
        }
        ImmutableList<Argument> arguments = call.arguments();
        if (name.equals("socket")) {
            return symbols(call, 1).equals(ImmutableList.of("SOCK_STREAM"))
                    ? null
                    : "only stream sockets are supported";
        }
        if (name.endsWith("sockopt")) {
            return SocketOptions.unsupported(name, symbol(call, 2));
        }
        if (name.equals("recv") && !RECEIVE_FLAGS.containsAll(symbols(call, 3))) {
            return "the flags of recv " + symbols(call, 3) + " are not supported";
        }
        if (name.equals("send") && !SEND_FLAGS.containsAll(symbols(call, 3))) {
            return "the flags of send " + symbols(call, 3) + " are not supported";
        }
        if (name.equals("ioctl") && !symbol(call, 1).matches("SIOCINQ|FIONREAD|SIOCOUTQ")) {
            return "ioctl " + symbol(call, 1) + " is not supported";
        }
        if (name.equals("fcntl") && !symbol(call, 1).matches("F_GETFL|F_SETFL")) {
            return "fcntl " + symbol(call, 1) + " is not supported";
        }
        boolean descriptor = !arguments.isEmpty() && arguments.get(0) instanceof Argument.Whole;
        return descriptor ? null : "the first argument of " + name + " must be the number of a descriptor";
    }

    /** The outcome; null if the call blocks, then see {@link #ended}. */
    @Nullable
    Outcome run(Call call) {
        ended = null;
        blocked = null;
        Outcome outcome = start(call);
        if (outcome == null) {
            stage.settle();
            retry();
            return ended;
        }
        stage.settle();
        return outcome;
    }

    /** The outcome of the call that blocked; null while it does. */
    @Nullable
    Outcome ended() {
        return ended;
    }

    long endedPs() {
        return endedPs;
    }

    private void retry() {
        if (blocked != null && ended == null) {
            Outcome outcome = blocked.get();
            if (outcome != null) {
                ended = outcome;
                endedPs = stage.nowPs();
                blocked = null;
            }
        }
    }

    private @Nullable Outcome start(Call call) {
        String name = call.name();
        if (name.equals("socket")) {
            if (call.result() instanceof Argument.Whole number && number.value() >= 0) {
                put((int) number.value(), stage.host().openStream(), false);
                return Outcome.of(number.value());
            }
            return Outcome.of(descriptors.size() + 3L);
        }
        int descriptor = (int) number(call, 0);
        ScriptSocket s = descriptors.get(descriptor);
        if (s == null) {
            return Outcome.error("EBADF");
        }
        return switch (name) {
            case "bind" -> bind(s);
            case "listen" -> s.listen((int) Math.min(number(call, 1), Integer.MAX_VALUE));
            case "accept" -> blocking(s.nonBlocking, () -> accept(s, call));
            case "connect" -> connect(s);
            case "read" -> blocking(s.nonBlocking, () -> s.receive((int) number(call, 2), false));
            case "recv" ->
                blocking(
                        s.nonBlocking || symbols(call, 3).contains("MSG_DONTWAIT"),
                        () -> s.receive((int) number(call, 2), symbols(call, 3).contains("MSG_PEEK")));
            case "write", "send" ->
                write(
                        s,
                        (int) number(call, 2),
                        s.nonBlocking || symbols(call, 3).contains("MSG_DONTWAIT"));
            case "close" -> {
                descriptors.remove(descriptor);
                s.close();
                yield Outcome.of(0);
            }
            case "shutdown" ->
                s.shutdown(!symbol(call, 1).equals("SHUT_WR"), !symbol(call, 1).equals("SHUT_RD"));
            case "getsockopt" -> SocketOptions.get(s, symbol(call, 2));
            case "setsockopt" ->
                SocketOptions.set(s, symbol(call, 2), call.arguments().get(3));
            case "fcntl" -> control(s, call);
            case "ioctl" ->
                Outcome.pointing(Integer.toString(
                        symbol(call, 1).equals("SIOCOUTQ") ? s.socket.unacknowledged() : s.socket.available()));
            default -> throw new IllegalStateException("no such call: " + name);
        };
    }

    private ScriptSocket put(int descriptor, StreamSocket socket, boolean accepted) {
        ScriptSocket s = new ScriptSocket(socket, accepted, this::retry);
        descriptors.put(descriptor, s);
        return s;
    }

    private @Nullable Outcome blocking(boolean nonBlocking, Supplier<@Nullable Outcome> attempt) {
        Outcome outcome = attempt.get();
        if (outcome == null && nonBlocking) {
            return Outcome.error("EAGAIN");
        }
        if (outcome == null) {
            blocked = attempt;
        }
        return outcome;
    }

    private Outcome bind(ScriptSocket s) {
        try {
            s.socket.bind(Endpoint.anyAddress(bindPort));
            return Outcome.of(0);
        } catch (SocketException e) {
            return Outcome.error(e.error());
        }
    }

    private @Nullable Outcome connect(ScriptSocket s) {
        Outcome outcome = s.connect(new Endpoint(Stage.remoteAddress(), connectPort));
        lastConnected = s.socket;
        if (outcome == null) {
            blocked = s::connectEnded;
        }
        return outcome;
    }

    private @Nullable Outcome accept(ScriptSocket listener, Call call) {
        if (!listener.isListening()) {
            return Outcome.error("EINVAL");
        }
        StreamSocket socket = listener.accepted();
        if (socket == null) {
            return null;
        }
        int descriptor = call.result() instanceof Argument.Whole number && number.value() >= 0
                ? (int) number.value()
                : descriptors.size() + 3;
        put(descriptor, socket, true);
        return Outcome.of(descriptor);
    }

    /** A write that blocks goes on until all of it is taken. */
    private @Nullable Outcome write(ScriptSocket s, int count, boolean nonBlocking) {
        int[] taken = new int[1];
        Supplier<@Nullable Outcome> attempt = () -> {
            while (true) {
                Outcome outcome = s.send(count - taken[0]);
                if (outcome == null || outcome.value() < 0) {
                    return outcome != null && taken[0] > 0 ? Outcome.of(taken[0]) : outcome;
                }
                taken[0] += (int) outcome.value();
                if (taken[0] == count) {
                    return Outcome.of(count);
                }
            }
        };
        Outcome outcome = attempt.get();
        if (outcome == null && nonBlocking) {
            return taken[0] > 0 ? Outcome.of(taken[0]) : Outcome.error("EAGAIN");
        }
        if (outcome == null) {
            blocked = attempt;
        }
        return outcome;
    }

    private static Outcome control(ScriptSocket s, Call call) {
        if (symbol(call, 1).equals("F_GETFL")) {
            return Outcome.of(READ_WRITE | (s.nonBlocking ? NONBLOCK : 0));
        }
        s.nonBlocking = symbols(call, 2).contains("O_NONBLOCK");
        return Outcome.of(0);
    }

    // ---- looking -----------------------------------------------------------------------------------------------

    /** The socket of a connection, by its ports; null if the application has none. */
    @Nullable
    StreamSocket connection(int localPort, int remotePort) {
        for (ScriptSocket s : descriptors.values()) {
            if (s.socket.local().port() == localPort && s.socket.remote().port() == remotePort) {
                return s.socket;
            }
        }
        return null;
    }

    /** The socket that last asked for a connection. */
    @Nullable
    StreamSocket lastConnected() {
        return lastConnected;
    }

    /** How many sockets of the application have no connection any more. */
    int closedSockets() {
        int count = 0;
        for (ScriptSocket s : descriptors.values()) {
            if (!s.isListening() && s.socket.statistics().state().equals("CLOSED")) {
                count++;
            }
        }
        return count;
    }

    // ---- arguments ---------------------------------------------------------------------------------------------

    private static long number(Call call, int index) {
        return index < call.arguments().size() && call.arguments().get(index) instanceof Argument.Whole number
                ? number.value()
                : 0;
    }

    /** The names joined in an argument; a number is a name too. */
    private static ImmutableList<String> symbols(Call call, int index) {
        if (index >= call.arguments().size()) {
            return ImmutableList.of("0");
        }
        Argument argument = call.arguments().get(index);
        if (argument instanceof Argument.Symbols symbols) {
            return symbols.names();
        }
        return argument instanceof Argument.Whole number
                ? ImmutableList.of(Long.toString(number.value()))
                : ImmutableList.of();
    }

    private static String symbol(Call call, int index) {
        ImmutableList<String> names = symbols(call, index);
        return names.isEmpty() ? "" : names.get(0);
    }
}
