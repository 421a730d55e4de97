package io.netsim.theory;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;

/**
 * The link directions that packets cross one after the other; each stores a packet until it has all of it.
 *
 * @param hops at least one
 */
public record Path(ImmutableList<Hop> hops) {
    /**
     * Packets of one size in a row.
     *
     * @param count at least 1
     * @param bytes of each, IP header included
     */
    public record Packets(long count, int bytes) {}

    /** The smallest rate, bits per second. */
    public double bottleneckBps() {
        return hops.stream().mapToDouble(Hop::rateBps).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Propagation over all hops, seconds. */
    public double delayS() {
        return hops.stream().mapToDouble(Hop::delayS).sum();
    }

    /** From the first bit sent to the last one received of a packet that never waits, seconds. */
    public double oneWayS(int packetBytes) {
        return delayS()
                + hops.stream().mapToDouble(hop -> hop.sendingS(packetBytes)).sum();
    }

    /**
     * When the last of a train of packets has arrived that are sent back to back from time 0, seconds. Exact for a path
     * that is otherwise idle, loses nothing and has room for all that waits: the longest chain of transmissions of which
     * each waits for the one before on its link or for its own on the link before.
     */
    public double trainS(ImmutableList<Packets> train) {
        int last = hops.size() - 1;
        double[] before = new double[hops.size()];
        Arrays.fill(before, Double.NEGATIVE_INFINITY);
        before[0] = 0;
        for (Packets packets : train) {
            double[] after = new double[hops.size()];
            Arrays.fill(after, Double.NEGATIVE_INFINITY);
            for (int from = 0; from <= last; from++) {
                double sum = before[from];
                double slowest = 0;
                for (int to = from; to <= last; to++) {
                    double sending = hops.get(to).sendingS(packets.bytes());
                    sum += sending;
                    slowest = Math.max(slowest, sending);
                    after[to] = Math.max(after[to], sum + (packets.count() - 1) * slowest);
                }
            }
            before = after;
        }
        return delayS() + before[last];
    }
}
