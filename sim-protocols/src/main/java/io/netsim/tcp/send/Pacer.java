package io.netsim.tcp.send;

import io.netsim.time.Alarm;
import io.netsim.time.Clock;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Spaces segments so that their payload leaves at a rate, as Linux's own pacing does: the next one leaves when the last
 * one's length ÷ rate is over, less at most half of it to make up for a late start. The first ten are not spaced.
 */
public final class Pacer {
    private static final int UNPACED = 10;

    private final Clock clock;
    private final Runnable resume;
    private @Nullable Alarm alarm;
    private long nextPs;
    private int sent;

    /** @param resume sends what may be sent; called when the next segment may leave */
    public Pacer(Clock clock, Runnable resume) {
        this.clock = clock;
        this.resume = resume;
    }

    /** When the next segment may leave; in the past if at once. */
    public long nextPs() {
        return nextPs;
    }

    /** Whether nothing may leave yet; then {@code resume} is called in time. */
    public boolean holdsBack(long nowPs) {
        if (nextPs <= nowPs) {
            return false;
        }
        Alarm set = alarm;
        if (set == null) {
            set = clock.newAlarm(resume);
            alarm = set;
        }
        if (!set.isSet()) {
            set.setAt(nextPs);
        }
        return true;
    }

    /**
     * A segment leaves.
     *
     * @param bytes its payload
     * @param rateBps bits of payload a second; 0 for as fast as possible
     */
    public void sent(int bytes, long rateBps, long nowPs) {
        long late = Math.max(0, nowPs - nextPs);
        nextPs = Math.max(nextPs, nowPs);
        if (sent < UNPACED) {
            sent++;
        }
        if (rateBps > 0 && sent >= UNPACED) {
            long duration = (long) (bytes * 8.0 * Time.SECOND / rateBps);
            nextPs += duration - Math.min(duration / 2, late);
        }
    }

    public void dispose() {
        if (alarm != null) {
            alarm.dispose();
        }
    }
}
