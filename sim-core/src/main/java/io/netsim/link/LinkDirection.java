package io.netsim.link;

import io.netsim.engine.Event;
import io.netsim.engine.EventOwner;
import io.netsim.engine.Simulator;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.queue.DropTailLimit;
import io.netsim.queue.MarkReason;
import io.netsim.queue.QueueSource;
import io.netsim.time.BitRate;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a link: a DropTail queue, a transmitter and a wire. A packet (1) arrives; (2) waits if the transmitter
 * is busy, is marked if many wait, or is dropped if too many wait; (3) is sent in 8 × (size + overhead) ÷ rate; (4) may be lost, delayed or
 * doubled; (5) arrives after the propagation delay.
 *
 * <p>In a first-in-first-out queue the start of a transmission is known when the packet arrives, so a packet costs one
 * event, its arrival, and the direction has one pending event, whatever is on the wire. A packet that arrives at the very
 * instant at which a transmission ends finds the transmitter idle.
 *
 * <p>Any other queue, and a transmitter without a steady rate, is a {@link QueuedTransmitter} in front of the wire.
 *
 * <p>Changes of the rate concern transmissions that have not begun, which are planned anew with the delay of that moment;
 * changes of delay and loss alone concern packets not yet offered. The order of packets is kept. A link that goes down
 * loses what is on it and what waits in front of it.
 */
public final class LinkDirection extends Event {
    private final String name;
    private final Simulator simulator;
    private final PacketReceiver near;
    private final Arrivals arrivals;
    /** Null for a DropTail queue. */
    private final @Nullable QueuedTransmitter queued;

    /** Null once the timeline has set a rate. */
    private @Nullable Pace pace;

    private final DropTailLimit limit;
    private final int markAbove;
    private final int mtu;
    private final int overhead;
    private final PacketRing ring = new PacketRing();
    private final LinkCounters counters = new LinkCounters();

    private BitRate rate;
    private long delayPs;
    private @Nullable Impairments impairments;
    private boolean down;
    private @Nullable LinkObserver observer;

    /** Of the packets in the ring, how many come before the first that was still waiting when last looked. */
    private int begun;

    private long waitingBytes;
    private long busyUntilPs;
    private long lastArrivalPs;

    /**
     * @param near told of losses
     * @param far gets the packets that arrive
     * @param impairments null for a wire without any
     */
    public LinkDirection(
            Simulator simulator,
            EventOwner owner,
            LinkSettings settings,
            @Nullable Impairments impairments,
            PacketReceiver near,
            PacketReceiver far) {
        super(owner);
        this.simulator = simulator;
        this.name = settings.name();
        this.rate = new BitRate(settings.rateBps());
        this.delayPs = settings.delayPs();
        this.limit = settings.limit();
        this.markAbove = settings.markAbove();
        this.mtu = settings.mtu();
        this.overhead = settings.overhead();
        this.impairments = impairments;
        this.near = near;
        this.arrivals = new Arrivals(simulator, owner, this, counters, near, far);
        this.pace = settings.pace();
        QueueSource source = settings.queue();
        this.queued = source == null ? null : new QueuedTransmitter(simulator, owner, this, counters, source);
    }

    public String name() {
        return name;
    }

    public int mtu() {
        return mtu;
    }

    public long rateBps() {
        return rate.bps();
    }

    public long delayPs() {
        return delayPs;
    }

    public boolean isDown() {
        return down;
    }

    long busyUntilPs() {
        return busyUntilPs;
    }

    @Nullable
    LinkObserver observer() {
        return observer;
    }

    /** Packets that have arrived at the far end since the start. */
    public long hops() {
        return arrivals.hops();
    }

    /** Adds an observer; those that were there first are told first. */
    public void observe(LinkObserver added) {
        observer = observer == null ? added : new LinkObservers(observer, added);
    }

