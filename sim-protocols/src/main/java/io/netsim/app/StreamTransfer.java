package io.netsim.app;

import io.netsim.content.Content;
import io.netsim.socket.AcceptHandler;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamOption;
import io.netsim.socket.StreamSocket;
import org.jspecify.annotations.Nullable;

/**
 * Synthetic bytes from one host to another over one connection; this object is both ends. The sender connects, keeps the
 * send buffer full, shuts down after the last byte and closes when the receiver has closed; the receiver checks every
 * byte and closes at the end of the stream. The flow is complete with the delivery of the last byte.
 */
final class StreamTransfer implements StreamHandler, AcceptHandler {
    private static final int MOST_AT_ONCE = 1 << 30;

    /** Who is told of what happens to a transfer. */
    interface Watcher {
        /** The sender's end is connected. */
        void connected();

        /** So many bytes have been delivered in order so far. */
        void delivered(long bytes);
    }

    private final AppTraffic traffic;
    private final AppHost from;
    private final AppHost to;
    private final StreamServer server;
    private final Flow flow;
    private final StreamCheck check;
    private final StreamSocket socket;

    private @Nullable Watcher watcher;
    private long offered;
    private boolean finished;
    private boolean connected;
    private boolean shutDown;

    StreamTransfer(AppTraffic traffic, AppHost from, AppHost to, StreamServer server, Flow flow) {
        this.traffic = traffic;
        this.from = from;
        this.to = to;
        this.server = server;
        this.flow = flow;
        this.check = new StreamCheck(flow.stream());
        this.socket = from.sockets().openStream();
    }

    /** Nagle's algorithm off; before the start. */
    void noDelay() {
        socket.set(StreamOption.TCP_NODELAY, true);
    }

    /** Before the start. */
    void watch(Watcher by) {
        watcher = by;
    }

    /** Connects. */
    void start() {
        socket.handler(this);
        try {
            socket.connect(server.endpointFor(from));
            flow.sourceEndpoint(socket.local());
            flow.attach(socket.statistics());
            socket.recordRoundTrips(flow.roundTripHistogram());
            server.expect(socket.local(), this);
        } catch (SocketException e) {
            fail(e.error());
        }
    }

    /** Adds bytes to what is to be sent. */
    void offer(long bytes) {
        offered += bytes;
        fill();
    }

    /** Nothing will be added any more. */
    void finish() {
        finished = true;
        fill();
        completeIfAllIsThere();
    }

    /** What has not been handed over yet will not be sent. */
    void cutShort() {
        offered = flow.sentBytes();
        finish();
    }

    /** Whether the connection is over, so that offering more is in vain. */
    boolean isOver() {
        return flow.isEnded();
    }

    // The sender.

    @Override
    public void connected() {
        connected = true;
        flow.connected(from.clock().nowPs());
        if (watcher != null) {
            watcher.connected();
        }
        fill();
    }

    @Override
    public void writable() {
        fill();
    }

    private void fill() {
        if (!connected || shutDown || flow.isEnded()) {
            return;
        }
        try {
            long left = offered - flow.sentBytes();
            while (left > 0) {
                int length = (int) Math.min(left, MOST_AT_ONCE);
                int taken = socket.sendSynthetic(flow.stream(), length);
                flow.sent(taken);
                left -= taken;
                if (taken < length) {
                    return;
                }
            }
            if (finished) {
                shutDown = true;
                socket.shutdownOutput();
            }
        } catch (SocketException e) {
            fail(e.error());
        }
    }

    /** The receiver has ended its stream too. */
    @Override
    public void endOfStream() {
        end();
    }

    @Override
    public void failed(SocketError error) {
        fail(error);
    }

    @Override
    public void closed() {
        end();
    }

    private void fail(SocketError error) {
        flow.failed(error);
        server.forget(flow.sourceEndpoint());
        end();
    }

    private void end() {
        if (!flow.isEnded()) {
            socket.recordRoundTrips(null);
            traffic.end(flow);
            socket.close();
        }
    }

    // The receiver.

    @Override
    public void accepted(StreamSocket accepted) {
        accepted.handler(new Receiver(accepted));
    }

    private void completeIfAllIsThere() {
        if (finished && check.length() == offered) {
            flow.completed(to.clock().nowPs());
        }
    }

    private final class Receiver implements StreamHandler {
        private final StreamSocket accepted;

        Receiver(StreamSocket accepted) {
            this.accepted = accepted;
        }

        @Override
        public void readable() {
            try {
                int available = accepted.available();
                while (available > 0) {
                    Content content = accepted.receive(available);
                    flow.corrupted(check.accept(content));
                    flow.delivered(content.length(), to.clock().nowPs());
                    available = accepted.available();
                }
                if (watcher != null) {
                    watcher.delivered(check.length());
                }
                completeIfAllIsThere();
            } catch (SocketException e) {
                flow.failed(e.error());
            }
        }

        @Override
        public void endOfStream() {
            completeIfAllIsThere();
            if (check.length() != flow.sentBytes()) {
                throw new IllegalStateException("stream " + flow.stream() + ": expected offset " + flow.sentBytes()
                        + " at the end, got offset " + check.length());
            }
            accepted.close();
        }

        @Override
        public void failed(SocketError error) {
            flow.failed(error);
        }
    }
}
