package io.netsim.link;

import io.netsim.random.Distribution;
import io.netsim.random.RandomStream;

/** Draws the variation of the delay of each packet from a distribution, independently. */
public final class Jitter implements DelayVariation {
    private final Distribution distribution;
    private final RandomStream stream;

    /** @param distribution of picoseconds */
    public Jitter(Distribution distribution, RandomStream stream) {
        this.distribution = distribution;
        this.stream = stream;
    }

    @Override
    public long nextPs(long nowPs) {
        return Math.round(distribution.sample(stream));
    }
}
