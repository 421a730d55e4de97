package io.netsim.app;

import io.netsim.random.Distribution;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks, waits for the answer, thinks, asks again: over TCP, like a web client, or over UDP, like a resolver that repeats
 * a query until it is answered. Each pair is one conversation, one flow, whose counts are those of both ends.
 */
public final class RequestResponse implements Application {
    /**
     * What a conversation is like.
     *
     * @param protocol TCP or UDP
     * @param requestBytes of each request, rounded, at least 1, over UDP at most 65507
     * @param responseBytes of each response, likewise
     * @param thinkPs from an answer to the next request
     * @param requests how many, from 1, or null: until stopped
     * @param timeoutPs UDP: how long to wait for an answer, more than 0
     * @param retries UDP: how often a request is repeated before it is given up
     * @param persistent TCP: whether all requests share one connection
     * @param barrier whether a host makes its next requests, and thinks before, when all conversations it has begun are
     *     answered
     */
    public record Settings(
            FlowProtocol protocol,
            Distribution requestBytes,
            Distribution responseBytes,
            Distribution thinkPs,
            @Nullable Long requests,
            long timeoutPs,
            int retries,
            boolean persistent,
            boolean barrier) {
        /** Without a barrier. */
        public Settings(
                FlowProtocol protocol,
                Distribution requestBytes,
                Distribution responseBytes,
                Distribution thinkPs,
                @Nullable Long requests,
                long timeoutPs,
                int retries,
                boolean persistent) {
            this(protocol, requestBytes, responseBytes, thinkPs, requests, timeoutPs, retries, persistent, false);
        }

        /** @throws IllegalArgumentException if a number is out of its range */
        public Settings {
            if (protocol == FlowProtocol.ICMP || timeoutPs <= 0 || retries < 0 || requests != null && requests < 1) {
                throw new IllegalArgumentException("request_response over " + protocol.label() + ", timeout "
                        + timeoutPs + " ps, retries " + retries + ", requests " + requests);
            }
        }
    }

    private final AppTraffic traffic;
    private final Settings settings;
    private final Map<String, Barrier> barriers = new HashMap<>();

    public RequestResponse(AppTraffic traffic, Settings settings) {
        this.traffic = traffic;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "request_response";
    }

    @Override
    public void start() {
        if (settings.protocol == FlowProtocol.TCP) {
            Map<String, StreamServer> servers = StreamServer.openAll(traffic);
            startAll((i, pair) -> new StreamConversation(
                            this, traffic, i, settings, StreamServer.on(servers, pair.to()), barrier(pair))
                    .start());
        } else {
            Map<String, DatagramServer> servers = DatagramServer.openAll(traffic);
            startAll((i, pair) -> new DatagramConversation(
                            this, traffic, i, settings, DatagramServer.on(servers, pair.to()), barrier(pair))
                    .start());
        }
    }

    private @Nullable Barrier barrier(AppPair pair) {
        return settings.barrier ? barriers.computeIfAbsent(pair.from().hostName(), host -> new Barrier()) : null;
    }

    private interface PairAction {
        void run(int number, AppPair pair);
    }

    private void startAll(PairAction action) {
        for (int i = 0; i < traffic.pairs().size(); i++) {
            AppPair pair = traffic.pairs().get(i);
            if (pair.startPs() < traffic.stopPs()) {
                action.run(i, pair);
            }
        }
    }
}
