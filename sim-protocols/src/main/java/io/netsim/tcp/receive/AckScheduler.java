package io.netsim.tcp.receive;

import io.netsim.time.Alarm;
import io.netsim.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * When to acknowledge (RFC 9293 §3.8.6.3, RFC 5681 §4.2): every n-th segment in order, or after a delay; at once while
 * quick acknowledgements last, and for everything out of order.
 */
public final class AckScheduler {
    private final Clock clock;
    private final Runnable sendAck;
    private final int segmentsPerAck;
    private final long delayPs;
    private int quickAcks;
    private int waiting;
    private boolean now;
    private @Nullable Alarm alarm;

    /**
     * @param segmentsPerAck 1 acknowledges each segment; RFC 9293 allows at most 2
     * @param delayPs below 500 ms
     * @param quickAcks so many acknowledgements at the start are not delayed
     * @param sendAck sends a pure acknowledgement
     */
    public AckScheduler(Clock clock, int segmentsPerAck, long delayPs, int quickAcks, Runnable sendAck) {
        this.clock = clock;
        this.segmentsPerAck = segmentsPerAck;
        this.delayPs = delayPs;
        this.quickAcks = quickAcks;
        this.sendAck = sendAck;
    }

    /** A full-sized or smaller segment has arrived in order. */
    public void inOrder() {
        waiting++;
        if (waiting >= segmentsPerAck) {
            now = true;
        } else if (quickAcks > 0) {
            quickAcks--;
            now = true;
        }
    }

    /** Something has arrived that the sender should hear of at once. */
    public void atOnce() {
        now = true;
    }

    /** Whether an acknowledgement is owed and being delayed. */
    public boolean isWaiting() {
        return waiting > 0;
    }

    /** After a segment was processed and data was given the chance to carry the acknowledgement. */
    public void settle() {
        if (now) {
            sendAck.run();
        } else if (waiting > 0) {
            Alarm set = alarm;
            if (set == null) {
                set = clock.newAlarm(this::expired);
                alarm = set;
            }
            if (!set.isSet()) {
                set.setAt(clock.nowPs() + delayPs);
            }
        }
    }

    private void expired() {
        if (waiting > 0) {
            sendAck.run();
        }
    }

    /** A segment with an acknowledgement was sent. */
    public void sent() {
        now = false;
        waiting = 0;
        if (alarm != null) {
            alarm.cancel();
        }
    }

    public void dispose() {
        waiting = 0;
        now = false;
        if (alarm != null) {
            alarm.dispose();
        }
    }
}
