package io.netsim.spec;

/**
 * When a run is given up.
 *
 * @param maxEvents how many events it may take, from 1; no limit unless told otherwise
 */
public record LimitsSpec(long maxEvents) {
    public static final LimitsSpec NONE = new LimitsSpec(Long.MAX_VALUE);
}
