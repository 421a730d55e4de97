package io.netsim.app;

import java.util.Map;
import java.util.function.IntFunction;

/** The servers, channels and sources of an application that sends messages by the clock. */
final class MessageTraffic {
    private final Application application;
    private final AppTraffic traffic;
    private final FlowProtocol protocol;
    private final MessageSource.Pattern pattern;

    MessageTraffic(Application application, AppTraffic traffic, FlowProtocol protocol, MessageSource.Pattern pattern) {
        this.application = application;
        this.traffic = traffic;
        this.protocol = protocol;
        this.pattern = pattern;
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
                return i -> new StreamMessages(application, traffic, i, payload, StreamServer.on(servers, to(i)));
            }
            case UDP -> {
                Map<String, DatagramServer> servers = DatagramServer.openAll(traffic);
                return i -> new DatagramMessages(application, traffic, i, payload, DatagramServer.on(servers, to(i)));
            }
            case ICMP -> throw new IllegalArgumentException(application.name() + " runs over UDP or TCP, not ICMP");
        }
        throw new IllegalStateException("no such protocol: " + protocol);
    }

    private AppHost to(int pair) {
        return traffic.pairs().get(pair).to();
    }
}
