package io.netsim.tcp.send;

/** Hears of each segment that an acknowledgement shows to have arrived, at the first such report. */
@FunctionalInterface
public interface DeliveryListener {
    /**
     * Called before the segment's marks change.
     *
     * @param selectively whether a SACK block reports it; otherwise it is acknowledged
     */
    void delivered(SentSegment segment, boolean selectively, AckSample sample);
}
