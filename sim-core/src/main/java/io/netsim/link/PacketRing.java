package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The packets of one link direction, waiting, in transmission or on the wire, in order; arrays in a ring. */
final class PacketRing {
    @Nullable
    Packet[] packets = new @Nullable Packet[16];
    /** When the packet was offered. */
    long[] offeredPs = new long[16];
    /** When its first bit is sent. */
    long[] startPs = new long[16];
    /** When its last bit arrives, or would. */
    long[] arrivalPs = new long[16];
    /** The fate of a packet that is lost on the way, else null. */
    @Nullable
    Fate[] fates = new @Nullable Fate[16];
    /** How much later than in order it arrives. */
    long[] extraPs = new long[16];
    /** How much longer it travels, in order, than the delay of the link says. */
    long[] variationPs = new long[16];

    private int head;
    private int count;

    int count() {
        return count;
    }

    /** The array index of the n-th packet, from 0. */
    int index(int n) {
        return (head + n) & (packets.length - 1);
    }

    int headIndex() {
        return head;
    }

    /** Appends a place and returns its array index. */
    int append() {
        if (count == packets.length) {
            grow();
        }
        return index(count++);
    }

    void removeHead() {
        packets[head] = null;
        head = (head + 1) & (packets.length - 1);
        count--;
    }

    /** Of all packets. */
    long bytes() {
        long bytes = 0;
        for (int n = 0; n < count; n++) {
            Packet packet = packets[index(n)];
            bytes += packet == null ? 0 : packet.sizeBytes();
        }
        return bytes;
    }

    /** Before a place is used again. */
    void forgetImpairments(int i) {
        fates[i] = null;
        extraPs[i] = 0;
        variationPs[i] = 0;
    }

    private void grow() {
        int old = packets.length;
        packets = unrolled(packets, Arrays.copyOf(packets, 2 * old));
        offeredPs = unrolled(offeredPs);
        startPs = unrolled(startPs);
        arrivalPs = unrolled(arrivalPs);
        fates = unrolled(fates, Arrays.copyOf(fates, 2 * old));
        extraPs = unrolled(extraPs);
        variationPs = unrolled(variationPs);
        head = 0;
    }

    private <T> T[] unrolled(T[] from, T[] to) {
        int first = from.length - head;
        System.arraycopy(from, head, to, 0, first);
        System.arraycopy(from, 0, to, first, head);
        return to;
    }

    private long[] unrolled(long[] from) {
        long[] to = new long[2 * from.length];
        int first = from.length - head;
        System.arraycopy(from, head, to, 0, first);
        System.arraycopy(from, 0, to, first, head);
        return to;
    }
}
