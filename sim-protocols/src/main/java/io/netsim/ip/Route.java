package io.netsim.ip;

import io.netsim.node.Interface;
import io.netsim.packet.Fate;
import org.jspecify.annotations.Nullable;

/** Where packets to one destination go on from one node. */
final class Route {
    /** No prefix covers the destination, or no way leads there. */
    static final Route NET_UNREACHABLE = new Route(Fate.NO_ROUTE, IcmpType.NET_UNREACHABLE);
    /** The prefix ends here, but no host has the address; or a static route says so. */
    static final Route HOST_UNREACHABLE = new Route(Fate.HOST_UNREACHABLE, IcmpType.HOST_UNREACHABLE);
    /** A static route that drops without a word. */
    static final Route BLACKHOLE = new Route(Fate.BLACKHOLE, null);

    private final Interface[] nextHops;
    private final boolean perPacket;
    private final Fate fate;
    private final @Nullable IcmpType report;
    private int packets;

    /**
     * @param nextHops interfaces of equal cost, in a fixed order, at least one
     * @param perPacket whether each packet is sent by one drawn for it
     */
    Route(Interface[] nextHops, boolean perPacket) {
        this.nextHops = nextHops;
        this.perPacket = perPacket;
        this.fate = Fate.NO_ROUTE;
        this.report = null;
    }

    private Route(Fate fate, @Nullable IcmpType report) {
        this.nextHops = new Interface[0];
        this.perPacket = false;
        this.fate = fate;
        this.report = report;
    }

    boolean leadsNowhere() {
        return nextHops.length == 0;
    }

    /** Of a route that leads nowhere, what becomes of packets. */
    Fate fate() {
        return fate;
    }

    /** Of a route that leads nowhere, what the sender is told; null for nothing. */
    @Nullable
    IcmpType report() {
        return report;
    }

    /**
     * The next hop of a packet: the same for all packets of a flow (RFC 2992), or one drawn for this packet from a sequence
     * of the node and route.
     */
    Interface pick(int flowHash, int salt) {
        return choose(perPacket ? ++packets * 0x9E3779B9 : flowHash, salt);
    }

    /** Likewise, without counting a packet: a look at where a flow would go, or its next packet. */
    Interface peek(int flowHash, int salt) {
        return choose(perPacket ? (packets + 1) * 0x9E3779B9 : flowHash, salt);
    }

    private Interface choose(int key, int salt) {
        if (nextHops.length == 1) {
            return nextHops[0];
        }
        int h = (key ^ salt) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        h ^= h >>> 16;
        return nextHops[(int) ((h & 0xFFFFFFFFL) * nextHops.length >>> 32)];
    }
}
