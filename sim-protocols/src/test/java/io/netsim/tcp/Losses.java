package io.netsim.tcp;

import io.netsim.socket.TcpInfo;
import io.netsim.tcp.segment.TcpOptions;
import io.netsim.tcp.segment.TcpSegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Script} that plays a receiver with losses, in full segments numbered from 1. The handshake takes 0.1 s, so that
 * is the round-trip time the sender begins with; the first window has left when the script begins.
 */
final class Losses {
    static final int MSS = 1460;

    final Script script;
    private final int size;
    /** The answer to the SYN. */
    String synAck = "S.";

    private final List<Integer> stamps = new ArrayList<>();

    /** @param segments what the application has to send */
    Losses(TcpConfig.Builder tcp, int segments) {
        script = new Script(tcp);
        size = tcp.timestamps ? MSS - 12 : MSS;
        script.app.toSend = (long) segments * size;
        script.synOptions = new TcpOptions(MSS, -1, true);
    }

    /** Opens the connection and forgets the first window. */
    Losses start() {
        script.app.connect(script.endpoint());
        script.until(0.1);
        if (script.tsVal >= 0) {
            script.tsEcr = script.segments.get(0).tsVal();
        }
        script.take();
        script.send(synAck, 0, 1, 0);
        sent();
        return this;
    }

    Losses at(double seconds) {
        script.until(seconds);
        return this;
    }

    /** As {@link #ack}, with the echo of a congestion mark. */
    Losses marked(int n, int... reported) {
        return ack("E.", n, reported);
    }

    /** The receiver misses segment n and reports the segments between each pair: first, last, first, last, … */
    Losses ack(int n, int... reported) {
        return ack(".", n, reported);
    }

    private Losses ack(String flags, int n, int... reported) {
        script.sack = new long[reported.length];
        for (int i = 0; i < reported.length; i++) {
            script.sack[i] = position(reported[i]) + (i % 2 == 0 ? 0 : size);
        }
        script.send(flags, 1, position(n), 0);
        return this;
    }

    private long position(int n) {
        return 1 + (long) (n - 1) * size;
    }

    /** The segments with data that were sent since last asked, by number. */
    List<Integer> sent() {
        List<Integer> numbers = new ArrayList<>();
        stamps.clear();
        for (TcpSegment segment : script.segments) {
            if (segment.dataLength() > 0) {
                numbers.add((int) (Integer.toUnsignedLong(segment.seq() - script.hostIss) - 1) / size + 1);
                stamps.add(segment.tsVal());
            }
        }
        script.take();
        return numbers;
    }

    /** The application has more to send. */
    void more(int segments) {
        script.app.toSend += (long) segments * size;
        script.app.fill();
    }

    /** The timestamps of these. */
    List<Integer> stamps() {
        return List.copyOf(stamps);
    }

    TcpInfo info() {
        return script.app.socket.info();
    }

    long timeouts() {
        return script.app.socket.statistics().timeouts();
    }

    long probes() {
        return script.app.socket.statistics().tailLossProbes();
    }
}
