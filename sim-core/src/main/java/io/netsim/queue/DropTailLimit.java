package io.netsim.queue;

/**
 * How many packets may wait in front of a busy transmitter. The packet that is being sent does not count. A packet that
 * would exceed the limit is dropped on arrival (DropTail, RFC 7567 §1).
 *
 * @param maxPackets waiting packets, 0 or more
 * @param maxBytes their bytes in all, 0 or more
 */
public record DropTailLimit(int maxPackets, long maxBytes) {
    public static final DropTailLimit UNLIMITED = new DropTailLimit(Integer.MAX_VALUE, Long.MAX_VALUE);

    public DropTailLimit {
        if (maxPackets < 0 || maxBytes < 0) {
            throw new IllegalArgumentException(
                    "a queue limit cannot be negative: " + maxPackets + " packets, " + maxBytes + " B");
        }
    }

    public static DropTailLimit packets(int maxPackets) {
        return new DropTailLimit(maxPackets, Long.MAX_VALUE);
    }

    public static DropTailLimit bytes(long maxBytes) {
        return new DropTailLimit(Integer.MAX_VALUE, maxBytes);
    }

    /** Whether a packet of {@code size} bytes may join {@code waitingPackets} packets of {@code waitingBytes}. */
    public boolean admits(int waitingPackets, long waitingBytes, int size) {
        return waitingPackets < maxPackets && waitingBytes <= maxBytes - size;
    }
}
