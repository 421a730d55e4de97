package io.netsim.app;

import io.netsim.content.SyntheticContent;
import io.netsim.socket.Datagram;
import io.netsim.socket.DatagramHandler;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.time.Alarm;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks over UDP and repeats a request that is not answered in time; one request is outstanding at a time.
 * Request n is the bytes from n × 65,536 of the flow's stream, its answer those of the complement's stream. Round trips
 * are recorded for requests that were sent once (Karn's rule). A port that is closed ends the wait for its request.
 */
final class DatagramConversation implements DatagramReceiver, DatagramHandler {
    private static final int NUMBER_SHIFT = 16;
    private static final long LARGEST = 65507;

    private final Application application;
    private final AppTraffic traffic;
    private final int pairNumber;
    private final AppPair pair;
    private final RequestResponse.Settings settings;
    private final DatagramServer server;
    private final RequestScript script;
    private final DatagramSocket socket;
    private final Alarm next;
    private final Alarm timeout;

    private @Nullable Flow flow;
    private @Nullable SocketError lastError;
    private long stream;
    private long request = -1;
    private boolean waiting;
    private int requestBytes;
    private int responseBytes;
    private int tries;
    private long askedPs;

    /**
     * Between one pair.
     *
     * @param pairNumber of the pair
     * @param barrier where it waits for others before each further request, or null
     */
    DatagramConversation(
            Application application,
            AppTraffic traffic,
            int pairNumber,
            RequestResponse.Settings settings,
            DatagramServer server,
            @Nullable Barrier barrier) {
        this.application = application;
        this.traffic = traffic;
        this.pairNumber = pairNumber;
        this.pair = traffic.pairs().get(pairNumber);
        this.settings = settings;
        this.server = server;
        this.script = new RequestScript(settings, traffic, pair, LARGEST, barrier);
        this.socket = pair.from().sockets().openDatagram();
        this.next = pair.from().clock().newAlarm(this::due);
        this.timeout = pair.from().clock().newAlarm(this::timedOut);
    }

    void start() {
        next.setAt(pair.startPs());
    }

    private void due() {
        Flow conversation = flow;
        if (conversation == null) {
            conversation = traffic.openPairFlow(application, FlowProtocol.UDP, pairNumber);
            flow = conversation;
            open(conversation);
        }
        if (conversation.isEnded()) {
            return;
        }
        if (script.goesOn(pair.from().clock().nowPs())) {
            ask(conversation);
        } else {
            finish(conversation);
        }
    }

    private void open(Flow conversation) {
        stream = conversation.stream();
        server.expect(this);
        socket.handler(this);
        try {
            socket.connect(server.endpointFor(pair.from()));
            conversation.sourcePort(socket.local().port());
        } catch (SocketException e) {
            conversation.failed(e.error());
            traffic.end(conversation);
            script.leave();
        }
    }

    private void ask(Flow conversation) {
        request++;
        requestBytes = (int) script.nextRequestBytes();
        responseBytes = (int) script.nextResponseBytes();
        askedPs = pair.from().clock().nowPs();
        tries = 0;
        waiting = true;
        send(conversation);
    }

    private void send(Flow conversation) {
        tries++;
        timeout.setAt(Time.plus(pair.from().clock().nowPs(), settings.timeoutPs()));
        try {
            DatagramServer.send(socket, new SyntheticContent(stream, request << NUMBER_SHIFT, requestBytes));
            conversation.sentDatagram(requestBytes, tries > 1);
        } catch (SocketException e) {
            lastError = e.error(); // as good as lost: the timeout follows
        }
    }

    private void timedOut() {
        if (flow == null || !waiting) {
            return;
        }
        flow.timedOut();
        if (tries <= settings.retries()) {
            send(flow);
        } else {
            lastError = lastError == null ? SocketError.TIMED_OUT : lastError;
            giveUp(flow);
        }
    }

    private void giveUp(Flow conversation) {
        waiting = false;
        timeout.cancel();
        conversation.unanswered();
        goOn(conversation);
    }

    private void goOn(Flow conversation) {
        long now = pair.from().clock().nowPs();
        if (script.goesOn(now)) {
            script.awaitTurn(() -> next.setAt(script.nextPs(pair.from().clock().nowPs())));
        } else {
            finish(conversation);
        }
    }

    private void finish(Flow conversation) {
        script.leave();
        socket.close();
        if (lastError != null && conversation.answeredRequests() == 0) {
            conversation.failed(lastError);
        } else {
            conversation.completed(pair.from().clock().nowPs());
        }
        traffic.end(conversation);
    }

    @Override
    public void readable() {
        while (flow != null && !flow.isEnded()) {
            try {
                Datagram datagram = socket.receive();
                if (datagram == null) {
                    return;
                }
                answered(flow, datagram);
            } catch (SocketException e) {
                lastError = e.error();
            }
        }
    }

    private void answered(Flow conversation, Datagram datagram) {
        if (!(datagram.content() instanceof SyntheticContent content) || content.stream() != ~stream) {
            throw new IllegalStateException("stream " + ~stream + ": got other bytes from " + datagram.source());
        }
        long number = content.offset() >> NUMBER_SHIFT;
        if (number > request || (content.offset() & (1 << NUMBER_SHIFT) - 1) != 0) {
            throw new IllegalStateException("stream " + ~stream + ": expected an answer up to offset "
                    + (request << NUMBER_SHIFT) + ", got offset " + content.offset());
        }
        if (!waiting || number != request) {
            return; // a second answer, or one that comes too late
        }
        if (content.length() != responseBytes) {
            throw new IllegalStateException("stream " + ~stream + ": expected an answer of " + responseBytes
                    + " B at offset " + content.offset() + ", got " + content.length() + " B");
        }
        waiting = false;
        timeout.cancel();
        long now = pair.from().clock().nowPs();
        conversation.delivered(content.length(), now);
        conversation.answered(now - askedPs);
        if (tries == 1) {
            conversation.roundTripHistogram().record(now - askedPs);
        }
        goOn(conversation);
    }

    @Override
    public void failed(SocketError error) {
        lastError = error;
        if (error == SocketError.REFUSED && waiting && flow != null) {
            giveUp(flow);
        }
    }

    // The server.

    @Override
    public long stream() {
        return stream;
    }

    @Override
    public void received(Datagram datagram, SyntheticContent content, DatagramSocket at) {
        long number = content.offset() >> NUMBER_SHIFT;
        if (number > request || number == request && content.length() != requestBytes) {
            throw new IllegalStateException("stream " + stream + ": expected request " + request + " of " + requestBytes
                    + " B, got " + content.length() + " B at offset " + content.offset());
        }
        if (flow == null || flow.isEnded()) {
            return;
        }
        flow.delivered(content.length(), pair.to().clock().nowPs());
        try {
            at.sendTo(new SyntheticContent(~stream, content.offset(), responseBytes), datagram.source());
            flow.sentDatagram(responseBytes, false);
        } catch (SocketException e) {
            lastError = e.error();
        }
    }
}
