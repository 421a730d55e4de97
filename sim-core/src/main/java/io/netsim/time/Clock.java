package io.netsim.time;

/** What a component may know of time: the present instant, and alarms of its own. */
public interface Clock {
    /** Picoseconds since the start of the simulation. */
    long nowPs();

    /** A new alarm, not set, that runs {@code action} each time it goes off. */
    Alarm newAlarm(Runnable action);
}
