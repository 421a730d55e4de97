package io.netsim.engine;

/** Why a run ended. */
public enum RunEnd {
    /** The time limit was reached. */
    TIME,
    /** The event limit was reached. */
    EVENTS,
    /** Nothing was left to happen. */
    IDLE,
    /** A component asked for the end. */
    STOPPED
}
