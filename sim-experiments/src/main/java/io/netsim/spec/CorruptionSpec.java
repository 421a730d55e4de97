package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * Bits flip: those of a share of the packets, or each with the same probability. Exactly one of the rates is given.
 *
 * @param rate probability for each packet, 0 to 1
 * @param bits how many different ones flip in a packet, 1 to 64, with {@code rate}; 1 unless told otherwise
 * @param bitErrorRate probability for each bit, 0 to 1
 */
public record CorruptionSpec(
        @Nullable Double rate,
        @Nullable Integer bits,
        @Nullable Double bitErrorRate) {
    /** None. */
    public static final CorruptionSpec OFF = new CorruptionSpec(0.0, 1, null);
}