    /** Hands a packet to the link. */
    public void offer(Packet packet) {
        long now = simulator.nowPs();
        int size = packet.sizeBytes();
        if (impairments != null) {
            impairments.epoch().enters(packet.payload().protocol(), now);
        }
        if (down) {
            drop(packet, Fate.LINK_DOWN, now);
            return;
        }
        if (size > mtu) {
            drop(packet, Fate.TOO_BIG, now);
            return;
        }
        if (queued != null) {
            queued.offer(packet, now);
            return;
        }
        countBegun(now);
        long start = now;
        if (busyUntilPs > now) {
            int waiting = ring.count() - begun;
            if (!limit.admits(waiting, waitingBytes, size)) {
                drop(packet, Fate.QUEUE_FULL, now);
                return;
            }
            start = busyUntilPs;
            waitingBytes += size;
            counters.maxWaiting = Math.max(counters.maxWaiting, waiting + 1);
            if (waiting >= markAbove && packet.ecn() != Packet.NOT_ECT) {
                packet.ecn(Packet.CE);
                counters.marks[MarkReason.THRESHOLD.code()]++;
            }
        } else {
            begun++;
        }
        accept(packet, now, start);
    }

    /** Moves on past the packets whose transmission has begun. */
    private void countBegun(long now) {
        int count = ring.count();
        while (begun < count) {
            int i = ring.index(begun);
            if (ring.startPs[i] > now) {
                return;
            }
            begun++;
            Packet packet = ring.packets[i];
            if (packet != null && ring.startPs[i] > ring.offeredPs[i]) {
                waitingBytes -= packet.sizeBytes();
            }
        }
    }

    /** A packet leaves the queue. */
    void transmit(Packet packet, long offeredPs, long now) {
        begun++;
        append(packet, offeredPs, now);
        if (observer != null) {
            observer.started(now, packet);
        }
    }

    private void accept(Packet packet, long now, long start) {
        counters.waitPs += start - now;
        append(packet, now, start);
        if (observer != null) {
            observer.accepted(now, start, packet);
        }
    }

    private void append(Packet packet, long offered, long start) {
        int bytes = packet.sizeBytes() + overhead;
        long duration = pace == null ? rate.serialisationPs(bytes) : pace.endPs(start, bytes) - start;
        busyUntilPs = start + duration;
        counters.packets++;
        counters.bytes += bytes;
        counters.busyPs += duration;
        counters.queueDelay.record(start - offered);
        int i = ring.append();
        ring.packets[i] = packet;
        ring.offeredPs[i] = offered;
        ring.startPs[i] = start;
        long due = busyUntilPs + delayPs;
        if (impairments != null) {
            due = impairments.impair(packet, ring, i, simulator.nowPs(), busyUntilPs, delayPs);
        }
        lastArrivalPs = Math.max(lastArrivalPs, due);
        ring.arrivalPs[i] = lastArrivalPs;
        if (ring.count() == 1) {
            simulator.schedule(this, lastArrivalPs);
        }
    }

    /** The first packet in the ring arrives. */
    @Override
    protected void fire(long nowPs) {
        countBegun(nowPs);
        int i = ring.headIndex();
        Packet packet = ring.packets[i];
        Fate fate = ring.fates[i];
        long extra = ring.extraPs[i];
        ring.removeHead();
        begun--;
        if (ring.count() > 0) {
            simulator.schedule(this, ring.arrivalPs[ring.headIndex()]);
        }
        if (packet == null) {
            throw new IllegalStateException("no packet at the head of " + name);
        }
        if (impairments == null) {
            arrivals.deliver(packet);
        } else {
            ring.forgetImpairments(i);
            arrivals.offWire(packet, fate, extra, impairments, nowPs);
        }
    }

    void drop(Packet packet, Fate fate, long now) {
        counters.drops[fate.code()]++;
        if (observer != null) {
            observer.dropped(now, packet, fate);
        }
        near.lost(packet, fate);
    }

    /** From now on transmissions begin at this rate; the one under way ends as it began. */
    public void setRate(long rateBps) {
        long now = simulator.nowPs();
        countBegun(now);
        rate = new BitRate(rateBps);
        pace = null;
        int count = ring.count();
        if (begun == count) {
            return;
        }
        if (observer != null) {
            observer.rescheduled(now);
        }
        long free = ring.startPs[ring.index(begun)];
        lastArrivalPs = begun == 0 ? now : ring.arrivalPs[ring.index(begun - 1)];
        for (int n = begun; n < count; n++) {
            free = restart(ring.index(n), free);
        }
        counters.busyPs += free - busyUntilPs;
        busyUntilPs = free;
        simulator.schedule(this, ring.arrivalPs[ring.headIndex()]);
    }

