package io.netsim.ip;

import io.netsim.node.Interface;

/** Where packets to one destination go on from one node. */
final class Route {
    /** No prefix covers the destination, or no way leads there. */
    static final Route NET_UNREACHABLE = new Route(new Interface[0]);
    /** The prefix ends here, but no host has the address. */
    static final Route HOST_UNREACHABLE = new Route(new Interface[0]);

    private final Interface[] nextHops;

    /** @param nextHops interfaces of equal cost, in a fixed order */
    Route(Interface[] nextHops) {
        this.nextHops = nextHops;
    }

    boolean leadsNowhere() {
        return nextHops.length == 0;
    }

    /** One of the equal next hops, the same for all packets of a flow (RFC 2992). */
    Interface pick(int flowHash, int salt) {
        if (nextHops.length == 1) {
            return nextHops[0];
        }
        int h = (flowHash ^ salt) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        h ^= h >>> 16;
        return nextHops[(int) ((h & 0xFFFFFFFFL) * nextHops.length >>> 32)];
    }
}
