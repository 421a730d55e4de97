package io.netsim.spec;

/**
 * Some packets arrive twice.
 *
 * @param rate probability for each packet, 0 to 1
 */
public record DuplicationSpec(double rate) {
    /** None. */
    public static final DuplicationSpec OFF = new DuplicationSpec(0);
}
