package io.netsim.tcp;

import io.netsim.rfc.Rfc;
import io.netsim.socket.SocketError;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.Time;

/**
 * SEGMENT ARRIVES in the synchronized states and SYN-RECEIVED (RFC 9293 §3.10.7.4), step by step: first the sequence
 * number, second RST, fourth SYN, fifth ACK; the text and the FIN follow in {@link TextArrival}. (Third is the security
 * check of old, sixth the urgent pointer; neither is modelled.) The checks of RFC 7323 §5 (PAWS) and RFC 5961 (challenge
 * ACKs) stand where those RFCs put them.
 *
 * <p>Afterwards data that waited is sent, then the application is told and may read at once, then the acknowledgement goes
 * out if data has not carried it, then what the application has to say.
 */
@Rfc(
        number = 7323,
        value = {"paws", "missing-timestamp", "echo"})
@Rfc(
        number = 5961,
        value = {"rst-exact", "rst-in-window", "rst-outside", "syn-challenge", "ack-range"})
@Rfc(
        number = 9293,
        value = {"MUST-66", "MAY-12", "MUST-12"})
final class SegmentArrival {
    private static final long PAWS_LIFE = 24 * 24 * Time.HOUR;

    private final Acknowledgement acknowledgement = new Acknowledgement();

    void arrived(TcpConnection c, TcpSegment segment) {
        c.lastReceivedPs = c.clock.nowPs();
        c.transmission.hold();
        if (c.tcpState() == TcpState.SYN_SENT) {
            SynSentArrival.arrived(c, segment);
        } else {
            synchronizedArrival(c, segment);
        }
        c.transmission.resume();
        c.output();
        if (c.socket != null && c.isAlive()) {
            c.socket.acknowledged(c);
        }
        if (!c.acks.waitsForApplication()) {
            settle(c);
        }
        if (c.socket != null) {
            c.transmission.hold();
            c.socket.notifyApplication();
            c.transmission.resume();
        }
        if (c.acks.waitsForApplication()) {
            settle(c);
        }
        if (c.isAlive()) {
            c.output();
        }
        c.changed();
    }

    private static void settle(TcpConnection c) {
        if (c.isAlive()) {
            c.acks.settle(!c.reassembly.isEmpty());
        }
    }

    private void synchronizedArrival(TcpConnection c, TcpSegment segment) {
        long seq = c.receiveSpace.position(segment.seq(), c.rcv.nxt());
        if (c.tcpState() == TcpState.SYN_RECEIVED && segment.has(TcpFlags.SYN) && seq == c.rcv.nxt() - 1) {
            repeatedSyn(c, segment);
            return;
        }
        if (!checkSequence(c, segment, seq)) {
            return;
        }
        if (segment.has(TcpFlags.RST)) {
            reset(c, seq);
            return;
        }
        if (segment.has(TcpFlags.SYN)) {
            c.challenge(); // RFC 5961 §4
            return;
        }
        if (!segment.has(TcpFlags.ACK) || !checkAck(c, segment, seq)) {
            return;
        }
        TextArrival.arrived(c, segment, seq);
    }

    /** The peer's SYN again: without an ACK it has not heard us, with one it completes a simultaneous open (figure 8). */
    private void repeatedSyn(TcpConnection c, TcpSegment segment) {
        if (segment.has(TcpFlags.ACK)) {
            checkAck(c, segment, c.rcv.nxt());
        } else if (!segment.has(TcpFlags.RST)) {
            c.sender.retransmitOldest(c.clock.nowPs());
            c.retransmission.restart();
        }
    }

    /** First: is the segment in the window, and not an old duplicate? */
    private static boolean checkSequence(TcpConnection c, TcpSegment segment, long seq) {
        if (segment.has(TcpFlags.RST)) {
            return seq >= c.rcv.nxt() - 1 && seq < Math.max(c.rcv.edge(), c.rcv.nxt() + 1);
        }
        if (c.timestamps && !checkTimestamp(c, segment, seq)) {
            return false;
        }
        int length = segment.sequenceLength();
        boolean acceptable = c.rcv.accepts(c.window.acceptFrom(), seq, length);
        if (!acceptable) {
            boolean atClosedWindow = c.rcv.wnd() == 0 && seq == c.rcv.nxt();
            outOfWindow(c, segment, seq);
            if (!atClosedWindow) {
                return false;
            }
        }
        if (c.timestamps && segment.hasTimestamps() && seq <= c.lastAckSent) {
            c.tsRecent = segment.tsVal(); // RFC 7323 §4.3
            c.tsRecentPs = c.clock.nowPs();
        }
        return true;
    }

