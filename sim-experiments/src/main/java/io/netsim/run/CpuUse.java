package io.netsim.run;

import io.netsim.host.Network;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much processor time a run takes: that of the whole process, its compilers and its collector included, as the
 * operating system counts it (on Linux in steps of 10 ms). Means something only while the process does nothing else.
 */
final class CpuUse {
    private static final double LEAST_S = 0.02;

    private final Network network;
    private double halfwayS = Double.NaN;
    private long hopsHalfway;

    CpuUse(Network network) {
        this.network = network;
    }

    /** To be called when half of the simulated time is over. */
    void halfway() {
        hopsHalfway = network.packetHops();
        halfwayS = processS();
    }

    /** Packet-hops per second of the second half; null if it was too short to tell. */
    @Nullable
    Double steadyPacketHopsPerS() {
        double spentS = processS() - halfwayS;
        return spentS >= LEAST_S ? (network.packetHops() - hopsHalfway) / spentS : null;
    }

    /** Since the start of the process, seconds; null where the operating system does not tell. */
    static @Nullable Double sinceStartS() {
        double spentS = processS();
        return Double.isNaN(spentS) ? null : spentS;
    }

    /** The same, but NaN where the operating system does not tell. */
    private static double processS() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1e9)
                .orElse(Double.NaN);
    }
}
