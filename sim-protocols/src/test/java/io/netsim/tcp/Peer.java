package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.content.Content;
import io.netsim.host.Host;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamSocket;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One end of a connection in a test: sends a pattern, checks what it receives byte by byte, remembers what happened. */
public final class Peer implements StreamHandler {
    public final Host host;
    public StreamSocket socket;
    public final List<String> events = new ArrayList<>();
    /** Bytes of its own pattern that it sends, once connected. */
    public long toSend;
    /** Shut down when all is sent. */
    public boolean shutdownAfterSending = true;
    /** Close the socket when the peer's stream has ended. */
    public boolean closeAtEnd = true;
    /** Take bytes as they come. */
    public boolean reads = true;

    public long received;
    public long sent;
    public double lastByteAt = -1;
    private boolean finished;
    private boolean ended;
    private final int pattern;
    public int peerPattern;

    public Peer(Host host, int pattern) {
        this.host = host;
        this.pattern = pattern;
        this.socket = host.openStream();
    }

    public Peer connect(Endpoint to) {
        socket.handler(this);
        try {
            socket.connect(to);
        } catch (SocketException e) {
            events.add("connect: " + e.error());
        }
        return this;
    }

    /** Listens at a port; the first connection is this peer's. */
    public Peer listen(int port) {
        try {
            StreamSocket listener = socket;
            listener.bind(Endpoint.anyAddress(port));
            listener.listen(16, accepted -> {
                socket = accepted;
                accepted.handler(this);
                events.add("accepted");
                fill();
            });
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    private double now() {
        return Time.toSeconds(host.ip().node().clock().nowPs());
    }

    static byte patternByte(int pattern, long offset) {
        long z = (offset + 1) * 0x9E3779B97F4A7C15L + pattern;
        return (byte) (z >>> 32 ^ z);
    }

    @Override
    public void connected() {
        events.add("connected");
        fill();
    }

    @Override
    public void writable() {
        fill();
    }

    public void fill() {
        try {
            while (sent < toSend) {
                byte[] chunk = new byte[(int) Math.min(10_000, toSend - sent)];
                for (int i = 0; i < chunk.length; i++) {
                    chunk[i] = patternByte(pattern, sent + i);
                }
                int taken = socket.send(Content.of(chunk));
                sent += taken;
                if (taken < chunk.length) {
                    return;
                }
            }
            if (shutdownAfterSending && !finished) {
                finished = true;
                socket.shutdownOutput();
            }
            closeIfDone();
        } catch (SocketException e) {
            events.add("send: " + e.error());
        }
    }

    @Override
    public void readable() {
        if (reads) {
            drain(Integer.MAX_VALUE);
        }
    }

    public void drain(int max) {
        try {
            Content content = socket.receive(max);
            for (int i = 0; i < content.length(); i++) {
                if (content.at(i) != patternByte(peerPattern, received + i)) {
                    throw new IllegalStateException("byte " + (received + i) + " is wrong");
                }
            }
            received += content.length();
            if (content.length() > 0) {
                lastByteAt = now();
            }
        } catch (SocketException e) {
            events.add("receive: " + e.error());
        }
    }

    @Override
    public void endOfStream() {
        events.add("end");
        ended = true;
        closeIfDone();
    }

    private void closeIfDone() {
        if (ended && closeAtEnd && sent == toSend) {
            socket.close();
        }
    }

    @Override
    public void failed(SocketError error) {
        events.add("failed: " + error);
    }

    @Override
    public void closed() {
        events.add("closed");
    }

    public @Nullable String lastEvent() {
        return events.isEmpty() ? null : events.get(events.size() - 1);
    }
}
