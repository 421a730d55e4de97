package io.netsim.report.topology;

/**
 * How a link direction was used.
 *
 * @param utilization share of the time it was busy, 0 to 1
 * @param drops packets that were lost on it or did not fit into its queue
 */
public record LinkUse(double utilization, long drops) {}
