package io.netsim.spec;

/**
 * Consecutive packets by number, counted from 1.
 *
 * @param first from 1
 * @param last included, not below {@code first}
 */
public record PacketRange(long first, long last) {}
