package io.netsim.spec;

/** A node of the network. */
public sealed interface NodeSpec permits HostSpec, RouterSpec {
    /** Unique in the topology. */
    String name();
}
