package io.netsim.tcp;

import io.netsim.rfc.Rfc;
import io.netsim.tcp.recovery.LossRecovery;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.SentSegment;
import io.netsim.time.Alarm;
import io.netsim.time.Time;

/**
 * The timer of what is outstanding, for one of three purposes at a time: retransmission (RFC 6298 §5), a tail loss probe (RFC 8985
 * §7) or the end of the reordering window (RFC 8985 §6.3); and what is sent again when it expires: SYN, SYN-ACK or data.
 */
@Rfc(
        number = 9293,
        value = {"MUST-19", "MUST-20", "MUST-22", "MUST-23", "SHLD-11"})
@Rfc(
        number = 6298,
        value = {"start", "restart", "stop", "earliest", "back-off"})
final class RetransmissionTimer {
    private enum Purpose {
        RETRANSMISSION,
        PROBE,
        REORDERING
    }

    /** A reordering window is waited for so much longer than computed (Linux: {@code TCP_TIMEOUT_MIN_US}). */
    private static final long SLACK_PS = 2 * Time.MILLISECOND;
    /** Before a segment that was reported and then not acknowledged is sent again, at least (Linux). */
    private static final long RETRACTION_PS = 10 * Time.MILLISECOND;

    private final TcpConnection c;
    private final Alarm alarm;
    private Purpose purpose = Purpose.RETRANSMISSION;
    private long count;
    private int synTimeouts;

    RetransmissionTimer(TcpConnection c) {
        this.c = c;
        this.alarm = c.clock.newAlarm(this::expired);
    }

    /** Expiries for retransmission so far. */
    long count() {
        return count;
    }

    /** How often the SYN or the SYN-ACK was sent again. */
    int synTimeouts() {
        return synTimeouts;
    }

    // ---- setting -----------------------------------------------------------------------------------------------

    /** The SYN or the SYN-ACK was sent. */
    void opening() {
        c.timeouts.waiting();
        restart();
    }

    /** RFC 6298 (5.1): data was sent; the timer runs. */
    void dataSent(boolean newData) {
        if (!alarm.isSet()) {
            c.timeouts.waiting();
            restart();
        } else if (newData && purpose == Purpose.PROBE) {
            rearm();
        }
        if (newData) {
            setProbe(false);
        }
    }

    /** The oldest segment was sent again: where recovery wants it so, its time starts now. */
    void oldestResent() {
        if (purpose != Purpose.REORDERING || !alarm.isSet()) {
            restart();
        }
    }

    /** After an acknowledgement: RFC 6298 (5.2), (5.3), RFC 8985 §6.3 and §7.2. */
    void acknowledged(AckSample ack) {
        LossRecovery recovery = c.recovery;
        if (ack.advanced) {
            c.timeouts.progress();
        }
        long now = c.clock.nowPs();
        if (c.sent.isEmpty()) {
            alarm.cancel();
        } else if (ack.reneged && ack.advanced && c.sack) {
            set(Purpose.RETRANSMISSION, now + Math.max(c.rtt.srttPs() / 2, RETRACTION_PS));
        } else if (recovery.reorderingTimeoutPs() > 0) {
            set(Purpose.REORDERING, now + Math.min(recovery.reorderingTimeoutPs() + SLACK_PS, c.rtt.rtoPs()));
        } else if (recovery.restartsTimer(ack) && !setProbe(true)) {
            rearm();
        }
    }

    /** Runs for retransmission from now on. */
    void restart() {
        set(Purpose.RETRANSMISSION, c.timeouts.withinPatience(c.clock.nowPs() + c.rtt.rtoPs()));
    }

    /** Runs for retransmission; the time that a probe or a reordering window has taken counts. */
    private void rearm() {
        SentSegment oldest = c.sender.oldest();
        if (oldest == null) {
            alarm.cancel();
        } else if (purpose == Purpose.RETRANSMISSION) {
            restart();
        } else {
            long now = c.clock.nowPs();
            long expiry = Math.max(now + 1, oldest.sentPs() + c.rtt.rtoPs());
            set(Purpose.RETRANSMISSION, c.timeouts.withinPatience(expiry));
        }
    }

    /**
     * Runs for a tail loss probe, if one may be due.
     *
     * @param advancing whether the RTO counts from now, or from the oldest segment: a probe is never later
     */
    private boolean setProbe(boolean advancing) {
        long timeout = c.recovery.probeTimeoutPs();
        SentSegment oldest = c.sender.oldest();
        if (timeout < 0 || oldest == null || !c.tcpState().isSynchronized()) {
            return false;
        }
        long now = c.clock.nowPs();
        long rtoExpiry = (advancing ? now : oldest.sentPs()) + c.rtt.rtoPs();
        set(Purpose.PROBE, rtoExpiry > now ? Math.min(now + timeout, rtoExpiry) : now + timeout);
        return true;
    }

    private void set(Purpose next, long expiryPs) {
        purpose = next;
        alarm.setAt(expiryPs);
    }

    // ---- expiry ------------------------------------------------------------------------------------------------

    private void expired() {
        switch (c.tcpState()) {
            case SYN_SENT, SYN_RECEIVED -> synExpired();
            case ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK -> {
                switch (purpose) {
                    case RETRANSMISSION -> dataExpired();
                    case PROBE -> probeDue();
                    case REORDERING -> reorderingEnded();
                }
            }
            case LISTEN, FIN_WAIT_2, TIME_WAIT, CLOSED -> {}
        }
        c.timeouts.ended();
    }

    private void synExpired() {
        int linear = c.passive ? 0 : c.config.synLinearTimeouts;
        int retries = c.passive ? c.config.synAckRetries : c.config.synRetries;
        count++;
        if (!c.timeouts.anotherTry(linear + retries)) {
            return;
        }
        synTimeouts++;
        if (synTimeouts > linear) {
            c.rtt.backOff();
        }
        c.sender.retransmitOldest(c.clock.nowPs());
        restart();
    }

    /** RFC 6298 (5.4) to (5.6). */
    private void dataExpired() {
        count++;
        if (!c.timeouts.anotherTry(c.config.retries)) {
            return;
        }
        if (c.config.mtuProbing != MtuProbing.OFF && c.timeouts.suspectsPath()) {
            PathMtu.blackHole(c);
        } else if (c.pathMtu != null) {
            c.pathMtu.timedOut();
        }
        c.recovery.onTimeout(c.clock.nowPs());
        c.rtt.backOff();
        restart();
        c.output();
    }

    /** RFC 8985 §7.3: new data if there is any and the peer takes it, otherwise the last segment again. */
    private void probeDue() {
        if (!c.recovery.mayProbe()) {
            rearm();
            return;
        }
        long now = c.clock.nowPs();
        boolean fresh = c.sender.sendRegardlessOfSize(now);
        if (!fresh) {
            c.sender.retransmitNewest(now);
        }
        c.recovery.probed(!fresh);
        restart();
    }

    /** RFC 8985 §6.3. */
    private void reorderingEnded() {
        c.recovery.onReorderingTimeout(c.clock.nowPs());
        c.output();
        if (purpose == Purpose.REORDERING) {
            rearm();
        }
    }

    void dispose() {
        alarm.dispose();
    }
}
