package io.netsim.spec;

/**
 * How long a run simulates.
 *
 * @param durationPs picoseconds, more than 0
 * @param warmupPs what happens before does not count for rates, picoseconds, less than the duration
 */
public record TimeSpec(long durationPs, long warmupPs) {}
