package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.queue.QueueParameter.Kind;
import io.netsim.random.RandomStream;
import io.netsim.time.Time;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Proportional integral controller enhanced (RFC 8033): every {@code update} the drop probability moves with the queueing
 * delay's distance from the target and with its change; arriving packets are dropped with it.
 *
 * <p>The queue has no timer. What it measures changes only when packets come or go, so the updates that have become due are
 * made up for just before: at the multiples of {@code update}, with the values they would have seen.
 *
 * <p>Simplified: always active (§5.3 is optional).
 */
public final class PieQueue implements QueueDiscipline {
    static final QueueParameter TARGET = new QueueParameter(
            "target",
            Kind.TIME,
            15 * Time.MILLISECOND,
            Time.NANOSECOND,
            10 * Time.SECOND,
            "queueing delay to aim at: QDELAY_REF (RFC 8033 §4.2)");
    static final QueueParameter UPDATE = new QueueParameter(
            "update",
            Kind.TIME,
            15 * Time.MILLISECOND,
            Time.MICROSECOND,
            10 * Time.SECOND,
            "time between two updates of the probability: T_UPDATE (RFC 8033 §4.2)");
    static final QueueParameter ALPHA = new QueueParameter(
            "alpha", Kind.NUMBER, 0.125, 0, 1000, "1/s, weight of the distance from the target (RFC 8033 §4.2)");
    static final QueueParameter BETA = new QueueParameter(
            "beta", Kind.NUMBER, 1.25, 0, 1000, "1/s, weight of the change since the last update (RFC 8033 §4.2)");
    static final QueueParameter MAX_BURST = new QueueParameter(
            "max_burst",
            Kind.TIME,
            150 * Time.MILLISECOND,
            0,
            100 * Time.SECOND,
            "nothing is dropped for so long after an idle time (RFC 8033 §4.4)");
    static final QueueParameter ECN = new QueueParameter(
            "ecn", Kind.FLAG, 1, 0, 1, "mark instead of drop where the sender takes part in ECN (RFC 8033 §5.1)");
    static final QueueParameter ECN_LIMIT = new QueueParameter(
            "ecn_limit", Kind.SHARE, 0.1, 0, 1, "drop anyway from this probability on: mark_ecnth (RFC 8033 §5.1)");
    static final QueueParameter DEPARTURE_RATE = new QueueParameter(
            "departure_rate",
            Kind.FLAG,
            0,
            0,
            1,
            "estimate the delay by the rate of departures instead of timestamps (RFC 8033 §5.2)");
    static final QueueParameter DERANDOMIZE = new QueueParameter(
            "derandomize", Kind.FLAG, 1, 0, 1, "no drops too close to each other, nor too far apart (RFC 8033 §5.4)");

    /** Bytes of one measurement of the rate of departures, and its weight (RFC 8033 §5.2). */
    private static final int DQ_THRESHOLD = 1 << 14;

    private static final double DQ_WEIGHT = DQ_THRESHOLD / 65536.0;

    private final PacketFifo waiting = new PacketFifo();
    private final DropTailLimit limit;
    private final QueueEvents events;
    private final RandomStream random;
    private final long updatePs;
    private final double target;
    private final double alpha;
    private final double beta;
    private final long maxBurstPs;
    private final boolean ecn;
    private final double ecnLimit;
    private final boolean byDepartures;
    private final boolean derandomize;
    private final int meanPacket;

    private double probability;
    private double accumulated;
    private long burstPs;
    /** Seconds. */
    private double delay;

    private double oldDelay;
    private long nextUpdatePs;

    /** Bytes that have left in this measurement, −1 outside of one. */
    private long dqBytes = -1;

    private long dqStartPs;
    /** Seconds that {@link #DQ_THRESHOLD} bytes take to leave; 0 before the first measurement. */
    private double dqTime;

    public PieQueue(QueueSettings settings) {
        limit = settings.limit();
        events = settings.events();
        random = settings.random();
        updatePs = settings.whole(UPDATE);
        target = settings.number(TARGET) / Time.SECOND;
        alpha = settings.number(ALPHA);
        beta = settings.number(BETA);
        maxBurstPs = settings.whole(MAX_BURST);
        ecn = settings.is(ECN);
        ecnLimit = settings.number(ECN_LIMIT);
        byDepartures = settings.is(DEPARTURE_RATE);
        derandomize = settings.is(DERANDOMIZE);
        meanPacket = settings.mtu();
        burstPs = maxBurstPs;
        nextUpdatePs = updatePs;
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        update(nowPs);
        if (!limit.admits(waiting.packets(), waiting.bytes(), packet.sizeBytes())) {
            accumulated = 0;
            events.dropped(packet, Fate.QUEUE_FULL);
        } else if (burstPs > 0 || !dropsEarly() || marks(packet)) {
            waiting.add(packet);
        } else {
            events.dropped(packet, Fate.EARLY_DROP);
        }
    }

