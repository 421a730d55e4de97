package io.netsim.spec;

/**
 * Some packets are held back, so that those behind overtake them.
 *
 * @param rate probability for each packet, 0 to 1
 * @param byPs how long, picoseconds, more than 0
 */
public record ReorderingSpec(double rate, long byPs) {}
