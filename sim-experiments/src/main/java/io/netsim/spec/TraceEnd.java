package io.netsim.spec;

/** What happens when the end of a trace is reached. */
public enum TraceEnd {
    /** It begins anew. */
    LOOP,
    /** Its last value goes on. */
    HOLD
}
