package io.netsim.tcp.receive;

import io.netsim.time.Alarm;
import io.netsim.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * When to acknowledge (RFC 9293 §3.8.6.3, RFC 5681 §4.2). The two ways to decide it are {@link DelayedAcks}, by counting
 * segments, and {@link LinuxAcks}, by the rules of a Linux host.
 *
 * <p>What a segment brought is told first; {@link #settle} then acknowledges or waits.
 */
public abstract class AckPolicy {
    final Clock clock;
    final ReceiveWindow window;
    final Runnable sendAck;
    private @Nullable Alarm alarm;

    /** @param sendAck sends a pure acknowledgement */
    AckPolicy(Clock clock, ReceiveWindow window, Runnable sendAck) {
        this.clock = clock;
        this.window = window;
        this.sendAck = sendAck;
    }

    /**
     * A segment with text has arrived in order and was queued.
     *
     * @param length bytes of text
     * @param pushed whether it ends what the peer's application had to say for now (PSH or FIN)
     * @param options bytes of TCP options
     */
    public abstract void inOrder(int length, boolean pushed, int options);

    /** A segment with text has arrived ahead of others and was kept. */
    public abstract void ahead(int length, boolean pushed, int options);

    /** What comes next would leave a range unreported if the acknowledgement owed behind a gap went on waiting. */
    public void reportBeforeNext() {}

    /** Everything that was missing has arrived. */
    public abstract void gapsFilled();

    /** Text that had arrived before has arrived again, or text beyond the window. */
    public abstract void repeated();

    /** The peer's FIN has arrived in order. */
    public abstract void fin(boolean weAreOpen);

    /** Something has arrived that the sender should hear of at once. */
    public abstract void atOnce();

    /** Whether an acknowledgement is owed and being delayed. */
    public abstract boolean isWaiting();

    /**
     * After a segment was processed.
     *
     * @param gaps whether data waits for others
     */
    public abstract void settle(boolean gaps);

    /** The application has taken bytes; whether that is worth an acknowledgement now. */
    public abstract boolean worthAfterRead(int bytes);

    /** A segment with an acknowledgement was sent. */
    public abstract void sent();

    /** A segment with text was sent. */
    public void dataSent() {}

    /** Whether the peer understands selective acknowledgements. */
    public void selective(boolean sack) {}

    /** The application wants quick acknowledgements, or not ({@code TCP_QUICKACK}). */
    public void quick(boolean on) {}

    /** How long an acknowledgement waits for now, picoseconds. */
    public abstract long delayPs();

    /** Whether the application is told, and may answer, before the acknowledgement goes out. */
    public abstract boolean waitsForApplication();

    abstract void expired();

    final void setAlarm(long instantPs) {
        Alarm set = alarm;
        if (set == null) {
            set = clock.newAlarm(this::expired);
            alarm = set;
        }
        set.setAt(instantPs);
    }

    final boolean isAlarmSet() {
        return alarm != null && alarm.isSet();
    }

    final void cancelAlarm() {
        if (alarm != null) {
            alarm.cancel();
        }
    }

    public void dispose() {
        if (alarm != null) {
            alarm.dispose();
        }
    }
}
