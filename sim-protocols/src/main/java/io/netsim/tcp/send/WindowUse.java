package io.netsim.tcp.send;

/**
 * How much of the congestion window the sender uses, as Linux judges it: whether the window has held it back in the
 * present flight, the most that was outstanding, and for how long the window was not needed.
 */
public final class WindowUse {
    private boolean limited;
    private long most;
    private long flightEnd;
    private long used;
    private long neededPs;

    /** Whether the window has held the sender back. */
    public boolean limited() {
        return limited;
    }

    /** The most that was outstanding in the flight. */
    public long most() {
        return most;
    }

    /** The most that was outstanding since the window was last needed. */
    public long used() {
        return used;
    }

    /**
     * Something was sent, or could not be.
     *
     * @param limitedNow whether the window is full
     * @param outstanding bytes sent and not acknowledged
     */
    public void sent(long una, long nxt, boolean limitedNow, long outstanding) {
        if (una >= flightEnd || limitedNow || !limited && outstanding > most) {
            limited = limitedNow;
            most = outstanding;
            flightEnd = nxt;
        }
    }

    /** The window was needed just now. */
    public void needed(long nowPs) {
        used = 0;
        neededPs = nowPs;
    }

    /** The window was not needed; whether that has lasted for {@code ps}, which starts the time anew. */
    public boolean unneededFor(long ps, long nowPs, long outstanding) {
        used = Math.max(used, outstanding);
        return nowPs - neededPs >= ps;
    }
}
