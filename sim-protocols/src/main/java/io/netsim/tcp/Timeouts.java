package io.netsim.tcp;

import io.netsim.socket.SocketError;
import io.netsim.time.Alarm;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a connection and what happens when they expire (RFC 9293 §3.10.8): retransmission (RFC 6298 §5), zero
 * windows (§3.8.6.1), user time-out, keepalive (§3.8.4) and the end of a lonely FIN-WAIT-2.
 */
final class Timeouts {
    private final TcpConnection c;
    private final Alarm retransmission;
    private @Nullable Alarm persist;
    private @Nullable Alarm life;

    private long userTimeout;
    private boolean keepalive;
    private long count;
    /** Time-outs, or unanswered probes, in a row. */
    private int unanswered;

    private int synTimeouts;
    private int persistBackoff;
    private int keepaliveProbes;
    /** Since when the oldest outstanding data has waited for an answer. */
    private long waitingSincePs;

    Timeouts(TcpConnection c) {
        this.c = c;
        this.retransmission = c.clock.newAlarm(this::retransmissionExpired);
        this.userTimeout = c.config.userTimeout;
        this.keepalive = c.config.keepalive;
    }

    /** Expiries of the retransmission timer. */
    long count() {
        return count;
    }

    boolean synRepeated() {
        return synTimeouts > 0;
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

    // ---- retransmission ----------------------------------------------------------------------------------------

    /** The SYN or the SYN-ACK was sent. */
    void opening() {
        waitingSincePs = c.clock.nowPs();
        restartRetransmission();
    }

    /** RFC 6298 (5.1): data was sent; the timer runs. */
    void dataSent() {
        if (!retransmission.isSet()) {
            waitingSincePs = c.clock.nowPs();
            restartRetransmission();
        }
    }

    /** RFC 6298 (5.2), (5.3): new data was acknowledged. */
    void acknowledged() {
        unanswered = 0;
        waitingSincePs = c.clock.nowPs();
        if (c.snd.flight() == 0) {
            retransmission.cancel();
        } else if (c.recovery.restartsTimer()) {
            restartRetransmission();
        }
    }

    void restartRetransmission() {
        long now = c.clock.nowPs();
        long expiry = now + c.rtt.rtoPs();
        if (userTimeout != Time.NEVER) {
            expiry = Math.max(now, Math.min(expiry, Time.plus(waitingSincePs, userTimeout)));
        }
        retransmission.setAt(expiry);
    }

    private void retransmissionExpired() {
        switch (c.tcpState()) {
            case SYN_SENT, SYN_RECEIVED -> synExpired();
            case ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK -> dataExpired();
            case LISTEN, FIN_WAIT_2, TIME_WAIT, CLOSED -> {}
        }
        ended();
    }

    private void synExpired() {
        int linear = c.passive ? 0 : c.config.synLinearTimeouts;
        int retries = c.passive ? c.config.synAckRetries : c.config.synRetries;
        if (synTimeouts >= linear + retries || userTimedOut()) {
            giveUp();
            return;
        }
        synTimeouts++;
        count++;
        if (synTimeouts > linear) {
            c.rtt.backOff();
        }
        c.sender.retransmitOldest(c.clock.nowPs());
        restartRetransmission();
    }

    /** RFC 6298 (5.4) to (5.6). */
    private void dataExpired() {
        if (unanswered >= c.config.retries || userTimedOut()) {
            giveUp();
            return;
        }
        unanswered++;
        count++;
        c.rtt.backOff();
        c.recovery.onTimeout(c.clock.nowPs());
        restartRetransmission();
        c.output();
    }

    private boolean userTimedOut() {
        return userTimeout != Time.NEVER && c.clock.nowPs() - waitingSincePs >= userTimeout;
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
                    waitingSincePs = c.clock.nowPs();
                }
                set.setAt(c.clock.nowPs() + persistPs());
            }
        } else if (persist != null && persist.isSet()) {
            persist.cancel();
            persistBackoff = 0;
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
        if (unanswered > c.config.retries || unanswered > 0 && userTimedOut()) {
            giveUp();
        } else if (c.sender.sendRegardlessOfSize(c.clock.nowPs())) {
            persistBackoff = 0;
            dataSent();
        } else {
            persistBackoff++;
            unanswered++;
            c.writer.probe();
            if (persist != null) {
                persist.setAt(c.clock.nowPs() + persistPs());
            }
        }
        ended();
    }

    /** The peer has acknowledged something: while nothing is outstanding, that answers the probes (RFC 9293 §3.8.6.1). */
    void answered() {
        if (c.snd.flight() == 0) {
            unanswered = 0;
        }
    }

    // ---- keepalive and FIN-WAIT-2 ------------------------------------------------------------------------------

    void connectionEstablished() {
        if (synTimeouts > 0) {
            c.rtt.afterSynTimeout();
        }
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

    private void ended() {
        c.changed();
        if (c.socket != null) {
            c.socket.notifyApplication();
        }
    }

    void dispose() {
        retransmission.dispose();
        if (persist != null) {
            persist.dispose();
        }
        if (life != null) {
            life.dispose();
        }
    }
}
