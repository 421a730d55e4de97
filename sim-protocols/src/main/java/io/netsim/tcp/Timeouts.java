package io.netsim.tcp;

import io.netsim.rfc.Rfc;
import io.netsim.socket.SocketError;
import io.netsim.time.Alarm;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a connection besides that of retransmission ({@link RetransmissionTimer}) and what happens when they
 * expire: zero windows (RFC 9293 §3.8.6.1), user time-out (§3.10.8), keepalive (§3.8.4) and the end of a lonely FIN-WAIT-2.
 */
@Rfc(
        number = 9293,
        value = {
            "MUST-21", "MUST-24", "MUST-25", "MUST-26", "MUST-27", "MUST-28", "MUST-29", "SHLD-12", "MAY-5", "MUST-35",
            "MUST-36", "MUST-37", "SHLD-29", "SHLD-30"
        })
final class Timeouts {
    private final TcpConnection c;
    private @Nullable Alarm persist;
    private @Nullable Alarm life;

    private long userTimeout;
    private boolean keepalive;
    /** Time-outs, or unanswered probes, in a row. */
    private int unanswered;

    private int persistBackoff;
    /** Since when the closed window is probed, −1 if it is not. */
    private long probedSincePs = -1;

    private int keepaliveProbes;
    /** Since when the oldest outstanding data has waited for an answer. */
    private long waitingSincePs;

    Timeouts(TcpConnection c) {
        this.c = c;
        this.userTimeout = c.config.userTimeout;
        this.keepalive = c.config.keepalive;
    }

    /** Time-outs, or unanswered probes, in a row. */
    int unanswered() {
        return unanswered;
    }

    void userTimeout(long ps) {
        userTimeout = ps;
    }

    void keepalive(boolean on) {
        keepalive = on;
        if (on && c.tcpState() == TcpState.ESTABLISHED) {
            watchLife(c.config.keepaliveIdle);
        }
    }

    // ---- patience ----------------------------------------------------------------------------------------------

    /** Something is sent that waits for an answer from now on. */
    void waiting() {
        waitingSincePs = c.clock.nowPs();
    }

    /** The peer has acknowledged new data. */
    void progress() {
        unanswered = 0;
        waiting();
    }

    /** A time-out, or an unanswered probe; false if it was one too many, and the connection is given up. */
    boolean anotherTry(int allowed) {
        if (isTooMany(allowed)) {
            giveUp();
            return false;
        }
        if (unanswered++ == 0 && countsTime()) {
            waiting(); // the user's patience begins with the first repetition
        }
        return true;
    }

    /**
     * For data a Linux host counts not the repetitions but the time since the first of them, as long as that many would take
     * at the least RTO ({@code tcp_model_timeout}); the user's time-out comes instead of it.
     */
    private boolean isTooMany(int allowed) {
        if (!countsTime()) {
            return unanswered >= allowed || userTimedOut();
        }
        int most = isOrphan() ? Math.min(allowed, c.config.orphanRetries) : allowed;
        return unanswered > 0 && (userTimeout == Time.NEVER ? sinceWaiting() >= timeOf(most) : userTimedOut());
    }

    /** So many repetitions without an answer that the path itself may be at fault: R1 (RFC 9293 §3.8.3, {@code tcp_retries1}). */
    boolean suspectsPath() {
        return countsTime()
                ? unanswered > 1 && sinceWaiting() >= timeOf(c.config.pathRetries)
                : unanswered > c.config.pathRetries;
    }

    private boolean countsTime() {
        return c.config.linuxHost && c.tcpState() != TcpState.SYN_SENT && c.tcpState() != TcpState.SYN_RECEIVED;
    }

    /** The application has closed the socket. */
    private boolean isOrphan() {
        return c.socket == null || c.socket.isClosed();
    }

    private long timeOf(int repetitions) {
        long time = 0;
        long interval = c.config.rtoMin;
        for (int i = 0; i <= repetitions; i++) {
            time += interval;
            interval = Math.min(2 * interval, c.config.rtoMax);
        }
        return time;
    }

    private long sinceWaiting() {
        return c.clock.nowPs() - waitingSincePs;
    }

    /** An expiry, or the end of the user's patience if that comes first. */
    long withinPatience(long expiryPs) {
        if (userTimeout == Time.NEVER || unanswered == 0 && countsTime()) {
            return expiryPs;
        }
        return Math.max(c.clock.nowPs(), Math.min(expiryPs, Time.plus(waitingSincePs, userTimeout)));
    }

    private boolean userTimedOut() {
        return userTimeout != Time.NEVER && sinceWaiting() >= userTimeout;
    }

