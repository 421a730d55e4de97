package io.netsim.link;

import io.netsim.engine.Event;
import io.netsim.engine.EventOwner;
import io.netsim.engine.Simulator;
import io.netsim.packet.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Packets of one link direction that arrive after others sent behind them, by time of arrival. */
final class LatePackets extends Event {
    private record Late(Packet packet, long arrivalPs) {}

    private final Simulator simulator;
    private final Consumer<Packet> deliver;
    private final List<Late> waiting = new ArrayList<>();

    LatePackets(Simulator simulator, EventOwner owner, Consumer<Packet> deliver) {
        super(owner);
        this.simulator = simulator;
        this.deliver = deliver;
    }

    void add(Packet packet, long arrivalPs) {
        int at = waiting.size();
        while (at > 0 && waiting.get(at - 1).arrivalPs > arrivalPs) {
            at--;
        }
        waiting.add(at, new Late(packet, arrivalPs));
        simulator.schedule(this, waiting.get(0).arrivalPs);
    }

    int size() {
        return waiting.size();
    }

    long bytes() {
        return waiting.stream().mapToLong(late -> late.packet.sizeBytes()).sum();
    }

    /** Takes all packets out. */
    void drain(Consumer<Packet> sink) {
        waiting.forEach(late -> sink.accept(late.packet));
        waiting.clear();
        simulator.cancel(this);
    }

    @Override
    protected void fire(long nowPs) {
        Packet packet = waiting.remove(0).packet;
        if (!waiting.isEmpty()) {
            simulator.schedule(this, waiting.get(0).arrivalPs);
        }
        deliver.accept(packet);
    }
}
