package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.queue.QueueParameter.Kind;
import io.netsim.time.Time;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Two queues with coupled marking (RFC 9332, appendix A): scalable senders, whose packets have ECT(1) or CE, wait in L, all
 * others in C. One controller of the delay gives p′. C drops or marks with p′², L marks with k × p′ or by a step of its
 * own, so that flows in both get about equal rates while L stays short.
 *
 * <p>The queue has no timer: updates that have become due are made up for before the next packet comes or goes, at the
 * multiples of {@code update}, with the waits of that instant.
 */
public final class DualPi2Queue implements QueueDiscipline {
    static final QueueParameter TARGET = new QueueParameter(
            "target",
            Kind.TIME,
            15 * Time.MILLISECOND,
            Time.NANOSECOND,
            10 * Time.SECOND,
            "queueing delay that C aims at (RFC 9332 §A.1)");
    static final QueueParameter UPDATE = new QueueParameter(
            "update",
            Kind.TIME,
            16 * Time.MILLISECOND,
            Time.MICROSECOND,
            10 * Time.SECOND,
            "time between two updates of p′ (RFC 9332 §A.1; Linux: 16 ms)");
    static final QueueParameter ALPHA = new QueueParameter(
            "alpha", Kind.NUMBER, 0.16, 0, 1000, "1/s, integral gain of each update (RFC 9332 §A.1; Linux: 0.16)");
    static final QueueParameter BETA = new QueueParameter(
            "beta", Kind.NUMBER, 3.2, 0, 1000, "1/s, proportional gain of each update (RFC 9332 §A.1; Linux: 3.2)");
    static final QueueParameter COUPLING =
            new QueueParameter("coupling", Kind.NUMBER, 2, 0, 100, "factor k between p′ and L (RFC 9332 §2.1)");
    static final QueueParameter STEP = new QueueParameter(
            "step",
            Kind.TIME,
            Time.MILLISECOND,
            0,
            10 * Time.SECOND,
            "L marks what waited longer, if another packet waits (RFC 9332 §A.1; Linux: 1 ms)");
    static final QueueParameter RAMP = new QueueParameter(
            "ramp",
            Kind.TIME,
            0,
            0,
            10 * Time.SECOND,
            "from step to step + ramp L's own marking grows from 0 to 1 (RFC 9332 §A.1: 800 us and 400 us)");
    static final QueueParameter PROTECTION = new QueueParameter(
            "classic_share",
            Kind.SHARE,
            0.1,
            0,
            1,
            "of the rate C gets at least, by weighted round robin (RFC 9332 §4.2.2; Linux: 10 %)");
    static final QueueParameter TIME_SHIFT = new QueueParameter(
            "time_shift",
            Kind.TIME,
            Double.NaN,
            0,
            10 * Time.SECOND,
            "if given, C goes first when its packet has waited so much longer than L's (RFC 9332 §A.1), without round robin");

    private final Lane low = new Lane();
    private final Lane classic = new Lane();
    private final DropTailLimit limit;
    private final QueueEvents events;
    private final long updatePs;
    private final long targetPs;
    private final double alpha;
    private final double beta;
    private final double coupling;
    private final double classicMax;
    private final long stepPs;
    private final long rampPs;
    private final double share;
    private final double startCredit;
    private final long timeShiftPs;

    private double base;
    private long oldDelayPs;
    private long nextUpdatePs;
    /** Of C against L, in bytes × share. */
    private double credit;

    /** One of the two queues. */
    private static final class Lane {
        final PacketFifo waiting = new PacketFifo();
        private double count;

        /** When its first packet came, or {@code otherwise}. */
        long headPs(long otherwise) {
            Packet head = waiting.peek();
            return head == null ? otherwise : head.queuedPs();
        }

        /** The routine {@code recur}: true in the given share of calls, evenly spread. */
        boolean recurs(double likelihood) {
            count += likelihood;
            if (count > 1) {
                count -= 1;
                return true;
            }
            return false;
        }
    }

    public DualPi2Queue(QueueSettings settings) {
        limit = settings.limit();
        events = settings.events();
        updatePs = settings.whole(UPDATE);
        targetPs = settings.whole(TARGET);
        alpha = settings.number(ALPHA);
        beta = settings.number(BETA);
        coupling = settings.number(COUPLING);
        classicMax = coupling > 1 ? 1 / (coupling * coupling) : 1;
        stepPs = settings.whole(STEP);
        rampPs = settings.whole(RAMP);
        share = settings.number(PROTECTION);
        startCredit = settings.mtu() * (2 * share - 1);
        credit = startCredit;
        timeShiftPs = settings.has(TIME_SHIFT) ? settings.whole(TIME_SHIFT) : -1;
        nextUpdatePs = updatePs;
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        update(nowPs);
        if (!limit.admits(packets(), bytes(), packet.sizeBytes())) {
            events.dropped(packet, Fate.QUEUE_FULL);
        } else {
            ((packet.ecn() & 1) == 0 ? classic : low).waiting.add(packet); // RFC 9331 §5.1: ECT(1) or CE
        }
    }

