package io.netsim.app;

import io.netsim.random.Distribution;
import io.netsim.random.RandomStream;

/** Whole numbers drawn from distributions. */
final class Sizes {
    private Sizes() {}

    /** A number of bytes from 1 to {@code most}, rounded to the nearest. */
    static long draw(Distribution distribution, RandomStream stream, long most) {
        return Math.max(1, Math.min(most, Math.round(distribution.sample(stream))));
    }

    /** A duration in picoseconds, not negative. */
    static long drawPs(Distribution distribution, RandomStream stream) {
        return Math.max(0, Math.round(distribution.sample(stream)));
    }
}
