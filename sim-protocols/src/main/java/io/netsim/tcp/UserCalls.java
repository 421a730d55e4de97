package io.netsim.tcp;

import io.netsim.rfc.Rfc;
import io.netsim.socket.SocketError;

/** The user calls of RFC 9293 §3.10.2 to §3.10.5 on a connection. OPEN stands in {@link Handshake}. */
@Rfc(
        number = 9293,
        value = {"SHLD-3", "MAY-1", "MUST-56", "SHLD-25", "SHLD-26", "MUST-60"})
final class UserCalls {
    private UserCalls() {}

    /** SEND (§3.10.2): bytes have been put into the send buffer. */
    static void send(TcpConnection c, int bytes) {
        if (c.config.linuxHost) {
            c.pushes.written(c, c.sendBuffer.end() - bytes);
        }
        c.output();
        c.changed();
    }

    /** RECEIVE (§3.10.3): bytes have been taken; the window may be worth an update. */
    static void received(TcpConnection c, int bytes) {
        if (c.tcpState().acceptsText() && c.acks.worthAfterRead(bytes)) {
            c.writer.ack();
        }
    }

    /** The sending half of CLOSE (§3.10.4). */
    static void shutdown(TcpConnection c) {
        c.sender.queueFin();
        switch (c.tcpState()) {
            case ESTABLISHED -> c.enter(TcpState.FIN_WAIT_1);
            case CLOSE_WAIT -> c.enter(TcpState.LAST_ACK);
            case LISTEN, SYN_SENT, SYN_RECEIVED, FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT, CLOSED -> {}
        }
        c.output();
        c.changed();
    }

    /** CLOSE (§3.10.4). */
    static void close(TcpConnection c) {
        switch (c.tcpState()) {
            case SYN_SENT -> c.enter(TcpState.CLOSED);
            case SYN_RECEIVED -> c.sender.queueFin(); // it follows when our SYN is acknowledged
            case ESTABLISHED, CLOSE_WAIT -> {
                if (c.received.unread() > 0) {
                    abort(c); // RFC 2525 §2.17
                } else {
                    shutdown(c);
                }
            }
            case FIN_WAIT_1, FIN_WAIT_2 -> {
                if (c.received.unread() > 0) {
                    abort(c);
                } else if (c.tcpState() == TcpState.FIN_WAIT_2) {
                    c.timeouts.enteredFinWait2();
                }
            }
            case LISTEN, CLOSING, LAST_ACK, TIME_WAIT, CLOSED -> {}
        }
    }

    /** The SYN of a connection that the application has closed meanwhile is acknowledged. */
    static void closedWhileOpening(TcpConnection c) {
        if (c.sender.finQueued() && c.tcpState() == TcpState.ESTABLISHED) {
            shutdown(c);
        }
    }

    /** ABORT (§3.10.5). */
    static void abort(TcpConnection c) {
        switch (c.tcpState()) {
            case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> c.writer.reset();
            case LISTEN, SYN_SENT, CLOSING, LAST_ACK, TIME_WAIT, CLOSED -> {}
        }
        if (c.tcpState() != TcpState.CLOSED && c.tcpState() != TcpState.TIME_WAIT) {
            c.received.clear();
            c.enter(TcpState.CLOSED);
        }
    }

    /** An ICMP error about one of our segments (RFC 9293 §3.9.2.2): hard only while connecting. */
    static void icmpError(TcpConnection c, SocketError error) {
        if (c.tcpState() == TcpState.SYN_SENT) {
            c.fail(error);
            if (c.socket != null) {
                c.socket.notifyApplication();
            }
        } else {
            c.unreachable = true;
        }
    }
}
