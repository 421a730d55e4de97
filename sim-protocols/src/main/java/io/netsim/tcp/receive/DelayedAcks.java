package io.netsim.tcp.receive;

import io.netsim.rfc.Rfc;
import io.netsim.time.Clock;

/**
 * Delayed acknowledgements as the RFCs describe them (RFC 9293 §3.8.6.3, RFC 5681 §4.2): every n-th segment in order, or
 * after a delay; at once for everything out of order. The application is told first, so that its answer can carry them.
 */
@Rfc(
        number = 5681,
        value = {"delayed-ack", "out-of-order-ack", "gap-filled-ack"})
@Rfc(
        number = 9293,
        value = {"MUST-40", "SHLD-18", "SHLD-19", "MUST-58", "MUST-59", "MAY-13"})
public final class DelayedAcks extends AckPolicy {
    private final int segmentsPerAck;
    private final long delayPs;
    private int waiting;
    private boolean now;

    /**
     * @param segmentsPerAck 1 acknowledges each segment; RFC 9293 allows at most 2
     * @param delayPs below 500 ms
     */
    public DelayedAcks(Clock clock, ReceiveWindow window, int segmentsPerAck, long delayPs, Runnable sendAck) {
        super(clock, window, sendAck);
        this.segmentsPerAck = segmentsPerAck;
        this.delayPs = delayPs;
    }

    @Override
    public void inOrder(int length, boolean pushed, int options) {
        waiting++;
        now |= waiting >= segmentsPerAck;
    }

    @Override
    public void ahead(int length, boolean pushed, int options) {
        now = true;
    }

    @Override
    public void gapsFilled() {
        now = true;
    }

    @Override
    public void repeated() {
        now = true;
    }

    @Override
    public void fin(boolean weAreOpen) {
        now = true;
    }

    @Override
    public void atOnce() {
        now = true;
    }

    @Override
    public boolean isWaiting() {
        return waiting > 0;
    }

    @Override
    public void settle(boolean gaps) {
        if (now || gaps && waiting > 0) {
            sendAck.run(); // also part of a gap was filled (RFC 5681 §4.2)
        } else if (waiting > 0 && !isAlarmSet()) {
            setAlarm(clock.nowPs() + delayPs);
        }
    }

    @Override
    public boolean worthAfterRead(int bytes) {
        return window.worthUpdate();
    }

    @Override
    void expired() {
        if (waiting > 0) {
            sendAck.run();
        }
    }

    @Override
    public void sent() {
        now = false;
        waiting = 0;
        cancelAlarm();
    }

    @Override
    public long delayPs() {
        return delayPs;
    }

    @Override
    public boolean waitsForApplication() {
        return true;
    }
}
