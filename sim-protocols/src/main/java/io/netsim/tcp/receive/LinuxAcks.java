package io.netsim.tcp.receive;

import io.netsim.time.Clock;
import io.netsim.time.Time;

/**
 * Acknowledgements as a Linux host (6.18) sends them. Quick ones, each segment its own, while a budget lasts: at the start,
 * after long silences and duplicates, and as long as the window grows. Otherwise for more than one full segment if the
 * window moves on, and after a delay that follows the times between segments, 40 ms and more. A connection on which
 * questions and answers alternate is interactive: there the answer is waited for. Several segments behind a gap within a
 * millisecond share an acknowledgement.
 */
public final class LinuxAcks extends AckPolicy {
    /** What the other half of the connection knows of time. */
    public interface Times {
        long rtoPs();

        /** Smoothed round-trip time, 0 if not known. */
        long srttPs();
    }

    private static final int QUICK_BUDGET = 16;
    private static final long LONGEST = 200 * Time.MILLISECOND;
    private static final int DUPLICATES_AT_ONCE = 3;
    private static final int SHARED_MOST = 44;
    private static final long SHARED_DELAY = Time.MILLISECOND;
    /** A twentieth of the round-trip time, if that is less. */
    private static final int SHARED_PART = 20;

    private final LinuxWindow linuxWindow;
    private final Times times;
    private final long shortestPs;
    private final boolean each;
    private final boolean quickAllowed;

    private int quick;
    private boolean interactive;
    /** The delay that follows the times between segments (ATO), 0 before the first. */
    private long ato;

    private long lastArrivalPs;
    private boolean owed;
    private boolean now;
    private boolean selective;
    private boolean smallSeen;
    private boolean smallSeenTwice;
    /** When the alarm is to fire for a delayed acknowledgement, −1 if it is not. */
    private long dueAtPs = -1;

    private int shared;
    private int duplicates;
    private long duplicatesAt = -1;

    /**
     * @param shortestPs the shortest delay, 40 ms in Linux
     * @param each whether each segment is acknowledged at once
     * @param quickAllowed whether there are quick acknowledgements at all
     */
    public LinuxAcks(
            Clock clock,
            LinuxWindow window,
            Times times,
            long shortestPs,
            boolean each,
            boolean quickAllowed,
            Runnable sendAck) {
        super(clock, window, sendAck);
        this.shortestPs = shortestPs;
        this.each = each;
        this.linuxWindow = window;
        this.times = times;
        this.quickAllowed = quickAllowed;
    }

    @Override
    public void selective(boolean sack) {
        selective = sack;
    }

    // ---- what arrives ------------------------------------------------------------------------------------------

    /** As {@code tcp_event_data_recv}. */
    @Override
    public void inOrder(int length, boolean pushed, int options) {
        owed = true;
        measure(length, pushed, options);
        linuxWindow.arrived();
        long at = clock.nowPs();
        if (ato == 0) {
            addQuick();
            ato = shortestPs;
        } else {
            long since = at - lastArrivalPs;
            if (since <= shortestPs / 2) {
                ato = ato / 2 + shortestPs / 2;
            } else if (since < ato) {
                ato = Math.min(ato / 2 + since, times.rtoPs());
            } else if (since > times.rtoPs()) {
                addQuick(); // a long pause: the sender starts again
            }
        }
        lastArrivalPs = at;
        grow(length);
    }

    @Override
    public void ahead(int length, boolean pushed, int options) {
        owed = true;
        measure(length, pushed, options);
        linuxWindow.arrivedAhead();
        if (selective) {
            grow(length); // else a new window would hide that the acknowledgement is a duplicate
        }
    }

    /** As {@code tcp_sack_compress_send_ack}. */
    @Override
    public void reportBeforeNext() {
        if (shared > 0) {
            sendAck.run();
        }
    }

    private void measure(int length, boolean pushed, int options) {
        if (linuxWindow.measure(length, pushed, options)) {
            smallSeenTwice |= smallSeen;
            smallSeen = true;
        } else if (pushed) {
            smallSeen = true;
        }
    }

    private void grow(int length) {
        if (length >= 128 && linuxWindow.grow(length)) {
            quick |= 1;
        }
    }

    /** As {@code tcp_incr_quickack}. */
    private void addQuick() {
        long half = linuxWindow.offered() / (2L * Math.max(1, linuxWindow.segmentEstimate()));
        int budget = (int) Math.min(QUICK_BUDGET, half == 0 ? 2 : half);
        quick = Math.max(quick, budget);
    }

    @Override
    public void gapsFilled() {
        owed = true;
        now = true;
    }

    /** As {@code tcp_enter_quickack_mode}. */
    @Override
    public void repeated() {
        owed = true;
        addQuick();
        interactive = false;
        ato = shortestPs;
    }

