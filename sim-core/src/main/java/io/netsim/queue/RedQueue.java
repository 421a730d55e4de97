package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.queue.QueueParameter.Kind;
import io.netsim.random.RandomStream;
import io.netsim.time.BitRate;
import io.netsim.time.Time;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Random early detection: drops or marks arriving packets with a probability that grows with the average queue length
 * (Floyd and Jacobson, "Random Early Detection Gateways for Congestion Avoidance", 1993), gently above the maximum (Floyd
 * 2000), with a probability that may adapt itself (Floyd, Gummadi and Shenker, "Adaptive RED", 2001).
 *
 * <p>The gaps between marks are uniform on 1 to 1 ÷ p as §7 of the paper derives them; the code of its figure 2 counts one
 * packet more. Lengths count packets, or bytes in units of a mean packet. The queue has no timer: max_p is adapted when a
 * packet arrives, once for each interval that has passed.
 */
public final class RedQueue implements QueueDiscipline {
    static final QueueParameter MIN = new QueueParameter(
            "min_threshold",
            Kind.PACKETS,
            Double.NaN,
            0.1,
            1e9,
            "average below which nothing is dropped; 5 packets, if adaptive at least half of target_delay (Floyd 2001 §5)");
    static final QueueParameter MAX = new QueueParameter(
            "max_threshold",
            Kind.PACKETS,
            Double.NaN,
            0.1,
            1e9,
            "average at which max_probability is reached; 3 × min_threshold (Floyd 1997)");
    static final QueueParameter WEIGHT = new QueueParameter(
            "weight",
            Kind.NUMBER,
            Double.NaN,
            1e-9,
            1,
            "of one arrival in the average; 0.002 (1993 §6), if adaptive 1 − exp(−1 ÷ packets per second) (Floyd 2001)");
    static final QueueParameter MAX_P = new QueueParameter(
            "max_probability",
            Kind.SHARE,
            0.1,
            1e-9,
            1,
            "probability at max_threshold (Floyd 1997); where adaptive, that of the start");
    static final QueueParameter GENTLE = new QueueParameter(
            "gentle",
            Kind.FLAG,
            1,
            0,
            1,
            "from max_threshold to twice of it the probability grows to 1, instead of being 1 at once (Floyd 2000)");
    static final QueueParameter ADAPTIVE =
            new QueueParameter("adaptive", Kind.FLAG, 0, 0, 1, "max_probability adapts itself (Floyd 2001)");
    static final QueueParameter TARGET_DELAY = new QueueParameter(
            "target_delay",
            Kind.TIME,
            5 * Time.MILLISECOND,
            Time.NANOSECOND,
            10 * Time.SECOND,
            "of adaptive RED, sets min_threshold (Floyd 2001 §5)");
    static final QueueParameter BYTES = new QueueParameter(
            "bytes",
            Kind.FLAG,
            0,
            0,
            1,
            "count bytes, in units of mean_packet, and drop in proportion to the packet's size (1993 §7)");
    static final QueueParameter MEAN = new QueueParameter(
            "mean_packet",
            Kind.SIZE,
            Double.NaN,
            1,
            65535,
            "bytes of a typical packet: the unit of bytes, and of idle times; the MTU of the link");
    static final QueueParameter ECN = new QueueParameter(
            "ecn",
            Kind.FLAG,
            1,
            0,
            1,
            "mark instead of drop where the sender takes part in ECN, below twice max_threshold (RFC 3168 §7)");

    /** How often max_p is adapted, and by how much (Floyd 2001 §4). */
    private static final long ADAPT_PS = Time.SECOND / 2;

    private static final double DECREASE = 0.9;
    private static final double INCREASE = 0.01;

    private final PacketFifo waiting = new PacketFifo();
    private final DropTailLimit limit;
    private final QueueEvents events;
    private final RandomStream random;
    private final RedAverage average;
    private final double min;
    private final double max;
    private final int mean;
    private final boolean gentle;
    private final boolean adaptive;
    private final boolean inBytes;
    private final boolean ecn;
    /** Null for a link without serialisation time, which is never idle with packets missed. */
    private final @Nullable BitRate rate;

    private double maxP;
    private long adaptPs = ADAPT_PS;
    /** Packets, or bytes ÷ mean packet, that came since the last drop or mark while the average was above the minimum. */
    private double sinceMark;
    /** When the transmitter has sent what it got last. */
    private long sentPs;

