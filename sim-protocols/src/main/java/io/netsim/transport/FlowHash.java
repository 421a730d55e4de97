package io.netsim.transport;

import io.netsim.address.IpAddress;

/** The hash of a 5-tuple by which routers choose among equal paths. */
public final class FlowHash {
    private FlowHash() {}

    public static int of(int protocol, IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
        long h = Long.rotateLeft(source.fingerprint(), 32) ^ destination.fingerprint();
        h = (h ^ h >>> 32) * 0x9E3779B97F4A7C15L;
        h += (long) sourcePort << 24 | (long) destinationPort << 8 | protocol;
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        return (int) (h ^ h >>> 31);
    }
}
