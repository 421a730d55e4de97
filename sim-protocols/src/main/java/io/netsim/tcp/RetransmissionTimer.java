package io.netsim.tcp;

import io.netsim.time.Alarm;

/** The retransmission timer (RFC 6298 §5) and what is sent again when it expires: SYN, SYN-ACK or data. */
final class RetransmissionTimer {
    private final TcpConnection c;
    private final Alarm alarm;
    private long count;
    private int synTimeouts;

    RetransmissionTimer(TcpConnection c) {
        this.c = c;
        this.alarm = c.clock.newAlarm(this::expired);
    }

    /** Expiries so far. */
    long count() {
        return count;
    }

    /** How often the SYN or the SYN-ACK was sent again. */
    int synTimeouts() {
        return synTimeouts;
    }

    /** The SYN or the SYN-ACK was sent. */
    void opening() {
        c.timeouts.waiting();
        restart();
    }

    /** RFC 6298 (5.1): data was sent; the timer runs. */
    void dataSent() {
        if (!alarm.isSet()) {
            c.timeouts.waiting();
            restart();
        }
    }

    /** RFC 6298 (5.2), (5.3): new data was acknowledged. */
    void acknowledged() {
        c.timeouts.progress();
        if (c.snd.flight() == 0) {
            alarm.cancel();
        } else if (c.recovery.restartsTimer()) {
            restart();
        }
    }

    void restart() {
        alarm.setAt(c.timeouts.withinPatience(c.clock.nowPs() + c.rtt.rtoPs()));
    }

    private void expired() {
        switch (c.tcpState()) {
            case SYN_SENT, SYN_RECEIVED -> synExpired();
            case ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK -> dataExpired();
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
        c.rtt.backOff();
        c.recovery.onTimeout(c.clock.nowPs());
        restart();
        c.output();
    }

    void dispose() {
        alarm.dispose();
    }
}
