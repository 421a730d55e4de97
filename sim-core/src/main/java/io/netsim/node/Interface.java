package io.netsim.node;

import io.netsim.link.LinkDirection;
import io.netsim.link.PacketReceiver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/** Where a node and a link meet: sends into one direction of the link and receives from the other. */
public final class Interface implements PacketReceiver {
    private final Node node;
    private final int index;
    private final String linkName;
    private @Nullable LinkDirection out;
    private @Nullable Interface peer;

    Interface(Node node, int index, String linkName) {
        this.node = node;
        this.index = index;
        this.linkName = linkName;
    }

    /** Joins two interfaces by the directions that leave them. */
    public static void connect(Interface a, LinkDirection fromA, Interface b, LinkDirection fromB) {
        a.out = fromA;
        a.peer = b;
        b.out = fromB;
        b.peer = a;
    }

    public Node node() {
        return node;
    }

    /** Number among the interfaces of the node, from 0. */
    public int index() {
        return index;
    }

    /** Name of the link without a direction. */
    public String linkName() {
        return linkName;
    }

    /** The direction of the link that leaves here. */
    public LinkDirection out() {
        if (out == null) {
            throw new IllegalStateException("interface " + this + " is not connected");
        }
        return out;
    }

    /** The interface at the other end. */
    public Interface peer() {
        if (peer == null) {
            throw new IllegalStateException("interface " + this + " is not connected");
        }
        return peer;
    }

    public void send(Packet packet) {
        out().offer(packet);
    }

    @Override
    public void receive(Packet packet) {
        node.receive(packet, this);
    }

    @Override
    public void lost(Packet packet, Fate fate) {
        node.ended(packet, fate);
    }

    @Override
    public void duplicated(Packet copy) {
        node.originated(copy);
    }

    @Override
    public String toString() {
        return node.name() + "[" + index + "]";
    }
}
