package io.netsim.queue;

import io.netsim.packet.Packet;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Packets in the order in which they came, in a ring that grows: the store of most queue disciplines. */
public final class PacketFifo {
    private @Nullable Packet[] ring;
    private int head;
    private int count;
    private long bytes;

    public PacketFifo() {
        this(16);
    }

    /** @param capacity places to begin with, a power of two */
    public PacketFifo(int capacity) {
        ring = new @Nullable Packet[capacity];
    }

    public void add(Packet packet) {
        if (count == ring.length) {
            grow();
        }
        ring[(head + count) & (ring.length - 1)] = packet;
        count++;
        bytes += packet.sizeBytes();
    }

    /** The one that came first, or null. */
    public @Nullable Packet peek() {
        return ring[head];
    }

    /** Takes the one that came first, or null. */
    public @Nullable Packet poll() {
        Packet packet = ring[head];
        if (packet != null) {
            ring[head] = null;
            head = (head + 1) & (ring.length - 1);
            count--;
            bytes -= packet.sizeBytes();
        }
        return packet;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int packets() {
        return count;
    }

    public long bytes() {
        return bytes;
    }

    /** Takes all out, in order. */
    public void drain(Consumer<Packet> sink) {
        for (Packet packet = poll(); packet != null; packet = poll()) {
            sink.accept(packet);
        }
    }

    private void grow() {
        int old = ring.length;
        @Nullable Packet[] larger = Arrays.copyOfRange(ring, head, head + 2 * old);
        System.arraycopy(ring, 0, larger, old - head, head);
        ring = larger;
        head = 0;
    }
}
