package io.netsim.tcp.receive;

/**
 * What window to offer: the free part of the receive buffer. The right edge never moves back (RFC 9293 §3.8.6), and moves
 * on only by the smaller of a segment and half of the buffer (§3.8.6.2.2), so that no silly windows are offered.
 */
public final class ReceiveWindow {
    private static final int MAX_FIELD = 65535;

    private final ReceiveVariables rcv;
    private final long bufferBytes;
    private final int mss;
    private final int shift;

    /**
     * @param bufferBytes the receive buffer
     * @param mss largest segment expected
     * @param shift the window scale we have announced, 0 without scaling
     */
    public ReceiveWindow(ReceiveVariables rcv, long bufferBytes, int mss, int shift) {
        this.rcv = rcv;
        this.bufferBytes = bufferBytes;
        this.mss = mss;
        this.shift = shift;
    }

    /** The shift that lets a window of {@code bufferBytes} fit the header's field, 0 to 14 (RFC 7323 §2.3). */
    public static int shiftFor(long bufferBytes) {
        int shift = 0;
        while (shift < 14 && bufferBytes >> shift > MAX_FIELD) {
            shift++;
        }
        return shift;
    }

    /** Where the edge could be now. */
    private long possibleEdge(long unreadBytes) {
        long window = Math.max(0, bufferBytes - unreadBytes);
        window = Math.min(window, (long) MAX_FIELD << shift) >> shift << shift;
        return rcv.nxt() + window;
    }

    /** Whether an update of the window would be worth a segment of its own. */
    public boolean worthUpdate(long unreadBytes) {
        long gain = possibleEdge(unreadBytes) - rcv.edge();
        return gain >= Math.min(2L * mss, bufferBytes / 2) && gain > 0;
    }

    /** The window field of the segment that is sent now; moves the edge. */
    public int fieldToOffer(long unreadBytes) {
        long edge = possibleEdge(unreadBytes);
        long gain = edge - rcv.edge();
        if (gain >= Math.min(mss, bufferBytes / 2)) {
            rcv.moveEdge(edge);
        }
        return (int) Math.min(MAX_FIELD, rcv.wnd() >> shift);
    }

    /** The window field of a SYN, which is never scaled (RFC 7323 §2.2). */
    public int fieldOfSyn() {
        long window = Math.min(MAX_FIELD, bufferBytes);
        rcv.moveEdge(Math.max(rcv.edge(), Math.max(1, rcv.nxt()) + window)); // counted from after the peer's SYN
        return (int) window;
    }
}
