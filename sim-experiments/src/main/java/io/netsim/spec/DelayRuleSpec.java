package io.netsim.spec;

import com.google.common.collect.ImmutableList;

/**
 * Chosen packets arrive later and may be overtaken.
 *
 * @param select which packets are counted
 * @param packets the numbers of those that are late, in the order of the file
 * @param byPs how much later, picoseconds, more than 0
 */
public record DelayRuleSpec(Select select, ImmutableList<PacketRange> packets, long byPs) {}
