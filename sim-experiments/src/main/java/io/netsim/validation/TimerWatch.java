package io.netsim.validation;

import io.netsim.time.Time;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells, at one end, what was sent because of a timer: neither in answer to a packet nor by a call of the application at
 * that instant, after at least 35 ms in which nothing had restarted a timer. (Paced packets follow faster than that.)
 */
final class TimerWatch {
    private static final long SHORTEST = 35 * Time.MILLISECOND;

    private final boolean client;
    private final List<TimerExpiry> expiries;
    private final LongSupplier lastCallPs;
    private long lastReceivedPs = -1;
    private long restartedPs;
    private long highestAck = -1;

    /** @param lastCallPs when the application last did something */
    TimerWatch(boolean client, LongSupplier lastCallPs, List<TimerExpiry> expiries) {
        this.client = client;
        this.lastCallPs = lastCallPs;
        this.expiries = expiries;
    }

    void sent(long nowPs) {
        if (nowPs != lastReceivedPs && nowPs != lastCallPs.getAsLong() && nowPs - restartedPs >= SHORTEST) {
            expiries.add(new TimerExpiry(client, nowPs, nowPs - restartedPs));
        }
        restartedPs = nowPs;
    }

    void received(long nowPs, LoggedPacket packet) {
        lastReceivedPs = nowPs;
        if (packet.ack > highestAck || packet.payload > 0) {
            highestAck = Math.max(highestAck, packet.ack);
            restartedPs = nowPs;
        }
    }
}