    private boolean marks(Packet packet) {
        return ecn && probability < ecnLimit && events.mark(packet, MarkReason.EARLY);
    }

    /** The routine {@code drop_early} (RFC 8033 §4.1, §5.4). */
    private boolean dropsEarly() {
        if (oldDelay < target / 2 && probability < 0.2 || waiting.bytes() <= 2L * meanPacket) {
            return false;
        }
        if (derandomize) {
            accumulated = probability == 0 ? 0 : accumulated + probability;
            if (accumulated < 0.85) {
                return false;
            }
            if (accumulated >= 8.5) {
                accumulated = 0;
                return true;
            }
        }
        if (random.nextDouble() >= probability) {
            return false;
        }
        accumulated = 0;
        return true;
    }

    /** Makes all updates that were due up to now. */
    private void update(long now) {
        while (nextUpdatePs <= now) {
            double before = probability;
            double beforeDelay = oldDelay;
            long beforeBurst = burstPs;
            calculateProbability();
            nextUpdatePs += updatePs;
            if (probability == before && oldDelay == beforeDelay && burstPs == beforeBurst && nextUpdatePs <= now) {
                nextUpdatePs += (now - nextUpdatePs) / updatePs * updatePs + updatePs; // the rest would change nothing
            }
        }
    }

    /** The routine {@code calculate_drop_prob} (RFC 8033 §4.2, §4.4, §5.5). */
    private void calculateProbability() {
        double current = byDepartures ? waiting.bytes() * dqTime / DQ_THRESHOLD : delay;
        double change = tuned(alpha * (current - target) + beta * (current - oldDelay));
        if (probability >= 0.1 && change > 0.02) {
            change = 0.02;
        }
        probability += change;
        if (current == 0 && oldDelay == 0) {
            probability *= 0.98;
        }
        probability = Math.min(1, Math.max(0, probability));
        burstPs = Math.max(0, burstPs - updatePs);
        if (probability == 0 && current < target / 2 && oldDelay < target / 2) {
            burstPs = maxBurstPs;
        }
        oldDelay = current;
    }

    /** Small probabilities move in small steps: the table of RFC 8033 §4.2. */
    private double tuned(double change) {
        if (probability < 0.000001) {
            return change / 2048;
        } else if (probability < 0.00001) {
            return change / 512;
        } else if (probability < 0.0001) {
            return change / 128;
        } else if (probability < 0.001) {
            return change / 32;
        } else if (probability < 0.01) {
            return change / 8;
        } else if (probability < 0.1) {
            return change / 2;
        }
        return change;
    }

    @Override
    public @Nullable Packet dequeue(long nowPs) {
        update(nowPs);
        if (byDepartures && dqBytes < 0 && waiting.bytes() >= DQ_THRESHOLD) {
            dqStartPs = nowPs;
            dqBytes = 0;
        }
        Packet packet = waiting.poll();
        if (packet != null) {
            delay = waiting.isEmpty() ? 0 : (double) (nowPs - packet.queuedPs()) / Time.SECOND;
            if (dqBytes >= 0) {
                measureDepartures(packet, nowPs);
            }
        }
        return packet;
    }

    /** RFC 8033 §5.2. */
    private void measureDepartures(Packet packet, long now) {
        dqBytes += packet.sizeBytes();
        if (dqBytes >= DQ_THRESHOLD) {
            double took = (double) (now - dqStartPs) / Time.SECOND;
            dqTime = dqTime == 0 ? took : took * DQ_WEIGHT + dqTime * (1 - DQ_WEIGHT);
            dqBytes = -1;
        }
    }

    @Override
    public int packets() {
        return waiting.packets();
    }

    @Override
    public long bytes() {
        return waiting.bytes();
    }

    @Override
    public void drain(Consumer<Packet> sink) {
        waiting.drain(sink);
        delay = 0;
    }

    double probability() {
        return probability;
    }

    long burstPs() {
        return burstPs;
    }

    /** Named {@code pie}. */
    public static final class Factory implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "pie";
        }

        @Override
        public String summary() {
            return "drops arriving packets with a probability that a controller of the delay sets (RFC 8033)";
        }

        @Override
        public ImmutableList<QueueParameter> parameters() {
            return ImmutableList.of(
                    TARGET, UPDATE, ALPHA, BETA, MAX_BURST, ECN, ECN_LIMIT, DEPARTURE_RATE, DERANDOMIZE);
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new PieQueue(settings);
        }
    }
}
