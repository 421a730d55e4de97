package io.netsim.engine;

import io.netsim.time.Time;

/**
 * Something that will happen, and its own place in the event queue. It is kept for life by its owner (a pipe, a timer):
 * scheduling, cancelling and scheduling again allocate nothing.
 *
 * <p>Events of the same instant happen in the order of their ties: the rank of the owning node, then the order in which
 * that node made them. So the order of a run does not depend on the order of scheduling.
 */
public abstract class Event {
    final long tie;
    int heapIndex = -1;
    long timePs = Time.NEVER;

    protected Event(EventOwner owner) {
        this.tie = owner.nextTie();
    }

    /** Called once at the scheduled instant; the event may schedule itself again here. */
    protected abstract void fire(long nowPs);
}
