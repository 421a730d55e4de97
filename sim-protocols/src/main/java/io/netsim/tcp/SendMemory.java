package io.netsim.tcp;

/**
 * How much an application may hand over. Without {@link TcpConfig#linuxHost} as many bytes as the send buffer has; a Linux
 * host counts the memory of whole segments, and lets the buffer grow with the congestion window ({@code tcp_sndbuf_expand})
 * when the application waits for room.
 */
final class SendMemory {
    /** What a segment takes besides its bytes: two descriptors and room for headers. */
    private static final int SEGMENT_OVERHEAD = 832;
    /** Of a segment at the worst, besides its bytes, before rounding up to a power of two. */
    private static final int WORST_OVERHEAD = 576;

    private static final int DESCRIPTOR = 256;
    private static final int LEAST_WINDOW = 10;

    private final TcpConnection c;
    private int size;
    private boolean fixed;

    SendMemory(TcpConnection c) {
        this.c = c;
        this.size = c.config.sendBuffer;
    }

    /** The application has set the size while connected. */
    void fix(int bytes) {
        size = bytes;
        fixed = true;
    }

    /** Bytes that the application may hand over now. */
    int room() {
        if (!c.config.linuxHost) {
            return (int) Math.max(0, size - waiting());
        }
        int mss = c.sender.mss();
        long unsent = Math.max(0, c.sendBuffer.end() - Math.max(1, c.snd.nxt()));
        long tail = (mss - unsent % mss) % mss;
        long free = size - used(unsent, mss) - tail;
        long segments = free <= 0 ? 0 : (free - 1) / (mss + SEGMENT_OVERHEAD) + 1;
        return (int) Math.min(Integer.MAX_VALUE, tail + segments * mss);
    }

    private long waiting() {
        return Math.max(0, c.sendBuffer.end() - Math.max(1, c.snd.una()));
    }

    private long used(long unsent, int mss) {
        long segments = c.sent.count() + (unsent + mss - 1) / mss;
        return waiting() + segments * SEGMENT_OVERHEAD;
    }

    /** Something was acknowledged while the application waits; whether it is to be told that there is room. */
    boolean worthTelling() {
        if (!c.config.linuxHost) {
            return 3L * room() >= size; // a third of the buffer
        }
        grow();
        int mss = c.sender.mss();
        long unsent = Math.max(0, c.sendBuffer.end() - Math.max(1, c.snd.nxt()));
        return 3 * used(unsent, mss) <= 2L * size;
    }

    /** The connection is open, or its window has grown. */
    void grow() {
        if (fixed || !c.config.linuxHost || c.config.sendBufferMax <= c.config.sendBuffer) {
            return;
        }
        int segment = c.handshake.agreedMss() + WORST_OVERHEAD;
        int worst = (Integer.highestOneBit(segment - 1) << 1) + DESCRIPTOR;
        long window = Math.max(LEAST_WINDOW, c.control.cwndBytes() / c.fullWeight());
        size = (int) Math.max(size, Math.min(c.config.sendBufferMax, c.control.windowsToBuffer() * window * worst));
    }

    /** The send buffer, bytes. */
    int size() {
        return size;
    }
}
