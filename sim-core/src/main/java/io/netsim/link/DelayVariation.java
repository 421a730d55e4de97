package io.netsim.link;

/** A delay that is not the same for all packets. Asked once for each packet, in order. */
public interface DelayVariation {
    /** What is added to the delay of the next packet, picoseconds; less than 0 makes it shorter. */
    long nextPs(long nowPs);
}
