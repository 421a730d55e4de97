package io.netsim.tcp.send;

/**
 * The send sequence variables of RFC 9293 §3.3.1, as 64-bit positions: the SYN stands at 0, the first byte of the stream
 * at 1.
 */
public final class SendVariables {
    private long una;
    private long nxt;
    private long wnd;
    private long maxWnd;
    private long wl1 = -1;
    private long wl2;

    /** The oldest position that is not acknowledged. */
    public long una() {
        return una;
    }

    /** The next position to be sent for the first time. */
    public long nxt() {
        return nxt;
    }

    /** What the peer allows beyond {@link #una}, bytes. */
    public long wnd() {
        return wnd;
    }

    /** The largest window the peer has offered, MAX(SND.WND) of RFC 9293 §3.8.6.2.1. */
    public long maxWnd() {
        return maxWnd;
    }

    /** Positions sent and not acknowledged. */
    public long flight() {
        return nxt - una;
    }

    void sent(long newNxt) {
        nxt = Math.max(nxt, newNxt);
    }

    public void acknowledged(long ack) {
        una = ack;
    }

    /** Takes the window of a segment unless a newer one is known (RFC 9293 §3.10.7.4, fifth step). */
    public boolean updateWindow(long seq, long ack, long window) {
        if (wl1 < seq || wl1 == seq && wl2 <= ack) {
            setWindow(seq, ack, window);
            return true;
        }
        return false;
    }

    /** Takes the window of a segment of the handshake. */
    public void setWindow(long seq, long ack, long window) {
        wnd = window;
        maxWnd = Math.max(maxWnd, window);
        wl1 = seq;
        wl2 = ack;
    }
}
