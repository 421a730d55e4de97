package io.netsim.spec;

/** The set of transport defaults that a host starts from. */
public enum Profile {
    /** What a current Linux host does. */
    LINUX,
    /** The standards' own numbers. */
    RFC,
    /** Reno as textbooks draw it. */
    CLASSIC
}
