package io.netsim.ip;

import io.netsim.engine.Event;
import io.netsim.node.Node;
import io.netsim.packet.Packet;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** Packets of a host to itself: they arrive at once, but by an event of their own. */
final class Loopback extends Event {
    private final Node node;
    private final Consumer<Packet> deliver;
    private final ArrayDeque<Packet> packets = new ArrayDeque<>();

    Loopback(Node node, Consumer<Packet> deliver) {
        super(node.owner());
        this.node = node;
        this.deliver = deliver;
    }

    void send(Packet packet) {
        packets.add(packet);
        if (packets.size() == 1) {
            node.simulator().schedule(this, node.simulator().nowPs());
        }
    }

    int size() {
        return packets.size();
    }

    long bytes() {
        return packets.stream().mapToLong(Packet::sizeBytes).sum();
    }

    @Override
    protected void fire(long nowPs) {
        Packet packet = packets.remove();
        if (!packets.isEmpty()) {
            node.simulator().schedule(this, nowPs);
        }
        deliver.accept(packet);
    }
}