    /** The routine {@code dualpi2_dequeue} with overload control (RFC 9332 §A.2). */
    @Override
    public @Nullable Packet dequeue(long nowPs) {
        update(nowPs);
        while (packets() > 0) {
            Lane lane = scheduled(nowPs);
            Packet packet = lane.waiting.poll();
            if (packet == null) {
                throw new IllegalStateException("an empty queue was scheduled");
            }
            boolean drops = lane == low ? !passesLow(packet, nowPs) : !passesClassic(packet);
            if (!drops) {
                return packet;
            }
            events.dropped(packet, Fate.EARLY_DROP);
        }
        return null;
    }

    /** Beyond saturation of its marks L is dropped from as C is. */
    private boolean passesLow(Packet packet, long now) {
        double coupled = coupling * base;
        if (coupled >= 1) {
            if (low.recurs(base * base)) {
                return false;
            }
            events.mark(packet, MarkReason.COUPLED);
            return true;
        }
        double own = low.waiting.isEmpty() ? 0 : ownMarking(now - packet.queuedPs());
        if (low.recurs(Math.max(own, coupled))) {
            events.mark(packet, own > coupled ? MarkReason.STEP : MarkReason.COUPLED);
        }
        return true;
    }

    private boolean passesClassic(Packet packet) {
        double p = base * base;
        return !classic.recurs(p) || p < classicMax && events.mark(packet, MarkReason.EARLY);
    }

    /** The routine {@code laqm}. */
    private double ownMarking(long waitedPs) {
        if (waitedPs <= stepPs) {
            return 0;
        }
        return waitedPs >= stepPs + rampPs ? 1 : (double) (waitedPs - stepPs) / rampPs;
    }

    /** Who goes next: L, unless C has waited for its share or, with a time shift, too long. */
    private Lane scheduled(long now) {
        Packet ofLow = low.waiting.peek();
        Packet ofClassic = classic.waiting.peek();
        if (ofLow == null || ofClassic == null) {
            credit = startCredit;
            return ofLow == null ? classic : low;
        }
        if (timeShiftPs >= 0) {
            return now - ofClassic.queuedPs() >= now - ofLow.queuedPs() + timeShiftPs ? classic : low;
        }
        if (credit <= 0) {
            credit += share * ofLow.sizeBytes();
            return low;
        }
        credit -= (1 - share) * ofClassic.sizeBytes();
        return classic;
    }

    /** The routine {@code dualpi2_update}, for each instant that has passed; the wait is the longer of both queues. */
    private void update(long now) {
        while (nextUpdatePs <= now) {
            long oldest = Math.min(low.headPs(nextUpdatePs), classic.headPs(nextUpdatePs));
            long delayPs = nextUpdatePs - oldest;
            double before = base;
            base += (alpha * (delayPs - targetPs) + beta * (delayPs - oldDelayPs)) / Time.SECOND;
            base = Math.min(1, Math.max(0, base));
            nextUpdatePs += updatePs;
            if (base == before && delayPs == 0 && oldDelayPs == 0 && nextUpdatePs <= now) {
                nextUpdatePs += (now - nextUpdatePs) / updatePs * updatePs + updatePs; // the rest would change nothing
            }
            oldDelayPs = delayPs;
        }
    }

    @Override
    public int packets() {
        return low.waiting.packets() + classic.waiting.packets();
    }

    @Override
    public long bytes() {
        return low.waiting.bytes() + classic.waiting.bytes();
    }

    @Override
    public void drain(Consumer<Packet> sink) {
        low.waiting.drain(sink);
        classic.waiting.drain(sink);
    }

    /** p′. */
    double base() {
        return base;
    }

    /** Named {@code dualpi2}. */
    public static final class Factory implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "dualpi2";
        }

        @Override
        public String summary() {
            return "two coupled queues, a short one for scalable senders (L4S) and one for all others (RFC 9332)";
        }

        @Override
        public ImmutableList<QueueParameter> parameters() {
            return ImmutableList.of(TARGET, UPDATE, ALPHA, BETA, COUPLING, STEP, RAMP, PROTECTION, TIME_SHIFT);
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new DualPi2Queue(settings);
        }
    }
}
