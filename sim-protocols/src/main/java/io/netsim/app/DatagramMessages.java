package io.netsim.app;

import io.netsim.content.SyntheticContent;
import io.netsim.socket.Datagram;
import io.netsim.socket.DatagramHandler;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Numbered messages, each a UDP datagram; both ends. The n-th holds the bytes n × payload and following of the flow's
 * stream, so that the receiver can check them, count the missing and ignore copies. The flow is complete when the last
 * message has arrived. An error that ICMP reports is the status of the flow if nothing has arrived; sending goes on.
 */
final class DatagramMessages implements MessageChannel, DatagramReceiver, DatagramHandler {
    private final Application application;
    private final AppTraffic traffic;
    private final int number;
    private final AppPair pair;
    private final int payloadBytes;
    private final DatagramServer server;
    private final DatagramSocket socket;
    private final ArrivalWindow window = new ArrivalWindow();
    private final @Nullable Playout playout;
    private @Nullable Flow flow;
    private long stream;
    private long sent;
    private boolean finished;

    /**
     * Between one pair.
     *
     * @param number of the pair
     * @param playout of the receiver, or null for none
     */
    DatagramMessages(
            Application application,
            AppTraffic traffic,
            int number,
            int payloadBytes,
            DatagramServer server,
            @Nullable Playout playout) {
        this.application = application;
        this.traffic = traffic;
        this.number = number;
        this.pair = traffic.pairs().get(number);
        this.payloadBytes = payloadBytes;
        this.server = server;
        this.playout = playout;
        this.socket = pair.from().sockets().openDatagram();
    }

    @Override
    public boolean start(Runnable ready) {
        Flow opened = traffic.openPairFlow(application, FlowProtocol.UDP, number);
        flow = opened;
        stream = opened.stream();
        opened.lostDatagrams(0);
        opened.playout(playout);
        server.expect(this);
        socket.handler(this);
        try {
            socket.connect(server.endpointFor(pair.from()));
            opened.sourcePort(socket.local().port());
        } catch (SocketException e) {
            opened.failed(e.error());
            traffic.end(opened);
        }
        return true;
    }

    @Override
    public boolean send() {
        if (flow == null || flow.isEnded()) {
            return false;
        }
        try {
            DatagramServer.send(socket, new SyntheticContent(stream, sent * payloadBytes, payloadBytes));
            sent++;
            if (playout != null) {
                playout.made(pair.from().clock().nowPs());
            }
            flow.sentDatagram(payloadBytes, false);
        } catch (SocketException e) {
            return carriesOnAfter(e.error(), flow);
        }
        return true;
    }

    /** No route and ICMP errors may pass; what the host itself refuses will not. */
    private boolean carriesOnAfter(SocketError error, Flow of) {
        failOfNothing(error);
        if (error == SocketError.REFUSED || error == SocketError.UNREACHABLE) {
            return true;
        }
        socket.close();
        traffic.end(of);
        return false;
    }

    @Override
    public void finish() {
        finished = true;
        if (playout != null) {
            playout.finished();
        }
        socket.close();
        completeIfAllIsThere();
    }

    @Override
    public void readable() {
        // Nobody answers.
    }

    @Override
    public void failed(SocketError error) {
        if (error != SocketError.MESSAGE_TOO_LONG) { // of a router: the host sends as the path takes it from now on
            failOfNothing(error);
        }
    }

    private void failOfNothing(SocketError error) {
        if (flow != null && flow.deliveredBytes() == 0) {
            flow.failed(error);
        }
    }

    @Override
    public long stream() {
        return stream;
    }

    @Override
    public void received(Datagram datagram, SyntheticContent content, DatagramSocket at) {
        if (content.length() != payloadBytes || content.offset() % payloadBytes != 0) {
            throw new IllegalStateException("stream " + stream + ": expected a message of " + payloadBytes + " B, got "
                    + content.length() + " B at offset " + content.offset());
        }
        if (content.offset() / payloadBytes >= sent) {
            throw new IllegalStateException("stream " + stream + ": expected an offset below " + sent * payloadBytes
                    + ", got offset " + content.offset());
        }
        if (flow != null && window.arrived(content.offset() / payloadBytes)) {
            long now = pair.to().clock().nowPs();
            flow.delivered(payloadBytes, now);
            flow.oneWayDelay(now - datagram.sentPs());
            if (playout != null) {
                playout.arrived(content.offset() / payloadBytes, datagram.sentPs());
            }
            flow.lostDatagrams(window.missing());
            completeIfAllIsThere();
        }
    }

    private void completeIfAllIsThere() {
        if (flow != null && finished && sent > 0 && window.next() == sent) {
            flow.completed(Time.NEVER);
            if (window.count() == sent) {
                traffic.end(flow);
            }
        }
    }
}