    /** The application will mostly answer with a FIN of its own, which carries the acknowledgement. */
    @Override
    public void fin(boolean weAreOpen) {
        owed = true;
        if (weAreOpen) {
            interactive = true;
        } else {
            now = true;
        }
    }

    @Override
    public void atOnce() {
        owed = true;
        now = true;
    }

    @Override
    public void quick(boolean on) {
        interactive = !on;
        if (on && owed) {
            sendAck.run();
        }
    }

    private boolean isQuick() {
        return quickAllowed && quick > 0 && !interactive;
    }

    // ---- when to acknowledge -----------------------------------------------------------------------------------

    @Override
    public boolean isWaiting() {
        return owed;
    }

    /** As {@code __tcp_ack_snd_check}. */
    @Override
    public void settle(boolean gaps) {
        if (!owed) {
            return;
        }
        if (now || each || windowMovesOn() || isQuick()) {
            sendAck.run();
        } else if (gaps && !selective) {
            sendAck.run();
        } else if (gaps) {
            share();
        } else {
            delay();
        }
    }

    /** More than a full segment has arrived, and the window need not shrink. */
    private boolean windowMovesOn() {
        if (linuxWindow.sinceOffered() <= linuxWindow.segmentEstimate()) {
            return false;
        }
        if (linuxWindow.buffer.unread() == 0) {
            return true;
        }
        noQuickOnesIfTight();
        return linuxWindow.candidate() >= linuxWindow.offered();
    }

    private void noQuickOnesIfTight() {
        if (linuxWindow.isTight()) {
            quick = 0;
        }
    }

    /** Behind a gap: three at once, so that the sender can see the loss, then together. */
    private void share() {
        long nxt = linuxWindow.rcv.nxt();
        if (duplicatesAt != nxt) {
            duplicatesAt = nxt;
            duplicates = 0;
        }
        if (shared >= SHARED_MOST) {
            sendAck.run();
            return;
        }
        if (duplicates < DUPLICATES_AT_ONCE) {
            duplicates++;
            sendAck.run();
            return;
        }
        shared++;
        if (shared == 1) {
            long rtt = linuxWindow.roundTripPs();
            long srtt = times.srttPs();
            rtt = srtt > 0 && srtt < rtt ? srtt : rtt;
            setAlarm(clock.nowPs() + Math.min(SHARED_DELAY, rtt / SHARED_PART));
        }
    }

    /** As {@code tcp_send_delayed_ack}. */
    private void delay() {
        long at = clock.nowPs();
        long wait = delayPs();
        long due = at + wait;
        if (dueAtPs >= 0) {
            if (dueAtPs <= at + wait / 4) {
                sendAck.run();
                return;
            }
            due = Math.min(due, dueAtPs);
        }
        dueAtPs = due;
        setAlarm(due);
    }

    @Override
    public long delayPs() {
        long wait = ato;
        if (wait > shortestPs) {
            long srtt = times.srttPs();
            if (srtt > 0) {
                wait = Math.min(wait, Math.max(srtt, shortestPs));
            }
        }
        return Math.min(wait, LONGEST);
    }

    /** As {@code tcp_delack_timer_handler}: who waited in vain waits longer next time, or is not interactive. */
    @Override
    void expired() {
        if (shared == 0) {
            dueAtPs = -1;
            if (!owed) {
                return;
            }
            if (interactive) {
                interactive = false;
                ato = shortestPs;
            } else {
                ato = Math.min(2 * ato, times.rtoPs());
            }
        }
        sendAck.run();
    }

    /** As {@code __tcp_cleanup_rbuf}. */
    @Override
    public boolean worthAfterRead(int bytes) {
        linuxWindow.read();
        if (owed) {
            boolean emptied = linuxWindow.buffer.unread() == 0;
            if (linuxWindow.sinceOffered() > linuxWindow.segmentEstimate()
                    || emptied && bytes > 0 && (smallSeenTwice || smallSeen && !interactive)) {
                return true;
            }
        }
        return bytes > 0 && linuxWindow.worthUpdate();
    }

    // ---- what leaves -------------------------------------------------------------------------------------------

    /** As {@code tcp_event_ack_sent}. */
    @Override
    public void sent() {
        noQuickOnesIfTight();
        if (quick > 0) {
            int used = owed ? 1 : 0;
            if (used >= quick) {
                quick = 0;
                ato = shortestPs;
            } else {
                quick -= used;
            }
        }
        owed = false;
        now = false;
        smallSeen = false;
        smallSeenTwice = false;
        dueAtPs = -1;
        shared = 0;
        cancelAlarm();
    }

    /** An answer soon after a question: the connection is interactive. */
    @Override
    public void dataSent() {
        if (ato > 0 && clock.nowPs() - lastArrivalPs < ato) {
            interactive = true;
        }
    }

    @Override
    public boolean waitsForApplication() {
        return false;
    }
}
