package io.netsim.spec;

import com.google.common.collect.ImmutableList;

/**
 * What an imported network is asked to carry from one of its nodes to another.
 *
 * @param label valid in the id of a flow, and unique
 * @param source the node where it starts
 * @param destination the node where it ends
 * @param from the hosts at its source; empty if there are none
 * @param to as many hosts at its destination
 * @param rateBps bits per second of IP packets, 0 or more
 */
public record DemandSpec(
        String label,
        String source,
        String destination,
        ImmutableList<String> from,
        ImmutableList<String> to,
        long rateBps) {}
