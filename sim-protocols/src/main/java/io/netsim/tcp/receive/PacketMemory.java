package io.netsim.tcp.receive;

/**
 * What a waiting segment takes of a host's memory, as Linux counts it ({@code truesize}): the packet buffer, whose size is
 * a power of two, and two descriptors. A full packet of 1500 bytes takes 2304.
 */
final class PacketMemory {
    private static final int DESCRIPTOR = 256;
    private static final int SHARED_INFO = 320;
    private static final int HEADROOM = 64;
    private static final int HEADERS = 52;
    private static final int SMALLEST = 640;

    private PacketMemory() {}

    /** Bytes for a segment with {@code content} bytes; its headers are taken as those with timestamps. */
    static int of(int content) {
        int buffer = (HEADROOM + HEADERS + content + 63 & ~63) + SHARED_INFO;
        int rounded = buffer <= SMALLEST ? SMALLEST : Integer.highestOneBit(buffer - 1) << 1;
        return rounded + DESCRIPTOR;
    }
}