    /** An old or impossible segment is answered, one without text not too often (RFC 5961 §7). */
    private static void outOfWindow(TcpConnection c, TcpSegment segment, long seq) {
        if (segment.sequenceLength() == 0 || segment.has(TcpFlags.SYN)) {
            c.challenge();
            return;
        }
        if (seq < c.rcv.nxt()) {
            TextArrival.duplicate(c, seq, Math.min(c.rcv.nxt(), seq + segment.sequenceLength()));
            c.acks.repeated();
        }
        c.acks.atOnce();
    }

    /** PAWS (RFC 7323 §5.3 R1); after 24 days the clock may have gone round (§5.5). */
    private static boolean checkTimestamp(TcpConnection c, TcpSegment segment, long seq) {
        if (!segment.hasTimestamps()) {
            return c.config.linuxHost; // RFC 7323 §3.2: to be dropped
        }
        if (segment.tsVal() - c.tsRecent >= 0 || c.clock.nowPs() - c.tsRecentPs > PAWS_LIFE) {
            return true;
        }
        outOfWindow(c, segment, seq);
        return false;
    }

    /**
     * Second: a reset counts only at the very next position (RFC 5961 §3.2); in Linux also one before it, after the peer's
     * FIN, and after the last of what waits for others.
     */
    private static void reset(TcpConnection c, long seq) {
        boolean counts = seq == c.rcv.nxt()
                || c.config.linuxHost
                        && (seq == c.rcv.nxt() - 1 && c.peerFin >= 0
                                || c.sack && !c.outOfOrder.isEmpty() && seq == c.outOfOrder.highest());
        if (!counts) {
            if (seq > c.rcv.nxt()) {
                c.challenge();
            }
            return;
        }
        switch (c.tcpState()) {
            case SYN_RECEIVED -> {
                if (c.passive) {
                    c.enter(TcpState.CLOSED); // back to LISTEN, which the listener never left
                } else {
                    c.fail(SocketError.REFUSED);
                }
            }
            case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> c.fail(SocketError.RESET);
            case CLOSING, LAST_ACK -> c.closeInOrder();
            case LISTEN, SYN_SENT, TIME_WAIT, CLOSED -> throw new IllegalStateException("a reset in " + c);
        }
    }

    /** Fifth: false if the segment is not to be looked at any further. */
    private boolean checkAck(TcpConnection c, TcpSegment segment, long seq) {
        long ack = c.sendSpace.position(segment.ack(), c.snd.una());
        if (c.tcpState() == TcpState.SYN_RECEIVED && !establish(c, segment, seq, ack)) {
            return false;
        }
        if (ack > c.snd.nxt()) {
            c.challenge();
            return false;
        }
        if (ack < c.snd.una()) {
            if (ack < c.snd.una() - c.snd.maxWnd()) {
                c.challenge(); // RFC 5961 §5
                return false;
            }
            if (c.sack && segment.sack().count() > 0) {
                acknowledgement.arrived(
                        c, segment, c.snd.una(), false, segment.content().length() > 0);
            }
            return true;
        }
        long offered = c.handshake.offeredWindow(segment);
        boolean duplicate =
                ack == c.snd.una() && segment.sequenceLength() == 0 && offered == c.snd.wnd() && c.snd.flight() > 0;
        boolean carriesNews = segment.sequenceLength() > 0 || offered != c.snd.wnd();
        c.snd.updateWindow(seq, ack, offered);
        if (c.snd.flight() > 0 || c.sack && segment.sack().count() > 0) {
            acknowledgement.arrived(c, segment, ack, duplicate, carriesNews);
        }
        c.timeouts.answered();
        return finAcknowledged(c);
    }

    /** The handshake is complete, or it is not (RFC 9293 §3.10.7.4, fifth step, SYN-RECEIVED). */
    private static boolean establish(TcpConnection c, TcpSegment segment, long seq, long ack) {
        boolean abandoned = c.listener != null && c.listener.isClosed();
        if (abandoned) {
            c.enter(TcpState.CLOSED);
        }
        if (abandoned || ack <= c.snd.una() || ack > c.snd.nxt()) {
            c.protocol.resetInAnswer(c.local(), c.remote(), segment);
            return false;
        }
        c.snd.setWindow(seq, ack, c.handshake.offeredWindow(segment));
        c.enter(TcpState.ESTABLISHED);
        UserCalls.closedWhileOpening(c);
        if (c.listener != null) {
            c.listener.established(c);
        } else if (c.socket != null) {
            c.socket.connected();
        }
        return true;
    }

    /** What follows when our FIN is acknowledged; false if the connection is gone. */
    private static boolean finAcknowledged(TcpConnection c) {
        if (!c.sender.finSent() || c.snd.una() != c.snd.nxt()) {
            return true;
        }
        switch (c.tcpState()) {
            case FIN_WAIT_1 -> c.enter(TcpState.FIN_WAIT_2);
            case CLOSING -> c.enterTimeWait();
            case LAST_ACK -> c.closeInOrder();
            case LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT, TIME_WAIT, CLOSED -> {}
        }
        return c.isAlive();
    }
}
