package io.netsim.spec;

/**
 * Bits of some packets flip.
 *
 * @param rate probability for each packet, 0 to 1
 * @param bits how many different ones flip, 1 to 64; 1 unless told otherwise
 */
public record CorruptionSpec(double rate, int bits) {}