    public RedQueue(QueueSettings settings) {
        limit = settings.limit();
        events = settings.events();
        random = settings.random();
        mean = settings.has(MEAN) ? (int) settings.whole(MEAN) : settings.mtu();
        rate = settings.rateBps() == BitRate.INFINITE ? null : new BitRate(settings.rateBps());
        adaptive = settings.is(ADAPTIVE);
        gentle = settings.is(GENTLE);
        inBytes = settings.is(BYTES);
        ecn = settings.is(ECN);
        maxP = settings.number(MAX_P);
        if (adaptive && rate == null && !(settings.has(MIN) && settings.has(WEIGHT))) {
            throw new IllegalArgumentException(
                    "adaptive RED on a link of infinite rate needs 'min_threshold' and 'weight'");
        }
        double perSecond = rate == null ? 0 : rate.bps() / (8.0 * mean);
        double delay = settings.number(TARGET_DELAY) / Time.SECOND;
        min = settings.has(MIN) ? settings.number(MIN) : adaptive ? Math.max(5, perSecond * delay / 2) : 5;
        max = settings.has(MAX) ? settings.number(MAX) : 3 * min;
        if (!(max > min)) {
            throw new IllegalArgumentException(
                    "max_threshold (" + max + " packets) must be larger than min_threshold (" + min + " packets)");
        }
        average = new RedAverage(
                settings.has(WEIGHT) ? settings.number(WEIGHT) : adaptive ? -StrictMath.expm1(-1 / perSecond) : 0.002);
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        adapt(nowPs);
        average.arrival(length(), missed(nowPs));
        if (!limit.admits(waiting.packets(), waiting.bytes(), packet.sizeBytes())) {
            sinceMark = 0;
            events.dropped(packet, Fate.QUEUE_FULL);
            return;
        }
        double p = probability(average.value());
        if (p >= 1) {
            sinceMark = 0;
            events.dropped(packet, Fate.FORCED_DROP); // even if it could be marked (RFC 3168 §7)
        } else if (p > 0 && hits(p, inBytes ? (double) packet.sizeBytes() / mean : 1)) {
            hit(packet);
        } else {
            if (p == 0) {
                sinceMark = 0;
            }
            waiting.add(packet);
        }
    }

    /** Drops or marks. Above the maximum of the gentle variant a hit is still one of chance. */
    private void hit(Packet packet) {
        if (ecn && events.mark(packet, average.value() < max ? MarkReason.EARLY : MarkReason.FORCED)) {
            waiting.add(packet);
        } else {
            events.dropped(packet, average.value() < max ? Fate.EARLY_DROP : Fate.FORCED_DROP);
        }
    }

    /** In packets, or in bytes ÷ mean packet. */
    private double length() {
        return inBytes ? (double) waiting.bytes() / mean : waiting.packets();
    }

    /** How many packets the transmitter could have sent while it was idle. */
    private double missed(long now) {
        if (rate == null || !waiting.isEmpty() || now <= sentPs) {
            return 0;
        }
        return (double) (now - sentPs) / rate.serialisationPs(mean);
    }

    /** p_b of the paper: by the average alone. */
    double probability(double avg) {
        if (avg < min) {
            return 0;
        }
        if (avg < max) {
            return maxP * (avg - min) / (max - min);
        }
        return gentle && avg < 2 * max ? maxP + (1 - maxP) * (avg - max) / max : 1;
    }

    /** p_a of the paper: p_b ÷ (1 − count × p_b) for a packet of size 1, so that the gaps are uniform. */
    private boolean hits(double pb, double size) {
        double rest = 1 - sinceMark * pb;
        sinceMark += size;
        if (rest > pb * size && random.nextDouble() >= pb * size / rest) {
            return false;
        }
        sinceMark = 0;
        return true;
    }

    /** For each half second that has passed: max_p towards an average in the middle fifth between the thresholds. */
    private void adapt(long now) {
        while (adaptive && adaptPs <= now) {
            adaptPs += ADAPT_PS;
            double avg = average.value();
            if (avg > min + 0.6 * (max - min) && maxP <= 0.5) {
                maxP += Math.min(INCREASE, maxP / 4);
            } else if (avg < min + 0.4 * (max - min) && maxP >= 0.01) {
                maxP *= DECREASE;
            } else {
                adaptPs += (now - adaptPs + ADAPT_PS) / ADAPT_PS * ADAPT_PS; // nothing changes before the next arrival
            }
        }
    }

    @Override
    public @Nullable Packet dequeue(long nowPs) {
        Packet packet = waiting.poll();
        if (packet != null && rate != null) {
            sentPs = nowPs + rate.serialisationPs(packet.sizeBytes());
        }
        return packet;
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
    }

    double average() {
        return average.value();
    }

    double maxProbability() {
        return maxP;
    }

    /** Named {@code red}. */
    public static final class Factory implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "red";
        }

        @Override
        public String summary() {
            return "random early detection, gentle, can be adaptive (Floyd and Jacobson 1993, Floyd et al. 2001)";
        }

        @Override
        public ImmutableList<QueueParameter> parameters() {
            return ImmutableList.of(MIN, MAX, WEIGHT, MAX_P, GENTLE, ADAPTIVE, TARGET_DELAY, BYTES, MEAN, ECN);
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new RedQueue(settings);
        }
    }
}
