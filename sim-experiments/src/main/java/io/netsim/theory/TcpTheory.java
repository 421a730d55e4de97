package io.netsim.theory;

import com.google.common.collect.ImmutableList;

/** Closed forms for one TCP connection over a path there and a path back. */
public final class TcpTheory {
    /** C of CUBIC in segments per cubed second, and what is left of the window on loss (RFC 9438 §4.1, §4.6). */
    private static final double CUBIC_C = 0.4;

    private static final double CUBIC_BETA = 0.7;

    private TcpTheory() {}

    /** Propagation there and back, seconds: the round-trip time that {@code bdp} of a queue means. */
    public static double propagationRttS(Path there, Path back) {
        return there.delayS() + back.delayS();
    }

    /** Round-trip time of a full segment and its acknowledgement where nothing waits, seconds. */
    public static double idleRttS(Path there, Path back, TcpShape shape) {
        return there.oneWayS(shape.packetBytes()) + back.oneWayS(shape.ackBytes());
    }

    /**
     * Bandwidth-delay product, bytes: the smallest rate on the way there times the propagation delay there and back. So
     * many bytes under way fill the path and no queue.
     */
    public static double bandwidthDelayBytes(Path there, Path back) {
        return there.bottleneckBps() * propagationRttS(there, back) / 8;
    }

    /**
     * From the SYN to the arrival of the last byte, seconds: one handshake, then its acknowledgement and all segments back
     * to back at the full rate of the path. Assumes paths that are otherwise idle and lose nothing, and a sender that no
     * window ever holds back; slow start, which is left out, takes round trips more.
     *
     * @param bytes to be delivered, at least 1
     */
    public static double idealCompletionS(Path there, Path back, TcpShape shape, long bytes) {
        double handshake = there.oneWayS(shape.synBytes()) + back.oneWayS(shape.synAckBytes());
        long full = bytes / shape.payloadBytes();
        int rest = (int) (bytes % shape.payloadBytes());
        ImmutableList.Builder<Path.Packets> train = ImmutableList.builder();
        train.add(new Path.Packets(1, shape.ackBytes()));
        if (full > 0) {
            train.add(new Path.Packets(full, shape.packetBytes()));
        }
        if (rest > 0) {
            train.add(new Path.Packets(1, rest + shape.headerBytes()));
        }
        return handshake + there.trainS(train.build());
    }

    /**
     * Average window of Reno in segments, √(3 / (2 b p)): Mathis, Semke, Mahdavi and Ott, "The Macroscopic Behavior of the
     * TCP Congestion Avoidance Algorithm", CCR 27(3), 1997, equation 3. Their constant C is √(3/2) with b = 1 and √(3/4)
     * with b = 2. Assumes losses at even distances, each repaired without a time-out.
     *
     * @param loss probability that a segment is lost, more than 0
     * @param segmentsPerStep b: segments for which the window grows as for one; 1 where growth counts segments or bytes
     *     acknowledged (RFC 3465, Linux), those of a delayed acknowledgement where it counts acknowledgements
     */
    public static double renoWindow(double loss, int segmentsPerStep) {
        return Math.sqrt(3 / (2.0 * segmentsPerStep * loss));
    }

    /**
     * Average window of CUBIC in segments: (C (3 + β) / (4 (1 − β)))^¼ (RTT / p)^¾ (RFC 9438 §5.1, equation 6), or that of
     * Reno where it is larger, the Reno-friendly region (§4.3, §5.1). Assumes losses at even distances.
     */
    public static double cubicWindow(double rttS, double loss) {
        double factor = CUBIC_C * (3 + CUBIC_BETA) / (4 * (1 - CUBIC_BETA));
        double cubic = Math.pow(factor, 0.25) * Math.pow(rttS / loss, 0.75);
        return Math.max(cubic, renoWindow(loss, 1));
    }

    /** Application bits per second that a window of so many full segments a round trip delivers. */
    public static double goodputBps(double windowSegments, TcpShape shape, double rttS) {
        return 8 * windowSegments * shape.payloadBytes() / rttS;
    }
}
