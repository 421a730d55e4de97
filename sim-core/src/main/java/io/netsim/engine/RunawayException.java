package io.netsim.engine;

import io.netsim.time.Time;

/** A simulation in which time stands still: events keep scheduling events for the same instant. */
public final class RunawayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunawayException(long nowPs, long events, Event event) {
        super("the simulation is stuck: " + events + " events happened at " + Time.format(nowPs)
                + " without time going on; the next one is " + event);
    }
}
