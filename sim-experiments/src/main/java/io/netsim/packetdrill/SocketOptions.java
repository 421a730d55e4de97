package io.netsim.packetdrill;

import com.google.common.collect.ImmutableSet;
import io.netsim.packetdrill.script.Argument;
import io.netsim.socket.StreamOption;
import io.netsim.socket.TcpInfo;
import io.netsim.time.Time;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Socket options by their names in C. */
final class SocketOptions {
    private static final ImmutableSet<String> SUPPORTED = ImmutableSet.of(
            "SO_REUSEADDR",
            "SO_REUSEPORT",
            "SO_RCVBUF",
            "SO_SNDBUF",
            "SO_ERROR",
            "SO_LINGER",
            "SO_KEEPALIVE",
            "TCP_NODELAY",
            "TCP_MAXSEG",
            "TCP_USER_TIMEOUT",
            "IP_TOS",
            "IP_MTU_DISCOVER");
    private static final Pattern LINGER = Pattern.compile("onoff\\s*=\\s*(\\S+?)\\s*,\\s*linger\\s*=\\s*(\\S+)");

    private SocketOptions() {}

    /** Why an option cannot be used; null if it can. */
    static @Nullable String unsupported(String call, String option) {
        if (!SUPPORTED.contains(option)) {
            return "the socket option " + option + " is not supported";
        }
        return call.equals("setsockopt") && option.equals("SO_ERROR") ? "SO_ERROR cannot be set" : null;
    }

    static Outcome get(ScriptSocket s, String option) {
        return Outcome.pointing(
                switch (option) {
                    case "SO_ERROR" -> {
                        String error = s.takeError();
                        yield error.isEmpty() ? "0" : error;
                    }
                    case "SO_RCVBUF" -> Integer.toString(s.socket.get(StreamOption.SO_RCVBUF));
                    case "SO_SNDBUF" -> Integer.toString(s.socket.get(StreamOption.SO_SNDBUF));
                    case "SO_KEEPALIVE" -> s.socket.get(StreamOption.SO_KEEPALIVE) ? "1" : "0";
                    case "SO_REUSEADDR" -> s.socket.get(StreamOption.SO_REUSEADDR) ? "1" : "0";
                    case "SO_LINGER" -> "onoff=" + (s.linger < 0 ? 0 : 1) + ", linger=" + Math.max(0, s.linger);
                    case "TCP_NODELAY" -> s.socket.get(StreamOption.TCP_NODELAY) ? "1" : "0";
                    case "TCP_MAXSEG" -> Integer.toString(segmentSize(s));
                    case "TCP_USER_TIMEOUT" -> {
                        long timeout = s.socket.get(StreamOption.TCP_USER_TIMEOUT);
                        yield Long.toString(timeout == Time.NEVER ? 0 : timeout / Time.MILLISECOND);
                    }
                    default -> "0";
                });
    }

    /** That of the connection; without one what was asked for, or the default of RFC 9293 §3.7.1. */
    private static int segmentSize(ScriptSocket s) {
        TcpInfo info = s.socket.info();
        return info.equals(TcpInfo.NONE) && s.maxSegment > 0 ? s.maxSegment : info.sendMssBytes();
    }

    static Outcome set(ScriptSocket s, String option, Argument argument) {
        if (option.equals("SO_LINGER")) {
            return linger(s, argument);
        }
        int value = value(argument);
        try {
            switch (option) {
                case "SO_REUSEADDR" -> s.socket.set(StreamOption.SO_REUSEADDR, value != 0);
                case "SO_RCVBUF" -> s.socket.set(StreamOption.SO_RCVBUF, value);
                case "SO_SNDBUF" -> s.socket.set(StreamOption.SO_SNDBUF, value);
                case "SO_KEEPALIVE" -> s.socket.set(StreamOption.SO_KEEPALIVE, value != 0);
                case "TCP_NODELAY" -> s.socket.set(StreamOption.TCP_NODELAY, value != 0);
                case "TCP_MAXSEG" -> {
                    s.socket.set(StreamOption.TCP_MAXSEG, value);
                    s.maxSegment = value;
                }
                case "TCP_USER_TIMEOUT" ->
                    s.socket.set(StreamOption.TCP_USER_TIMEOUT, value == 0 ? Time.NEVER : value * Time.MILLISECOND);
                default -> {} // without effect here
            }
        } catch (IllegalArgumentException e) {
            return Outcome.error("EINVAL");
        }
        return Outcome.of(0);
    }

    private static Outcome linger(ScriptSocket s, Argument argument) {
        Matcher matcher = LINGER.matcher(argument instanceof Argument.Structure structure ? structure.inside() : "");
        if (!matcher.find()
                || !matcher.group(1).matches("[01]")
                || !matcher.group(2).matches("[0-9]{1,6}")) {
            return Outcome.error("EINVAL");
        }
        s.linger = matcher.group(1).equals("0") ? -1 : Integer.parseInt(matcher.group(2));
        return Outcome.of(0);
    }

    private static int value(Argument argument) {
        if (argument instanceof Argument.Pointer pointer && !pointer.items().isEmpty()) {
            return value(pointer.items().get(0));
        }
        return argument instanceof Argument.Whole number ? (int) number.value() : 0;
    }
}
