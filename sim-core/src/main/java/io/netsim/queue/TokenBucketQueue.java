package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.time.BitRate;
import io.netsim.time.Time;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket in front of a queue (RFC 2475 §2.3.3.3, RFC 2697's single rate): tokens, one for each byte of IP, come at
 * {@code rate} up to {@code burst}. As a shaper ({@code shaper}) it lets a packet wait until there are tokens for it; as a
 * policer ({@code policer}) it drops or remarks what comes without tokens for it. In any span t no more than burst + rate × t
 * bytes conform.
 *
 * <p>Kept as the instant at which the bucket would be full, which is exact in picoseconds (the virtual scheduling of the
 * generic cell rate algorithm, ITU-T I.371).
 */
public final class TokenBucketQueue implements QueueDiscipline {
    private static final int NO_REMARK = -1;

    private final QueueDiscipline inner;
    private final QueueEvents events;
    private final boolean polices;
    private final int remark;
    private final BitRate rate;
    private final long burstPs;
    private long fullAtPs;
    /** Of a shaper: taken out of the inner queue and waiting for tokens. */
    private @Nullable Packet next;

    TokenBucketQueue(QueueSettings settings, boolean polices) {
        long burst = settings.whole(Parameters.BURST);
        if (burst < settings.mtu()) {
            throw new IllegalArgumentException("a burst of " + burst + " B lets no packet of the link's MTU, "
                    + settings.mtu() + " B, through; write at least 'burst: " + settings.mtu() + " B'");
        }
        this.events = settings.events();
        this.inner = settings.classes().get(0).queue().create(events);
        this.polices = polices;
        this.remark = polices && settings.has(Parameters.REMARK) ? (int) settings.whole(Parameters.REMARK) : NO_REMARK;
        this.rate = new BitRate(settings.whole(Parameters.RATE));
        this.burstPs = fillingPs(burst, rate.bps());
    }

    /** How long an empty bucket takes to be full; 25 days if longer. */
    private static long fillingPs(long burst, long rateBps) {
        return BigInteger.valueOf(burst)
                .multiply(BigInteger.valueOf(8 * Time.SECOND))
                .divide(BigInteger.valueOf(rateBps))
                .min(BigInteger.valueOf(100 * 24 * Time.HOUR / 4))
                .longValueExact();
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        if (polices) {
            long after = Math.max(fullAtPs, nowPs) + rate.serialisationPs(packet.sizeBytes());
            if (after - nowPs <= burstPs) {
                fullAtPs = after;
            } else if (remark == NO_REMARK) {
                events.dropped(packet, Fate.POLICED);
                return;
            } else {
                packet.trafficClass(remark << 2 | packet.ecn());
            }
        }
        inner.enqueue(packet, nowPs);
    }

    @Override
    public @Nullable Packet dequeue(long nowPs) {
        if (polices) {
            return inner.dequeue(nowPs);
        }
        if (next == null) {
            next = inner.dequeue(nowPs);
        }
        Packet packet = next;
        if (packet == null || conformsAtPs(packet) > nowPs) {
            return null;
        }
        next = null;
        fullAtPs = Math.max(fullAtPs, nowPs) + rate.serialisationPs(packet.sizeBytes());
        return packet;
    }

    /** When there are tokens for it. */
    private long conformsAtPs(Packet packet) {
        return fullAtPs + rate.serialisationPs(packet.sizeBytes()) - burstPs;
    }

    @Override
    public long readyAtPs(long nowPs) {
        return next == null ? inner.readyAtPs(nowPs) : conformsAtPs(next);
    }

    @Override
    public int packets() {
        return inner.packets() + (next == null ? 0 : 1);
    }

    @Override
    public long bytes() {
        return inner.bytes() + (next == null ? 0 : next.sizeBytes());
    }

    @Override
    public void drain(Consumer<Packet> sink) {
        Packet first = next;
        if (first != null) {
            next = null;
            sink.accept(first);
        }
        inner.drain(sink);
    }

    /** What files set. */
    private static final class Parameters {
        static final QueueParameter RATE = new QueueParameter(
                "rate", QueueParameter.Kind.RATE, Double.NaN, 1, 1e15, "of tokens, in bits of IP; required");
        static final QueueParameter BURST = new QueueParameter(
                "burst",
                QueueParameter.Kind.SIZE,
                15_000,
                68,
                1 << 30,
                "tokens that the bucket holds, at least the MTU");
        static final QueueParameter REMARK = new QueueParameter(
                "remark",
                QueueParameter.Kind.COUNT,
                Double.NaN,
                0,
                63,
                "codepoint (DSCP) that packets without tokens get; they are dropped without it");
    }

    private static QueueSettings checked(QueueSettings settings, String name) {
        if (!settings.has(Parameters.RATE)) {
            throw new IllegalArgumentException("a " + name + " needs a rate, such as 'rate: 5 Mbps'");
        }
        return settings;
    }

    /** Named {@code shaper}. */
    public static final class Shaper implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "shaper";
        }

        @Override
        public String summary() {
            return "a token bucket: packets wait until there are tokens for them (RFC 2475 §2.3.3.3)";
        }

        @Override
        public Inside inside() {
            return Inside.QUEUE;
        }

        @Override
        public ImmutableList<QueueParameter> parameters() {
            return ImmutableList.of(Parameters.RATE, Parameters.BURST);
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new TokenBucketQueue(checked(settings, name()), false);
        }
    }

    /** Named {@code policer}. */
    public static final class Policer implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "policer";
        }

        @Override
        public String summary() {
            return "a token bucket: packets without tokens are dropped or remarked (RFC 2475 §2.3.3.4)";
        }

        @Override
        public Inside inside() {
            return Inside.QUEUE;
        }

        @Override
        public ImmutableList<QueueParameter> parameters() {
            return ImmutableList.of(Parameters.RATE, Parameters.BURST, Parameters.REMARK);
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new TokenBucketQueue(checked(settings, name()), true);
        }
    }
}
