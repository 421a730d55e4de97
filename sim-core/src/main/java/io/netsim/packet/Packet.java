package io.netsim.packet;

import io.netsim.address.IpAddress;

/**
 * One IPv4 or IPv6 packet on its way. Immutable but for the TTL (hop limit) and the traffic class. Not pooled: a packet is
 * garbage once it has met its fate.
 *
 * <p>Simplified: no options, so the header has 20 bytes (RFC 791 §3.1), or 40 of IPv6 (RFC 8200 §3).
 */
public final class Packet {
    /** Of IPv4. */
    public static final int HEADER_BYTES = 20;

    public static final int IPV6_HEADER_BYTES = 40;
    public static final int MAX_BYTES = 65535;
    /** The codepoints of explicit congestion notification (RFC 3168 §5): routers must drop, may mark, have marked. */
    public static final int NOT_ECT = 0;

    public static final int ECT_1 = 1;
    public static final int ECT_0 = 2;
    public static final int CE = 3;

    private final IpAddress source;
    private final IpAddress destination;
    private final Payload payload;
    private final int sizeBytes;
    private final int flowHash;
    private final long fingerprint;
    private final long createdPs;
    private final boolean damaged;
    private short ttl;
    /** The DSCP in the upper six bits, the ECN codepoint in the lower two (RFC 2474 §3, RFC 3168 §5). */
    private short trafficClass;
    /** Tells its fragments from those of other packets; 0 if routers must not fragment it. */
    private char identification;
    /** When the queue it waits in, or has last waited in, got it. */
    private long queuedPs;

    /**
     * @param flowHash a hash of the 5-tuple; packets of one flow take one of several equal paths by it
     * @param ttl 1 to 255
     * @param createdPs when the sending host made it
     * @throws IllegalArgumentException if the payload does not fit into an IP packet
     */
    public Packet(IpAddress source, IpAddress destination, Payload payload, int flowHash, int ttl, long createdPs) {
        this.source = source;
        this.destination = destination;
        this.payload = payload;
        this.sizeBytes = headerBytes(destination) + payload.length();
        if (payload.length() > maxPayload(destination)) {
            throw new IllegalArgumentException("a payload of " + payload.length() + " B does not fit an IP packet");
        }
        this.flowHash = flowHash;
        this.ttl = (short) ttl;
        this.createdPs = createdPs;
        this.damaged = payload instanceof DamagedPayload;
        this.fingerprint = fingerprint(source, destination, payload);
    }

    private static long fingerprint(IpAddress source, IpAddress destination, Payload payload) {
        return payload.fingerprint() * 0x9E3779B97F4A7C15L
                + (Long.rotateLeft(source.fingerprint(), 32) ^ destination.fingerprint());
    }

    private Packet(Packet other) {
        this(other, other.source, other.destination, other.payload, other.flowHash, other.fingerprint);
    }

    private Packet(
            Packet other, IpAddress source, IpAddress destination, Payload payload, int flowHash, long fingerprint) {
        this.source = source;
        this.destination = destination;
        this.payload = payload;
        this.sizeBytes = other.sizeBytes;
        this.flowHash = flowHash;
        this.ttl = other.ttl;
        this.createdPs = other.createdPs;
        this.trafficClass = other.trafficClass;
        this.identification = other.identification;
        this.queuedPs = other.queuedPs;
        this.damaged = other.damaged;
        this.fingerprint = fingerprint;
    }

    /** A second packet like this one, as a duplicating link makes it. */
    public Packet copy() {
        return new Packet(this);
    }

    /**
     * This packet with other ends, as address translation makes it.
     *
     * @param newPayload as long as the old one
     */
    public Packet rewritten(IpAddress newSource, IpAddress newDestination, Payload newPayload, int newFlowHash) {
        if (newPayload.length() != payload.length()) {
            throw new IllegalArgumentException("a translated payload of another length: " + newPayload);
        }
        return new Packet(
                this,
                newSource,
                newDestination,
                newPayload,
                newFlowHash,
                fingerprint(newSource, newDestination, newPayload));
    }

    /** The IP header of a packet to {@code destination}, bytes. */
    public static int headerBytes(IpAddress destination) {
        return destination.isV6() ? IPV6_HEADER_BYTES : HEADER_BYTES;
    }

    /** The largest payload of a packet to {@code destination}, bytes: IPv4 counts the header too (RFC 791 §3.1, RFC 8200 §3). */
    public static int maxPayload(IpAddress destination) {
        return destination.isV6() ? MAX_BYTES : MAX_BYTES - HEADER_BYTES;
    }

    /** Its IP header, bytes. */
    public int headerBytes() {
        return headerBytes(destination);
    }

    public IpAddress source() {
        return source;
    }

    public IpAddress destination() {
        return destination;
    }

    public Payload payload() {
        return payload;
    }

    /** Length of the whole IP packet in bytes. */
    public int sizeBytes() {
        return sizeBytes;
    }

    public int flowHash() {
        return flowHash;
    }

    /** When the sending host made it, picoseconds. */
    public long createdPs() {
        return createdPs;
    }

    /** Remaining hops. */
    public int ttl() {
        return ttl;
    }

    /** Takes one hop off; the result may be 0. */
    public int decrementTtl() {
        return --ttl;
    }

    /** Whether a checksum does not match any more; then the payload is a {@link DamagedPayload}. */
    public boolean isDamaged() {
        return damaged;
    }

    /** The codepoint of explicit congestion notification. */
    public int ecn() {
        return trafficClass & 3;
    }

    /** Sets it: the sender to say whether the packet may be marked, a router to mark it. */
    public void ecn(int codepoint) {
        trafficClass = (short) (trafficClass & ~3 | codepoint);
    }

    /** The differentiated services codepoint, 0 to 63 (RFC 2474 §3). */
    public int dscp() {
        return trafficClass >>> 2;
    }

    /** The whole octet: DSCP and ECN. */
    public int trafficClass() {
        return trafficClass;
    }

    /** @param octet 0 to 255 */
    public void trafficClass(int octet) {
        trafficClass = (short) octet;
    }

    /** Whether routers may fragment it: IPv4 without the don't-fragment bit (RFC 791 §3.1). */
    public boolean mayFragment() {
        return identification != 0;
    }

    /** What tells its fragments from those of other packets (RFC 6864), 1 to 65535; 0 if it must not be fragmented. */
    public int identification() {
        return identification;
    }

    /** Lets routers fragment it, under this identification; 0 forbids it, as the don't-fragment bit does. */
    public void identification(int newIdentification) {
        identification = (char) newIdentification;
    }

    /** When it came to the queue that it waits in, picoseconds. */
    public long queuedPs() {
        return queuedPs;
    }

    public void queuedPs(long nowPs) {
        queuedPs = nowPs;
    }

    /** A hash of addresses and payload, equal on every machine. */
    public long fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return source + " > " + destination + " " + payload;
    }
}
