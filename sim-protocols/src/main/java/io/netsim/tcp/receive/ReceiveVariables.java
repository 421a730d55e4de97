package io.netsim.tcp.receive;

/** The receive sequence variables of RFC 9293 §3.3.1, as 64-bit positions: the peer's SYN stands at 0. */
public final class ReceiveVariables {
    private long nxt;
    private long edge;

    /** The next position expected. */
    public long nxt() {
        return nxt;
    }

    public void advance(long newNxt) {
        nxt = newNxt;
    }

    /** The right edge of the window: the first position the peer has not been allowed to send. */
    public long edge() {
        return edge;
    }

    void moveEdge(long newEdge) {
        edge = newEdge;
    }

    /** The window as offered: positions from {@link #nxt} that are allowed. */
    public long wnd() {
        return Math.max(0, edge - nxt);
    }

    /**
     * The acceptability test of RFC 9293 §3.4, table 5. A segment without length at the right edge passes, too: so the peer's
     * acknowledgements are heard after it has filled the window.
     *
     * @param from where the window begins: {@link #nxt}, or before it what was not acknowledged yet
     */
    public boolean accepts(long from, long seq, int length) {
        if (length == 0) {
            return from <= seq && seq <= edge;
        }
        return wnd() > 0 && seq < edge && seq + length > from;
    }
}
