package io.netsim.tcp.receive;

/**
 * Offers the free part of the receive buffer. The right edge moves on only by the smaller of a segment and half of the
 * buffer (RFC 9293 §3.8.6.2.2), so that no silly windows are offered.
 */
public final class BufferWindow extends ReceiveWindow {
    private static final int MAX_SHIFT = 14;

    private final long bufferBytes;
    private int mss;

    /** @param bufferBytes the receive buffer */
    public BufferWindow(ReceiveVariables rcv, ReceiveBuffer buffer, long bufferBytes) {
        super(rcv, buffer);
        this.bufferBytes = bufferBytes;
    }

    @Override
    public void open(int newMss, boolean scaling) {
        mss = newMss;
    }

    @Override
    public void agreed(int newMss, boolean scaling) {
        mss = newMss;
        shift = scaling ? shiftToAnnounce() : 0;
    }

    /** The shift that lets a window as large as the buffer fit the header's field, 0 to 14 (RFC 7323 §2.3). */
    @Override
    public int shiftToAnnounce() {
        int fitting = 0;
        while (fitting < MAX_SHIFT && bufferBytes >> fitting > MAX_FIELD) {
            fitting++;
        }
        return fitting;
    }

    /** Where the edge could be now. */
    private long possibleEdge() {
        long window = Math.max(0, bufferBytes - buffer.unread());
        window = Math.min(window, (long) MAX_FIELD << shift) >> shift << shift;
        return rcv.nxt() + window;
    }

    @Override
    public boolean worthUpdate() {
        long gain = possibleEdge() - rcv.edge();
        return gain >= Math.min(2L * mss, bufferBytes / 2) && gain > 0;
    }

    /** An edge that is not a multiple of the scale away is rounded up: the peer never sees it move back. */
    @Override
    public int fieldToOffer() {
        long edge = possibleEdge();
        long gain = edge - rcv.edge();
        if (gain > 0 && gain >= Math.min(mss, bufferBytes / 2)) {
            rcv.moveEdge(edge);
        }
        long field = Math.min(MAX_FIELD, rcv.wnd() + (1L << shift) - 1 >> shift);
        rcv.moveEdge(Math.max(rcv.edge(), rcv.nxt() + (field << shift)));
        return (int) field;
    }

    @Override
    public int fieldOfSyn() {
        long window = Math.min(MAX_FIELD, bufferBytes);
        rcv.moveEdge(Math.max(rcv.edge(), Math.max(1, rcv.nxt()) + window)); // counted from after the peer's SYN
        return (int) window;
    }

    @Override
    public int segmentEstimate() {
        return mss;
    }

    @Override
    public long limit() {
        return bufferBytes;
    }
}
