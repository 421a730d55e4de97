package io.netsim.packet;

import io.netsim.content.Content;

/**
 * What is left of a payload when a link has flipped bits of its packet and a checksum does not match any more: bytes, as
 * many as before, that are dropped by the next node that checks them.
 */
public final class DamagedPayload implements Payload {
    private final Payload original;
    private final Content packet;
    private final boolean headerBroken;

    /**
     * @param packet all bytes of the packet, IP header included
     * @param headerBroken whether the IP header is damaged, so that the next node drops the packet; else the packet goes on to
     *     its destination
     */
    public DamagedPayload(Payload original, Content packet, boolean headerBroken) {
        this.original = original;
        this.packet = packet;
        this.headerBroken = headerBroken;
    }

    /** What it was. */
    public Payload original() {
        return original;
    }

    /** All bytes of the packet as they were when they left the link, IP header included. */
    public Content packet() {
        return packet;
    }

    public boolean isHeaderBroken() {
        return headerBroken;
    }

    @Override
    public int protocol() {
        return original.protocol();
    }

    @Override
    public int length() {
        return original.length();
    }

    @Override
    public long fingerprint() {
        return packet.fingerprint();
    }

    @Override
    public int traits() {
        return original.traits();
    }

    @Override
    public long streamOffset() {
        return original.streamOffset();
    }

    @Override
    public int dataLength() {
        return original.dataLength();
    }

    @Override
    public String toString() {
        return "damaged " + original;
    }
}
