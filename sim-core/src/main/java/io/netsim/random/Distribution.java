package io.netsim.random;

/** A distribution of sizes (bytes) or times (picoseconds); where it is used says which. Has no state of its own. */
public interface Distribution {
    /** One value drawn with the numbers of {@code stream}. */
    double sample(RandomStream stream);

    /** The expectation; infinite where there is none. */
    double mean();
}
