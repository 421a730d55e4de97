package io.netsim.app;

import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.time.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks over TCP. With one connection for all requests, its failure ends the conversation; with one for
 * each, a failure costs a request, and only what the host itself refuses ends the conversation.
 */
final class StreamConversation implements StreamExchange.Listener {
    private static final long LARGEST = Long.MAX_VALUE / 4;

    private final Application application;
    private final AppTraffic traffic;
    private final int number;
    private final AppPair pair;
    private final boolean persistent;
    private final StreamServer server;
    private final RequestScript script;
    private final Alarm next;

    private @Nullable Flow flow;
    private @Nullable StreamExchange exchange;
    private @Nullable SocketError lastError;
    private boolean waiting;
    private boolean finished;
    private long askedPs;

    /**
     * Between one pair.
     *
     * @param number of the pair
     * @param barrier where it waits for others before each further request, or null
     */
    StreamConversation(
            Application application,
            AppTraffic traffic,
            int number,
            RequestResponse.Settings settings,
            StreamServer server,
            @Nullable Barrier barrier) {
        this.application = application;
        this.traffic = traffic;
        this.number = number;
        this.pair = traffic.pairs().get(number);
        this.persistent = settings.persistent();
        this.server = server;
        this.script = new RequestScript(settings, traffic, pair, LARGEST, barrier);
        this.next = pair.from().clock().newAlarm(this::due);
    }

    void start() {
        next.setAt(pair.startPs());
    }

    private void due() {
        Flow conversation = flow;
        if (conversation == null) {
            conversation = traffic.openPairFlow(application, FlowProtocol.TCP, number);
            flow = conversation;
        }
        if (script.goesOn(pair.from().clock().nowPs())) {
            ask(conversation);
        } else {
            finish(conversation);
        }
    }

    private void ask(Flow conversation) {
        askedPs = pair.from().clock().nowPs();
        waiting = true;
        long requestBytes = script.nextRequestBytes();
        long responseBytes = script.nextResponseBytes();
        StreamExchange current = exchange;
        if (current == null) {
            current = new StreamExchange(pair, server, conversation, !persistent, this);
            exchange = current;
            try {
                current.open();
            } catch (SocketException e) {
                conversation.unanswered();
                conversation.failed(e.error());
                traffic.end(conversation);
                script.leave();
                return;
            }
        }
        current.ask(requestBytes, responseBytes);
    }

    @Override
    public void answered() {
        waiting = false;
        if (flow == null) {
            return;
        }
        long now = pair.from().clock().nowPs();
        flow.answered(now - askedPs);
        if (persistent) {
            goOn(flow, now);
        }
    }

    @Override
    public void over(@Nullable SocketError error) {
        if (flow == null || flow.isEnded()) {
            return;
        }
        exchange = null;
        lastError = error == null ? lastError : error;
        if (waiting) {
            waiting = false;
            flow.unanswered();
            lastError = lastError == null ? SocketError.RESET : lastError;
        }
        if (!persistent) {
            goOn(flow, pair.from().clock().nowPs());
        } else if (error == null) {
            finish(flow);
        } else {
            flow.failed(error);
            traffic.end(flow);
            script.leave();
        }
    }

    private void goOn(Flow conversation, long now) {
        if (script.goesOn(now)) {
            script.awaitTurn(() -> next.setAt(script.nextPs(pair.from().clock().nowPs())));
        } else {
            finish(conversation);
        }
    }

    /** No more requests: the conversation is complete if anything was answered, and ends with its connection. */
    private void finish(Flow conversation) {
        script.leave();
        if (!finished) {
            finished = true;
            if (lastError != null && conversation.answeredRequests() == 0) {
                conversation.failed(lastError);
            } else {
                conversation.completed(pair.from().clock().nowPs());
            }
        }
        if (exchange == null) {
            traffic.end(conversation);
        } else {
            exchange.finish();
        }
    }
}
