package io.netsim.engine;

import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/** The clock and the run loop of one simulation. Many can run side by side in one JVM; one belongs to one thread. */
public final class Simulator {
    private static final long STUCK_EVENTS = 20_000_000;

    private final EventQueue queue = new EventQueue();
    private long nowPs;
    private long fired;
    private boolean stopped;
    /** The event that fires now and has not been scheduled again; it still stands in the queue. */
    private @Nullable Event current;

    /** Picoseconds since the start. */
    public long nowPs() {
        return nowPs;
    }

    /** How many events have fired. */
    public long eventCount() {
        return fired;
    }

    /**
     * Schedules an event, or moves one that is already scheduled.
     *
     * @throws IllegalArgumentException if the instant lies in the past
     */
    public void schedule(Event event, long instantPs) {
        if (instantPs < nowPs) {
            throw new IllegalArgumentException("an event cannot be scheduled at " + Time.format(instantPs)
                    + ", before the present " + Time.format(nowPs));
        }
        if (event == current) {
            current = null;
        }
        queue.put(event, instantPs);
    }

    /** Takes an event out of the queue; without effect if it is not scheduled. */
    public void cancel(Event event) {
        if (event == current) {
            current = null;
        }
        if (event.heapIndex >= 0) {
            queue.remove(event);
        }
    }

    public boolean isScheduled(Event event) {
        return event.heapIndex >= 0 && event != current;
    }

    /** Ends the run after the present event. */
    public void stop() {
        stopped = true;
    }

    /**
     * Lets events happen in order until one of the limits. Events at {@code untilPs} itself do not happen any more; the
     * clock then stands at {@code untilPs}.
     *
     * @param untilPs the end, or {@link Time#NEVER} to go on while anything is left to happen
     * @param maxEvents the largest number of events in all
     * @throws RunawayException if time stands still for 20 million events
     */
    public RunEnd run(long untilPs, long maxEvents) {
        stopped = false;
        long still = fired + STUCK_EVENTS;
        while (!queue.isEmpty()) {
            long time = queue.firstTimePs();
            if (time >= untilPs) {
                nowPs = untilPs;
                return RunEnd.TIME;
            }
            if (fired >= maxEvents) {
                return RunEnd.EVENTS;
            }
            Event event = queue.first();
            if (time > nowPs) {
                nowPs = time;
                still = fired + STUCK_EVENTS;
            } else if (fired >= still) {
                throw new RunawayException(nowPs, STUCK_EVENTS, event);
            }
            fired++;
            current = event;
            event.fire(time);
            if (current != null) {
                queue.remove(event);
                current = null;
            }
            if (stopped) {
                return RunEnd.STOPPED;
            }
        }
        if (untilPs != Time.NEVER) {
            nowPs = untilPs;
        }
        return RunEnd.IDLE;
    }
}
