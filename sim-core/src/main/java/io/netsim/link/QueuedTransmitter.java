package io.netsim.link;

import io.netsim.engine.Event;
import io.netsim.engine.EventOwner;
import io.netsim.engine.Simulator;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.queue.MarkReason;
import io.netsim.queue.QueueDiscipline;
import io.netsim.queue.QueueEvents;
import io.netsim.queue.QueueSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The transmitter of a link direction whose queue is more than DropTail: who is sent next is known only when the
 * transmitter is free, so this costs a second event for each packet that waits. A packet that arrives at the very instant
 * at which a transmission ends finds the transmitter free, and those that wait go first.
 */
final class QueuedTransmitter extends Event implements QueueEvents {
    private final Simulator simulator;
    private final LinkDirection direction;
    private final LinkCounters counters;
    private final QueueDiscipline queue;
    /** Up to when {@link LinkCounters#waitPs} has been counted. */
    private long countedPs;
    /** The packet that is being put in; null once it is dropped. */
    private @Nullable Packet arriving;

    QueuedTransmitter(
            Simulator simulator, EventOwner owner, LinkDirection direction, LinkCounters counters, QueueSource source) {
        super(owner);
        this.simulator = simulator;
        this.direction = direction;
        this.counters = counters;
        this.queue = source.create(this);
    }

    QueueDiscipline queue() {
        return queue;
    }

    void offer(Packet packet, long now) {
        sendWaiting(now);
        count(now);
        packet.queuedPs(now);
        arriving = packet;
        queue.enqueue(packet, now);
        boolean taken = arriving != null;
        arriving = null;
        if (taken) {
            LinkObserver observer = direction.observer();
            if (observer != null) {
                observer.accepted(now, LinkObserver.NOT_YET, packet);
            }
        }
        sendWaiting(now);
        counters.maxWaiting = Math.max(counters.maxWaiting, queue.packets());
        tellLength(now);
    }

    /** A transmission has ended, or the queue said that it would be ready now. */
    @Override
    protected void fire(long nowPs) {
        sendWaiting(nowPs);
        tellLength(nowPs);
    }

    /** Sends what may go now, and comes back when more may. */
    private void sendWaiting(long now) {
        while (direction.busyUntilPs() <= now && queue.packets() > 0) {
            count(now);
            Packet packet = queue.dequeue(now);
            if (packet == null) {
                long ready = queue.readyAtPs(now);
                if (queue.packets() > 0 && ready <= now) {
                    throw new IllegalStateException(
                            "the queue of " + direction.name() + " is ready, and gives no packet");
                }
                if (queue.packets() > 0) {
                    simulator.schedule(this, ready);
                }
                return;
            }
            counters.revisedPs -= now - packet.queuedPs();
            direction.transmit(packet, packet.queuedPs(), now);
        }
        if (queue.packets() > 0) {
            simulator.schedule(this, direction.busyUntilPs());
        } else {
            simulator.cancel(this);
        }
    }

    /** Counts the waiting time up to now. */
    void count(long now) {
        double waited = (double) (now - countedPs) * queue.packets();
        counters.waitPs += waited;
        counters.revisedPs += waited;
        countedPs = now;
    }

    private void tellLength(long now) {
        LinkObserver observer = direction.observer();
        if (observer != null) {
            observer.queueLength(now, queue.packets());
        }
    }

    /** The link goes down: nothing waits any more. */
    void drain(long now, Consumer<Packet> sink) {
        count(now);
        queue.drain(sink);
        simulator.cancel(this);
        tellLength(now);
    }

    @Override
    public void dropped(Packet packet, Fate fate) {
        if (packet == arriving) {
            arriving = null;
        }
        direction.drop(packet, fate, simulator.nowPs());
    }

    @Override
    public void marked(Packet packet, MarkReason reason) {
        counters.marks[reason.code()]++;
    }

    @Override
    public String toString() {
        return "the end of a transmission on link " + direction.name();
    }
}
