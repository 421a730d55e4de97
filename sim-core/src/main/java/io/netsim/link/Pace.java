package io.netsim.link;

/**
 * How fast a transmitter sends, where that is not one rate: a trace of opportunities. It belongs to one link direction and
 * may remember what it has given.
 */
@FunctionalInterface
public interface Pace {
    /**
     * When the last bit of a packet has been sent whose transmission may begin now. Called once for each packet, in order.
     *
     * @param bytes on the link, overhead included
     */
    long endPs(long startPs, int bytes);
}
