package io.netsim.app;

import io.netsim.content.Content;
import io.netsim.socket.AcceptHandler;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamSocket;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection of a conversation, both ends: requests one way, answers the other, every byte checked. For one
 * request only, the server ends its stream behind the answer, as in HTTP/1.0; else the client ends when it is finished.
 */
final class StreamExchange implements StreamHandler, AcceptHandler {
    private static final int MOST_AT_ONCE = 1 << 30;

    /** The conversation that the connection belongs to. */
    interface Listener {
        /** The last byte of the answer has arrived. */
        void answered();

        /** The connection is over: in order if {@code error} is null. */
        void over(@Nullable SocketError error);
    }

    private final AppPair pair;
    private final StreamServer server;
    private final Flow flow;
    private final boolean oneRequest;
    private final Listener listener;
    private final StreamSocket socket;

    private final StreamCheck requests;
    private final StreamCheck responses;
    private long requestedBytes;
    private long respondedBytes;
    private long requestLeft;
    private long responseLeft;
    private long nextResponse;
    private boolean connected;
    private boolean finished;
    private boolean shutDown;
    private boolean over;

    StreamExchange(AppPair pair, StreamServer server, Flow flow, boolean oneRequest, Listener listener) {
        this.pair = pair;
        this.server = server;
        this.flow = flow;
        this.oneRequest = oneRequest;
        this.listener = listener;
        this.socket = pair.from().sockets().openStream();
        this.requests = new StreamCheck(flow.stream());
        this.responses = new StreamCheck(~flow.stream());
    }

    /** Connects; {@code ask} may follow at once. Throws what {@code connect} throws. */
    void open() throws SocketException {
        socket.handler(this);
        socket.connect(server.endpointFor(pair.from()));
        flow.sourceEndpoint(socket.local());
        flow.attach(socket.statistics());
        socket.recordRoundTrips(flow.roundTripHistogram());
        server.expect(socket.local(), this);
    }

    /** Sends a request of so many bytes; the server will answer with so many. One at a time. */
    void ask(long requestBytes, long responseBytes) {
        requestLeft = requestBytes;
        requestedBytes += requestBytes;
        nextResponse = responseBytes;
        respondedBytes += responseBytes;
        fillRequest();
    }

    /** There will be no more requests. */
    void finish() {
        finished = true;
        fillRequest();
    }

    // The client.

    @Override
    public void connected() {
        connected = true;
        flow.connected(pair.from().clock().nowPs());
        fillRequest();
    }

    @Override
    public void writable() {
        fillRequest();
    }

    private void fillRequest() {
        if (!connected || shutDown || over) {
            return;
        }
        try {
            requestLeft = fill(socket, flow.stream(), requestLeft);
            if (finished && requestLeft == 0) {
                shutDown = true;
                socket.shutdownOutput();
            }
        } catch (SocketException e) {
            end(e.error());
        }
    }

    private long fill(StreamSocket into, long stream, long bytes) throws SocketException {
        long left = bytes;
        while (left > 0) {
            int length = (int) Math.min(left, MOST_AT_ONCE);
            int taken = into.sendSynthetic(stream, length);
            flow.sent(taken);
            left -= taken;
            if (taken < length) {
                break;
            }
        }
        return left;
    }

    @Override
    public void readable() {
        try {
            long before = responses.length();
            take(socket, responses, pair.from());
            if (responses.length() > respondedBytes) {
                throw new IllegalStateException("stream " + ~flow.stream() + ": expected an answer up to offset "
                        + respondedBytes + ", got offset " + responses.length());
            }
            if (responses.length() == respondedBytes && before < respondedBytes) {
                listener.answered();
            }
        } catch (SocketException e) {
            end(e.error());
        }
    }

    private void take(StreamSocket from, StreamCheck check, AppHost host) throws SocketException {
        int available = from.available();
        while (available > 0) {
            Content content = from.receive(available);
            flow.corrupted(check.accept(content));
            flow.delivered(content.length(), host.clock().nowPs());
            available = from.available();
        }
    }

    @Override
    public void endOfStream() {
        end(null);
    }

    @Override
    public void failed(SocketError error) {
        end(error);
    }

    @Override
    public void closed() {
        end(null);
    }

    private void end(@Nullable SocketError error) {
        if (!over) {
            over = true;
            server.forget(socket.local());
            socket.recordRoundTrips(null);
            flow.detach(socket.statistics());
            socket.close();
            listener.over(error);
        }
    }

    // The server.

    @Override
    public void accepted(StreamSocket accepted) {
        flow.attach(accepted.statistics());
        accepted.handler(new Answerer(accepted));
    }

    private final class Answerer implements StreamHandler {
        private final StreamSocket accepted;

        Answerer(StreamSocket accepted) {
            this.accepted = accepted;
        }

        @Override
        public void readable() {
            try {
                long before = requests.length();
                take(accepted, requests, pair.to());
                if (requests.length() > requestedBytes) {
                    throw new IllegalStateException("stream " + flow.stream() + ": expected a request up to offset "
                            + requestedBytes + ", got offset " + requests.length());
                }
                if (requests.length() == requestedBytes && before < requestedBytes) {
                    responseLeft = nextResponse;
                    fillResponse();
                }
            } catch (SocketException e) {
                flow.detach(accepted.statistics());
            }
        }

        @Override
        public void writable() {
            try {
                fillResponse();
            } catch (SocketException e) {
                flow.detach(accepted.statistics());
            }
        }

        private void fillResponse() throws SocketException {
            if (responseLeft > 0) {
                responseLeft = fill(accepted, ~flow.stream(), responseLeft);
                if (oneRequest && responseLeft == 0) {
                    accepted.shutdownOutput();
                }
            }
        }

        @Override
        public void endOfStream() {
            flow.detach(accepted.statistics());
            accepted.close();
        }

        @Override
        public void failed(SocketError error) {
            flow.detach(accepted.statistics());
        }
    }
}
