package io.netsim.link;

/**
 * Deliveries due in the window arrive at its end, in order. Times count from the first TCP packet on the link.
 *
 * @param fromPs inclusive
 * @param toPs exclusive
 */
public record HoldWindow(long fromPs, long toPs) {}
