package io.netsim.node;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;

/**
 * The books of a run: each packet and byte that was offered to the network ends in exactly one fate. Bytes are IP
 * lengths.
 */
public final class Ledger {
    private final long[] packets = new long[Fate.COUNT];
    private final long[] bytes = new long[Fate.COUNT];
    private long offeredPackets;
    private long offeredBytes;

    void offered(Packet packet) {
        offeredPackets++;
        offeredBytes += packet.sizeBytes();
    }

    void ended(Packet packet, Fate fate) {
        packets[fate.code()]++;
        bytes[fate.code()] += packet.sizeBytes();
    }

    /** At the end of the run: what links still carry, counted there. */
    public void inFlight(long packetCount, long byteCount) {
        packets[Fate.IN_FLIGHT.code()] = packetCount;
        bytes[Fate.IN_FLIGHT.code()] = byteCount;
    }

    /** Packets made by nodes and duplicated by links. */
    public long offeredPackets() {
        return offeredPackets;
    }

    public long offeredBytes() {
        return offeredBytes;
    }

    public long packets(Fate fate) {
        return packets[fate.code()];
    }

    public long bytes(Fate fate) {
        return bytes[fate.code()];
    }

    /** Packets offered that have no fate; 0 unless something is wrong. */
    public long balancePackets() {
        long balance = offeredPackets;
        for (long n : packets) {
            balance -= n;
        }
        return balance;
    }

    /** Bytes offered that have no fate; 0 unless something is wrong. */
    public long balanceBytes() {
        long balance = offeredBytes;
        for (long n : bytes) {
            balance -= n;
        }
        return balance;
    }
}
