package io.netsim.engine;

import io.netsim.time.Alarm;
import io.netsim.time.Time;

/**
 * A timer that is cheap to postpone: setting it later than before only notes the new instant, and the pending event, when
 * it comes, goes on to it. A retransmission timer is postponed with every ACK and goes off once in a thousand.
 */
public abstract class Timer extends Event implements Alarm {
    private final Simulator simulator;
    private long instantPs = Time.NEVER;

    protected Timer(Simulator simulator, EventOwner owner) {
        super(owner);
        this.simulator = simulator;
    }

    /** Called when the timer goes off; it is not set any more then and may be set again. */
    protected abstract void expired();

    @Override
    public final void setAt(long instantPs) {
        if (instantPs == Time.NEVER) {
            cancel();
            return;
        }
        if (!simulator.isScheduled(this) || timePs > instantPs) {
            simulator.schedule(this, instantPs);
        }
        this.instantPs = instantPs;
    }

    @Override
    public final void cancel() {
        instantPs = Time.NEVER;
    }

    /** Also gives up the place in the event queue. */
    @Override
    public final void dispose() {
        instantPs = Time.NEVER;
        simulator.cancel(this);
    }

    @Override
    public final boolean isSet() {
        return instantPs != Time.NEVER;
    }

    @Override
    public final long instantPs() {
        return instantPs;
    }

    @Override
    protected final void fire(long nowPs) {
        if (instantPs == nowPs) {
            instantPs = Time.NEVER;
            expired();
        } else if (instantPs != Time.NEVER) {
            simulator.schedule(this, instantPs);
        }
    }
}
