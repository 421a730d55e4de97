package io.netsim.spec;

/**
 * A link between two nodes; each direction has its own transmitter, queue and impairments.
 *
 * @param name unique in the topology; {@code a--b} if the file gives none, {@code a--b#2} for the second such
 * @param a the node where the forward direction starts
 * @param b the node where the forward direction ends
 * @param forward from a to b, named {@code <name>.forward}
 * @param reverse from b to a, named {@code <name>.reverse}
 */
public record LinkSpec(String name, String a, String b, LinkDirectionSpec forward, LinkDirectionSpec reverse) {}
