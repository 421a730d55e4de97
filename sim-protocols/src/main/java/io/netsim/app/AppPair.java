package io.netsim.app;

/**
 * Two hosts with something to say to each other.
 *
 * @param from the one that opens
 * @param to the one that answers; a host of its own
 * @param startPs when {@code from} begins, picoseconds
 */
public record AppPair(AppHost from, AppHost to, long startPs) {}
