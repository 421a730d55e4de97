package io.netsim.app;

import io.netsim.random.Constant;
import io.netsim.random.Distribution;
import io.netsim.random.RandomStream;
import io.netsim.time.Alarm;
import io.netsim.time.BitRate;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages of one size at even distances; with bursts and pauses the distance is one of time within bursts, so that
 * a burst goes on where the last one was cut off and the rate while on is exact.
 */
final class MessageSource {
    /**
     * When to send.
     *
     * @param rateBps of payload while on
     * @param payloadBytes of each message
     * @param count how many messages, or null: until stopped
     * @param onPs lengths of bursts
     * @param offPs lengths of pauses
     */
    record Pattern(long rateBps, int payloadBytes, @Nullable Long count, Distribution onPs, Distribution offPs) {
        Pattern {
            if (payloadBytes < 1 || payloadBytes > 65507 || count != null && count < 1) {
                throw new IllegalArgumentException(
                        "no messages of " + payloadBytes + " B, " + count + " in number (1 to 65507 B, at least 1)");
            }
            if (!(onPs.mean() > 0)) {
                throw new IllegalArgumentException("bursts must last longer than nothing: " + onPs);
            }
        }

        /** Between messages within a burst. */
        long distancePs() {
            return new BitRate(rateBps).serialisationPs(payloadBytes);
        }

        static Pattern constant(long rateBps, int payloadBytes, @Nullable Long count) {
            return new Pattern(rateBps, payloadBytes, count, new Constant(Time.NEVER), new Constant(0));
        }
    }

    private final Pattern pattern;
    private final AppHost host;
    private final MessageChannel channel;
    private final long startPs;
    private final long stopPs;
    private final long distancePs;
    private final RandomStream bursts;
    private final Alarm next;
    private boolean started;
    private long sent;
    private long burstEndPs;

    MessageSource(Pattern pattern, AppTraffic traffic, AppPair pair, MessageChannel channel) {
        this.pattern = pattern;
        this.host = pair.from();
        this.channel = channel;
        this.startPs = pair.startPs();
        this.stopPs = traffic.stopPs();
        this.distancePs = pattern.distancePs();
        this.bursts = host.random(traffic.purpose(pair.to(), "burst"));
        this.next = host.clock().newAlarm(this::due);
    }

    /** Sets the alarm for the first message. */
    void start() {
        if (startPs < stopPs) {
            next.setAt(startPs);
        }
    }

    /** The channel has become ready. */
    private void begin() {
        burstEndPs = Time.plus(host.clock().nowPs(), Sizes.drawPs(pattern.onPs, bursts));
        due();
    }

    private void due() {
        long now = host.clock().nowPs();
        if (!started) {
            started = true;
            if (!channel.start(this::begin)) {
                return;
            }
            burstEndPs = Time.plus(now, Sizes.drawPs(pattern.onPs, bursts));
        }
        if (now >= stopPs) {
            channel.finish();
            return;
        }
        if (!channel.send()) {
            return;
        }
        sent++;
        if (pattern.count != null && sent >= pattern.count) {
            channel.finish();
        } else {
            next.setAt(Math.min(stopPs, afterPauses(Time.plus(now, distancePs))));
        }
    }

    /** Moves an instant that lies behind the end of the burst by the pauses in between. */
    private long afterPauses(long instantPs) {
        long instant = instantPs;
        while (instant >= burstEndPs && instant < stopPs) {
            long pause = Sizes.drawPs(pattern.offPs, bursts);
            long burst = Sizes.drawPs(pattern.onPs, bursts);
            instant = Time.plus(instant, pause);
            burstEndPs = Time.plus(burstEndPs, Time.plus(pause, burst));
        }
        return instant;
    }
}
