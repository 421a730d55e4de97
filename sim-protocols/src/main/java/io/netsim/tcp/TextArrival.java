package io.netsim.tcp;

import io.netsim.content.Content;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;

/** The seventh and eighth step of SEGMENT ARRIVES (RFC 9293 §3.10.7.4): the text, and the peer's FIN. */
final class TextArrival {
    private TextArrival() {}

    static void arrived(TcpConnection c, TcpSegment segment, long seq) {
        text(c, segment, seq);
        if (c.isAlive()) {
            finish(c);
        }
    }

    /** Seventh: the text goes to the application in order. */
    private static void text(TcpConnection c, TcpSegment segment, long seq) {
        if (!c.tcpState().acceptsText()) {
            repeated(c, segment, seq);
            return;
        }
        Content content = segment.content();
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
        if (from > 0) {
            duplicate(c, seq, Math.min(nxt, seq + segment.sequenceLength()));
        }
        if (from >= to) {
            c.acks.repeated();
            return;
        }
        if (c.socket == null || c.socket.isClosed()) {
            c.protocol.resetInAnswer(c.local(), c.remote(), segment);
            c.enter(TcpState.CLOSED); // nobody will read it (RFC 9293 §3.6, MAY-1; RFC 2525 §2.17)
            return;
        }
        queue(c, segment, seq + from, content.slice(from, to));
    }

    private static void queue(TcpConnection c, TcpSegment segment, long start, Content text) {
        boolean pushed = segment.has(TcpFlags.PSH) || segment.has(TcpFlags.FIN);
        int options = segment.headerLength() - TcpSegment.HEADER_BYTES;
        if (start > c.rcv.nxt()) {
            c.reassembly.insert(start, text);
            long textEnd = start + text.length();
            long end = textEnd == c.peerFin ? textEnd + 1 : textEnd; // a FIN is reported, too
            if (!c.outOfOrder.extendsRecent(start, end)) {
                c.acks.reportBeforeNext();
            }
            c.outOfOrder.arrived(start, end);
            c.acks.ahead(text.length(), pushed, options);
            return;
        }
        long echo = c.timestamps && segment.hasTimestamps() ? c.echoedRoundTripPs(segment) : -1;
        if (echo > 0) {
            c.window.echoed(segment.tsEcr(), echo, text.length());
        }
        boolean gaps = !c.reassembly.isEmpty();
        if (gaps && c.sack && c.config.dsack) {
            c.outOfOrder.overtaken(start, start + text.length());
        }
        deliver(c, text);
        c.acks.inOrder(text.length(), pushed, options);
        if (gaps) {
            fillGap(c);
        }
        if (c.socket != null) {
            c.socket.readable();
        }
    }

    private static void fillGap(TcpConnection c) {
        for (Content next = c.reassembly.next(c.rcv.nxt()); next != null; next = c.reassembly.next(c.rcv.nxt())) {
            deliver(c, next);
        }
        if (c.reassembly.isEmpty()) {
            c.acks.gapsFilled();
        }
        c.outOfOrder.advanced(c.rcv.nxt());
    }

    private static void deliver(TcpConnection c, Content content) {
        c.delivered(content);
        c.rcv.advance(c.rcv.nxt() + content.length());
    }

    /** After the peer's FIN there is nothing but repetitions. */
    private static void repeated(TcpConnection c, TcpSegment segment, long seq) {
        if (segment.sequenceLength() > 0 && seq < c.rcv.nxt()) {
            duplicate(c, seq, Math.min(c.rcv.nxt(), seq + segment.sequenceLength()));
            c.acks.repeated();
        }
    }

    /** Positions that have arrived before (RFC 2883 §4). */
    static void duplicate(TcpConnection c, long from, long to) {
        if (c.sack && c.config.dsack && from < to) {
            c.outOfOrder.repeated(from, to);
        }
    }

    /** Eighth: the peer's FIN, once everything before it has arrived. */
    private static void finish(TcpConnection c) {
        if (c.peerFin < 0 || c.rcv.nxt() != c.peerFin) {
            return;
        }
        c.rcv.advance(c.peerFin + 1);
        c.outOfOrder.advanced(c.rcv.nxt());
        c.acks.fin(c.tcpState() == TcpState.ESTABLISHED || c.tcpState() == TcpState.SYN_RECEIVED);
        if (c.socket != null) {
            c.socket.endOfStream();
        }
        switch (c.tcpState()) {
            case SYN_RECEIVED, ESTABLISHED -> c.enter(TcpState.CLOSE_WAIT);
            case FIN_WAIT_1 -> c.enter(TcpState.CLOSING);
            case FIN_WAIT_2 -> {
                c.writer.ack();
                c.enterTimeWait();
            }
            case LISTEN, SYN_SENT, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT, CLOSED -> {}
        }
    }
}
