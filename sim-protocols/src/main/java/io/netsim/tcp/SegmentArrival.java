package io.netsim.tcp;

import io.netsim.content.Content;
import io.netsim.socket.SocketError;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;

/**
 * SEGMENT ARRIVES in the synchronized states and SYN-RECEIVED (RFC 9293 §3.10.7.4), step by step: first the sequence
 * number, second RST, fourth SYN, fifth ACK, seventh the text, eighth FIN. (Third is the security check of old, sixth
 * the urgent pointer; neither is modelled.) The checks of RFC 7323 §5 (PAWS) and RFC 5961 (challenge ACKs, without their
 * rate limit) stand where those RFCs put them.
 *
 * <p>Afterwards data that waited is sent, then the application is told and may read at once, then the acknowledgement goes
 * out if data has not carried it, then what the application has to say.
 */
final class SegmentArrival {
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
        if (c.socket != null) {
            c.transmission.hold();
            c.socket.notifyApplication();
            c.transmission.resume();
        }
        if (c.isAlive()) {
            c.acks.settle();
            c.output();
        }
        c.changed();
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
            c.acks.atOnce(); // a challenge ACK (RFC 5961 §4)
            return;
        }
        if (!segment.has(TcpFlags.ACK) || !checkAck(c, segment, seq)) {
            return;
        }
        text(c, segment, seq);
        finish(c);
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
        boolean rst = segment.has(TcpFlags.RST);
        if (c.timestamps && !rst) {
            if (!segment.hasTimestamps()) {
                return false; // RFC 7323 §3.2
            }
            if (segment.tsVal() - c.tsRecent < 0) {
                c.acks.atOnce(); // PAWS, RFC 7323 §5.3 R1
                return false;
            }
        }
        int length = segment.sequenceLength();
        boolean acceptable = c.rcv.accepts(seq, length);
        boolean atClosedWindow = c.rcv.wnd() == 0 && seq == c.rcv.nxt();
        if (!acceptable && !atClosedWindow) {
            if (!rst) {
                c.acks.atOnce();
            }
            return false;
        }
        if (!acceptable) {
            c.acks.atOnce(); // the ACK counts, the text does not fit
        }
        if (c.timestamps && segment.hasTimestamps() && seq <= c.lastAckSent) {
            c.tsRecent = segment.tsVal(); // RFC 7323 §4.3
        }
        return true;
    }

    /** Second: a reset counts only at the very next position (RFC 5961 §3.2). */
    private static void reset(TcpConnection c, long seq) {
        if (seq != c.rcv.nxt()) {
            c.acks.atOnce();
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
            case CLOSING, LAST_ACK -> closeInOrder(c);
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
            c.acks.atOnce();
            return false;
        }
        if (ack < c.snd.una()) {
            if (ack < c.snd.una() - c.snd.maxWnd()) {
                c.acks.atOnce(); // RFC 5961 §5
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
            case CLOSING -> enterTimeWait(c);
            case LAST_ACK -> closeInOrder(c);
            case LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT, TIME_WAIT, CLOSED -> {}
        }
        return c.isAlive();
    }

    private static void closeInOrder(TcpConnection c) {
        c.enter(TcpState.CLOSED);
        if (c.socket != null) {
            c.socket.closedInOrder();
        }
    }

    private static void enterTimeWait(TcpConnection c) {
        c.enter(TcpState.TIME_WAIT);
        if (c.socket != null) {
            c.socket.closedInOrder();
        }
    }

    /** Seventh: the text goes to the application in order. */
    private static void text(TcpConnection c, TcpSegment segment, long seq) {
        Content content = segment.content();
        if (!c.tcpState().acceptsText()) {
            return;
        }
        if (segment.has(TcpFlags.FIN) && seq + content.length() < c.rcv.edge() + 1) {
            c.peerFin = seq + content.length();
        }
        if (content.length() == 0) {
            if (c.peerFin == seq && seq > c.rcv.nxt()) {
                c.outOfOrder.arrived(seq, seq + 1);
                c.acks.atOnce();
            }
            return;
        }
        long nxt = c.rcv.nxt();
        int from = (int) Math.max(0, nxt - seq);
        int to = (int) Math.min(content.length(), c.rcv.edge() - seq);
        if (from >= to) {
            c.acks.atOnce();
            return;
        }
        if (c.socket == null || c.socket.isClosed()) {
            c.writer.reset(); // nobody will read it (RFC 9293 §3.6, MAY-1; RFC 2525 §2.17)
            c.enter(TcpState.CLOSED);
            return;
        }
        Content text = content.slice(from, to);
        if (seq + from > nxt) {
            c.reassembly.insert(seq + from, text);
            c.outOfOrder.arrived(
                    seq + from, seq + to == c.peerFin ? c.peerFin + 1 : seq + to); // a FIN is reported, too
            c.acks.atOnce();
            return;
        }
        boolean fillsGap = !c.reassembly.isEmpty();
        deliver(c, text);
        if (fillsGap) {
            for (Content next = c.reassembly.next(c.rcv.nxt()); next != null; next = c.reassembly.next(c.rcv.nxt())) {
                deliver(c, next);
            }
            c.outOfOrder.advanced(c.rcv.nxt());
            c.acks.atOnce();
        } else {
            c.acks.inOrder();
        }
        c.socket.readable();
    }

    private static void deliver(TcpConnection c, Content content) {
        c.delivered(content);
        c.rcv.advance(c.rcv.nxt() + content.length());
    }

    /** Eighth: the peer's FIN, once everything before it has arrived. */
    private static void finish(TcpConnection c) {
        if (c.peerFin < 0 || c.rcv.nxt() != c.peerFin) {
            return;
        }
        c.rcv.advance(c.peerFin + 1);
        c.outOfOrder.advanced(c.rcv.nxt());
        c.acks.atOnce();
        if (c.socket != null) {
            c.socket.endOfStream();
        }
        switch (c.tcpState()) {
            case SYN_RECEIVED, ESTABLISHED -> c.enter(TcpState.CLOSE_WAIT);
            case FIN_WAIT_1 -> c.enter(TcpState.CLOSING);
            case FIN_WAIT_2 -> {
                c.writer.ack();
                enterTimeWait(c);
            }
            case LISTEN, SYN_SENT, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT, CLOSED -> {}
        }
    }
}
