package io.netsim.app;

import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The servers, channels and sources of an application that sends messages by the clock. */
final class MessageTraffic {
    private final Application application;
    private final AppTraffic traffic;
    private final FlowProtocol protocol;
    private final MessageSource.Pattern pattern;
    private final boolean noDelay;
    private final @Nullable Long playoutDelayPs;

    /**
     * Messages as an application wants them.
     *
     * @param noDelay over TCP, Nagle's algorithm off
     * @param playoutDelayPs of a receiver that plays the messages, or null for none
     */
    MessageTraffic(
            Application application,
            AppTraffic traffic,
            FlowProtocol protocol,
            MessageSource.Pattern pattern,
            boolean noDelay,
            @Nullable Long playoutDelayPs) {
        this.application = application;
        this.traffic = traffic;
        this.protocol = protocol;
        this.pattern = pattern;
        this.noDelay = noDelay;
        this.playoutDelayPs = playoutDelayPs;
    }

    void start() {
        IntFunction<MessageChannel> channels = channels();
        for (int i = 0; i < traffic.pairs().size(); i++) {
            AppPair pair = traffic.pairs().get(i);
            new MessageSource(pattern, traffic, pair, channels.apply(i)).start();
        }
    }

    private IntFunction<MessageChannel> channels() {
        int payload = pattern.payloadBytes();
        switch (protocol) {
            case TCP -> {
                Map<String, StreamServer> servers = StreamServer.openAll(traffic);
                return i -> new StreamMessages(
                        application, traffic, i, payload, StreamServer.on(servers, to(i)), noDelay, playout(i, true));
            }
            case UDP -> {
                Map<String, DatagramServer> servers = DatagramServer.openAll(traffic);
                return i -> new DatagramMessages(
                        application, traffic, i, payload, DatagramServer.on(servers, to(i)), playout(i, false));
            }
            case ICMP -> throw new IllegalArgumentException(application.name() + " runs over UDP or TCP, not ICMP");
        }
        throw new IllegalStateException("no such protocol: " + protocol);
    }

    private @Nullable Playout playout(int pair, boolean waits) {
        return playoutDelayPs == null
                ? null
                : new Playout(to(pair).clock(), pattern.distancePs(), playoutDelayPs, waits);
    }

    private AppHost to(int pair) {
        return traffic.pairs().get(pair).to();
    }
}
