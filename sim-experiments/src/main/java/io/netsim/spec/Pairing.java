package io.netsim.spec;

/** Which hosts of {@code from} talk to which hosts of {@code to}, {@code pairs: matched}. */
public enum Pairing {
    /** The i-th to the i-th; if one side is a single host, each of the others with it. */
    MATCHED,
    /** Each to each, except itself. */
    ALL,
    /** Each of {@code from} to one of {@code to}, each once, none to itself, drawn with the run's seed. */
    PERMUTATION
}
