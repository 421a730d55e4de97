package io.netsim.app;

import org.jspecify.annotations.Nullable;

/** Sends messages of one size at even distances, over UDP or TCP. */
public final class ConstantRate implements Application {
    /**
     * What to send.
     *
     * @param protocol UDP or TCP
     * @param rateBps of payload, bits per second, more than 0
     * @param payloadBytes of each message, 1 to 65507
     * @param count how many messages, from 1, or null: until stopped
     * @param noDelay over TCP, Nagle's algorithm off (RFC 9293 §3.7.4)
     * @param playoutDelayPs of a receiver that plays each message as a frame, picoseconds, or null for one that does not;
     *     over TCP the first is then made when the connection is there
     */
    public record Settings(
            FlowProtocol protocol,
            long rateBps,
            int payloadBytes,
            @Nullable Long count,
            boolean noDelay,
            @Nullable Long playoutDelayPs) {
        /** Without a player. */
        public Settings(FlowProtocol protocol, long rateBps, int payloadBytes, @Nullable Long count) {
            this(protocol, rateBps, payloadBytes, count, false, null);
        }
    }

    private final MessageTraffic messages;

    public ConstantRate(AppTraffic traffic, Settings settings) {
        this.messages = new MessageTraffic(
                this,
                traffic,
                settings.protocol,
                MessageSource.Pattern.constant(settings.rateBps, settings.payloadBytes, settings.count),
                settings.noDelay,
                settings.playoutDelayPs);
    }

    @Override
    public String name() {
        return "constant_rate";
    }

    @Override
    public void start() {
        messages.start();
    }
}
