package io.netsim.link;

/** Adds to the delay what was measured. */
public final class TraceDelay implements DelayVariation {
    private final Trace trace;

    /** @param trace of picoseconds, 0 or more */
    public TraceDelay(Trace trace) {
        this.trace = trace;
    }

    @Override
    public long nextPs(long nowPs) {
        return Math.round(trace.next(nowPs));
    }
}
