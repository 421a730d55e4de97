package io.netsim.app;

import io.netsim.random.Distribution;

/** Sends messages at a constant rate in bursts, over UDP or TCP; begins with a burst. */
public final class OnOff implements Application {
    /**
     * What to send.
     *
     * @param protocol UDP or TCP
     * @param rateBps of payload while on, bits per second, more than 0
     * @param payloadBytes of each message, 1 to 65507
     * @param onPs lengths of bursts, picoseconds, of a mean above 0
     * @param offPs lengths of pauses, picoseconds
     */
    public record Settings(
            FlowProtocol protocol, long rateBps, int payloadBytes, Distribution onPs, Distribution offPs) {}

    private final MessageTraffic messages;

    public OnOff(AppTraffic traffic, Settings settings) {
        this.messages = new MessageTraffic(
                this,
                traffic,
                settings.protocol,
                new MessageSource.Pattern(settings.rateBps, settings.payloadBytes, null, settings.onPs, settings.offPs),
                false,
                null);
    }

    @Override
    public String name() {
        return "on_off";
    }

    @Override
    public void start() {
        messages.start();
    }
}
