package io.netsim.tcp.segment;

/**
 * The selective acknowledgement option (RFC 2018 §3): ranges that have arrived beyond the acknowledgement number. Wire
 * numbers in pairs: the first number of a range and the one after its last.
 */
public final class SackBlocks {
    /** No blocks. */
    public static final SackBlocks NONE = new SackBlocks(new int[0]);

    private static final int HEADER_BYTES = 4;
    private static final int BLOCK_BYTES = 8;

    private final int[] edges;

    /** @param edges left and right edges in turn; kept, not copied */
    public SackBlocks(int[] edges) {
        this.edges = edges;
    }

    /** How many blocks fit the header, 4 or beside a timestamp 3 (RFC 2018 §3), and {@code room} bytes of the packet. */
    public static int most(boolean timestamps, int room) {
        return Math.max(0, Math.min(timestamps ? 3 : 4, (room - HEADER_BYTES) / BLOCK_BYTES));
    }

    public int count() {
        return edges.length / 2;
    }

    public int left(int block) {
        return edges[2 * block];
    }

    public int right(int block) {
        return edges[2 * block + 1];
    }

    /** Bytes in the header, with two NOPs before it. */
    int length() {
        return edges.length == 0 ? 0 : HEADER_BYTES + BLOCK_BYTES * count();
    }

    long fingerprint() {
        long h = 0;
        for (int edge : edges) {
            h = h * 0x9E3779B97F4A7C15L + edge;
        }
        return h;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("sack");
        for (int i = 0; i < count(); i++) {
            text.append(' ').append(Integer.toUnsignedString(left(i)));
            text.append(':').append(Integer.toUnsignedString(right(i)));
        }
        return text.toString();
    }
}