    /** Plans the transmission of a waiting packet anew, from {@code start}; returns its end. */
    private long restart(int i, long start) {
        Packet packet = ring.packets[i];
        if (packet == null) {
            throw new IllegalStateException("no packet waits at " + name);
        }
        counters.queueDelay.remove(ring.startPs[i] - ring.offeredPs[i]);
        counters.queueDelay.record(start - ring.offeredPs[i]);
        counters.waitPs += start - ring.startPs[i];
        counters.revisedPs += start - ring.startPs[i];
        ring.startPs[i] = start;
        long end = start + rate.serialisationPs(packet.sizeBytes() + overhead);
        long due = impairments == null ? end + delayPs : impairments.dueAgainPs(ring, i, end, delayPs);
        lastArrivalPs = Math.max(lastArrivalPs, due);
        ring.arrivalPs[i] = lastArrivalPs;
        if (observer != null) {
            observer.waits(start, packet);
        }
        return end;
    }

    /** For packets offered from now on. */
    public void setDelay(long newDelayPs) {
        if (newDelayPs < 0) {
            throw new IllegalArgumentException("a delay cannot be negative: " + newDelayPs + " ps");
        }
        delayPs = newDelayPs;
    }

    /** For packets offered from now on; null for a wire without any. */
    public void setImpairments(@Nullable Impairments newImpairments) {
        if (newImpairments == null && impairments != null && ring.count() > 0) {
            throw new IllegalStateException(
                    "the impairments of " + name + " can be changed, not taken away, under way");
        }
        impairments = newImpairments;
    }

    public @Nullable Impairments impairments() {
        return impairments;
    }

    /** Takes the link down, which loses all that is on it or waits, or up again. */
    public void setDown(boolean newDown) {
        if (newDown && !down) {
            long now = simulator.nowPs();
            settle(now);
            counters.busyPs -= counters.futureBusyPs;
            counters.waitPs -= counters.futureWaitPs;
            counters.revisedPs -= counters.futureWaitPs;
            busyUntilPs = Math.min(busyUntilPs, now);
            if (observer != null) {
                observer.rescheduled(now);
            }
            while (ring.count() > 0) {
                int i = ring.headIndex();
                Packet packet = ring.packets[i];
                ring.forgetImpairments(i);
                ring.removeHead();
                if (packet != null) {
                    drop(packet, Fate.LINK_DOWN, now);
                }
            }
            if (queued != null) {
                queued.drain(now, packet -> drop(packet, Fate.LINK_DOWN, now));
            }
            begun = 0;
            waitingBytes = 0;
            lastArrivalPs = now;
            simulator.cancel(this);
            arrivals.late().drain(packet -> drop(packet, Fate.LINK_DOWN, now));
        }
        down = newDown;
    }

    /** Packets waiting, in transmission or on the wire. */
    public int packetsInFlight() {
        return ring.count()
                + arrivals.late().size()
                + (queued == null ? 0 : queued.queue().packets());
    }

    /** Bytes of {@link #packetsInFlight}. */
    public long bytesInFlight() {
        return ring.bytes()
                + arrivals.late().bytes()
                + (queued == null ? 0 : queued.queue().bytes());
    }

    /** What was counted since the last reset, settled for the present. */
    public LinkCounters counters() {
        settle(simulator.nowPs());
        return counters;
    }

    /** Starts counting anew, at the end of the warm-up. */
    public void resetCounters() {
        long now = simulator.nowPs();
        settle(now);
        counters.reset(
                now, queued == null ? ring.count() - begun : queued.queue().packets());
    }

    private void settle(long now) {
        countBegun(now);
        if (queued != null) {
            queued.count(now);
        }
        counters.futureBusyPs = Math.max(0, busyUntilPs - now);
        double wait = 0;
        for (int n = begun; n < ring.count(); n++) {
            wait += ring.startPs[ring.index(n)] - now;
        }
        counters.futureWaitPs = wait;
    }

    @Override
    public String toString() {
        return "an arrival at the end of link " + name;
    }
}
