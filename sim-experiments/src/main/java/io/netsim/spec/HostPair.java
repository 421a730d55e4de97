package io.netsim.spec;

/** Two different hosts, the one that opens and the one that answers. */
public record HostPair(String from, String to) {}
