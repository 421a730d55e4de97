package io.netsim.link;

import io.netsim.engine.Event;
import io.netsim.engine.EventOwner;
import io.netsim.engine.Simulator;
import io.netsim.packet.Packet;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Packets of one link direction that may arrive after others sent behind them, by time of arrival. */
final class LatePackets extends Event {
    /** Where a packet arrives. */
    interface Receiver {
        /** @param number that was given with the packet */
        void receive(Packet packet, long number);
    }

    /** @param entry breaks ties: first come, first served */
    private record Late(Packet packet, long arrivalPs, long number, long entry) {}

    private static final Comparator<Late> BY_ARRIVAL =
            Comparator.comparingLong(Late::arrivalPs).thenComparingLong(Late::entry);

    private final Simulator simulator;
    private final Receiver receiver;
    private final PriorityQueue<Late> waiting = new PriorityQueue<>(BY_ARRIVAL);
    private long entries;

    LatePackets(Simulator simulator, EventOwner owner, Receiver receiver) {
        super(owner);
        this.simulator = simulator;
        this.receiver = receiver;
    }

    void add(Packet packet, long arrivalPs, long number) {
        waiting.add(new Late(packet, arrivalPs, number, entries++));
        simulator.schedule(this, waiting.element().arrivalPs);
    }

    int size() {
        return waiting.size();
    }

    long bytes() {
        return waiting.stream().mapToLong(late -> late.packet.sizeBytes()).sum();
    }

    /** Takes all packets out. */
    void drain(Consumer<Packet> sink) {
        simulator.cancel(this);
        for (Late late = waiting.poll(); late != null; late = waiting.poll()) {
            sink.accept(late.packet);
        }
    }

    @Override
    protected void fire(long nowPs) {
        Late first = waiting.remove();
        Late next = waiting.peek();
        if (next != null) {
            simulator.schedule(this, next.arrivalPs);
        }
        receiver.receive(first.packet, first.number);
    }
}
