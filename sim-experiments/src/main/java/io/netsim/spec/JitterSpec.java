package io.netsim.spec;

/**
 * A part of the delay that is drawn anew for each packet.
 *
 * @param distribution of picoseconds added to the delay; what would make it negative is cut off
 * @param order kept unless told otherwise
 */
public record JitterSpec(DistributionSpec distribution, DeliveryOrder order) {
    /** None. */
    public static final JitterSpec OFF = new JitterSpec(new DistributionSpec.Constant(0), DeliveryOrder.KEPT);
}