    private void giveUp() {
        if (c.passive && c.tcpState() == TcpState.SYN_RECEIVED) {
            c.enter(TcpState.CLOSED);
        } else {
            c.fail(c.unreachable ? SocketError.UNREACHABLE : SocketError.TIMED_OUT);
        }
    }

    // ---- zero windows ------------------------------------------------------------------------------------------

    /** Data waits for the window with nothing outstanding: the persist timer runs. */
    void watchWindow() {
        if (c.sender.waitsForWindow()) {
            Alarm set = persist;
            if (set == null) {
                set = c.clock.newAlarm(this::persistExpired);
                persist = set;
            }
            if (!set.isSet()) {
                if (unanswered == 0) {
                    waiting();
                }
                set.setAt(c.clock.nowPs() + persistPs());
            }
        } else if (persist != null && persist.isSet()) {
            persist.cancel();
            windowOpened();
        }
    }

    private long persistPs() {
        long interval = c.rtt.rtoPs();
        for (int i = 0; i < persistBackoff && interval < c.config.rtoMax; i++) {
            interval *= 2;
        }
        return Math.min(interval, c.config.rtoMax);
    }

    private void persistExpired() {
        int most = isOrphan() ? Math.min(c.config.retries, c.config.orphanRetries) : c.config.retries;
        boolean impatient =
                probedSincePs >= 0 && userTimeout != Time.NEVER && c.clock.nowPs() - probedSincePs >= userTimeout;
        if (unanswered > most || impatient) {
            giveUp();
        } else if (c.sender.sendRegardlessOfSize(c.clock.nowPs())) {
            windowOpened();
            c.retransmission.dataSent(true);
        } else {
            if (probedSincePs < 0) {
                probedSincePs = c.clock.nowPs();
            }
            persistBackoff++;
            unanswered++;
            c.writer.probe();
            restartPersist();
        }
        ended();
    }

    private void windowOpened() {
        persistBackoff = 0;
        probedSincePs = -1;
    }

    private void restartPersist() {
        if (persist != null) {
            long expiry = c.clock.nowPs() + persistPs();
            if (probedSincePs >= 0) {
                expiry = Math.min(expiry, Math.max(c.clock.nowPs(), Time.plus(probedSincePs, userTimeout)));
            }
            persist.setAt(expiry);
        }
    }

    /**
     * The peer has acknowledged something: while nothing is outstanding, that answers the probes (RFC 9293 §3.8.6.1), and the
     * next follows an interval later.
     */
    void answered() {
        if (c.snd.flight() == 0) {
            unanswered = 0;
            if (!c.config.linuxHost) {
                probedSincePs = -1; // in Linux the user's time-out ends even a window that is closed for good
            }
            if (persist != null && persist.isSet()) {
                restartPersist();
            }
        }
    }

    // ---- keepalive and FIN-WAIT-2 ------------------------------------------------------------------------------

    void connectionEstablished() {
        if (keepalive) {
            watchLife(c.config.keepaliveIdle);
        }
    }

    void enteredFinWait2() {
        if (c.config.finWait2 != Time.NEVER && c.socket != null && c.socket.isClosed()) {
            watchLife(c.config.finWait2);
        }
    }

    private void watchLife(long afterPs) {
        Alarm set = life;
        if (set == null) {
            set = c.clock.newAlarm(this::lifeExpired);
            life = set;
        }
        set.setAt(c.clock.nowPs() + afterPs);
    }

    private void lifeExpired() {
        boolean lonely = c.tcpState() == TcpState.FIN_WAIT_2 && c.socket != null && c.socket.isClosed();
        if (lonely) {
            c.enter(TcpState.CLOSED);
        } else if (keepalive) {
            keepaliveExpired();
        }
        ended();
    }

    private void keepaliveExpired() {
        long idle = c.clock.nowPs() - c.lastReceivedPs;
        if (keepaliveProbes > 0 && idle < c.config.keepaliveInterval) {
            keepaliveProbes = 0;
        }
        if (c.snd.flight() > 0) {
            watchLife(c.config.keepaliveIdle); // the retransmission timer watches
        } else if (idle < c.config.keepaliveIdle) {
            watchLife(c.config.keepaliveIdle - idle);
        } else if (keepaliveProbes >= c.config.keepaliveCount) {
            c.writer.reset();
            c.fail(SocketError.TIMED_OUT);
        } else {
            keepaliveProbes++;
            c.writer.probe();
            watchLife(c.config.keepaliveInterval);
        }
    }

    // ---- the end -----------------------------------------------------------------------------------------------

    void ended() {
        c.changed();
        if (c.socket != null) {
            c.socket.notifyApplication();
        }
    }

    void dispose() {
        if (persist != null) {
            persist.dispose();
        }
        if (life != null) {
            life.dispose();
        }
    }
}
