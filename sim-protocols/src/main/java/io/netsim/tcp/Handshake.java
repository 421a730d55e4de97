package io.netsim.tcp;

import io.netsim.content.Content;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpOptions;
import io.netsim.tcp.segment.TcpSegment;

/**
 * How a connection opens (RFC 9293 §3.5): the SYNs it sends, and what it learns from the peer's about segment sizes
 * (§3.7.1), window scaling (RFC 7323 §2), timestamps (RFC 7323 §3) and selective acknowledgements (RFC 2018 §2).
 */
@Rfc(number = 2018, value = "permitted")
@Rfc(number = 6691, value = "mss-without-options")
@Rfc(
        number = 7323,
        value = {"scale-in-syn", "scale-unscaled-syn", "scale-limit", "timestamps-agreed"})
@Rfc(
        number = 9293,
        value = {"MUST-10", "MUST-14", "MUST-15", "MUST-16", "MUST-67", "SHLD-5", "MAY-3"})
final class Handshake {
    /** Without an MSS option the peer takes segments of this size (RFC 9293 §3.7.1, MUST-15). */
    private static final int DEFAULT_MSS = 536;

    private static final int MAX_SHIFT = 14;

    private final TcpConnection c;
    private final int announcedMss;
    /** The shift of the peer's windows; −1 without scaling. */
    private int sendScale = -1;

    private int agreedMss;

    Handshake(TcpConnection c) {
        this.c = c;
        int mtu = c.config.linuxHost ? c.protocol.mtu(c.remote()) : c.protocol.interfaceMtu(c.remote());
        this.announcedMss = Math.min(c.config.mss, mtu - TcpProtocol.headerBytes(c.remote()));
    }

    int announcedMss() {
        return announcedMss;
    }

    /** The largest segment that the peer and the link of this host take, options counted as bytes. */
    int agreedMss() {
        return agreedMss;
    }

    /** Active OPEN (RFC 9293 §3.10.1). */
    void open() {
        c.window.open(announcedMss, c.config.windowScaling);
        c.sender.synSent(c.clock.nowPs());
        c.enter(TcpState.SYN_SENT);
        sendSyn();
        c.retransmission.opening();
    }

    /** Passive OPEN: a SYN has come to the listener (RFC 9293 §3.10.7.2). */
    void answer(TcpSegment syn) {
        takeOver(syn);
        c.snd.setWindow(0, 0, offeredWindow(syn));
        c.sender.synSent(c.clock.nowPs());
        c.enter(TcpState.SYN_RECEIVED);
        sendSyn();
        c.retransmission.opening();
    }

    /** Sends the SYN, or in SYN-RECEIVED the SYN-ACK, for the first time or again. */
    void sendSyn() {
        boolean answer = c.tcpState() == TcpState.SYN_RECEIVED;
        boolean scales = c.config.windowScaling && (!answer || sendScale >= 0);
        boolean stamped = answer ? c.timestamps : c.config.timestamps;
        TcpOptions options = new TcpOptions(
                c.config.mssOption ? announcedMss : -1,
                scales ? c.window.shiftToAnnounce() : -1,
                answer ? c.sack : c.config.sack);
        TcpSegment syn = new TcpSegment(
                c.local().port(),
                c.remote().port(),
                c.sendSpace.wire(0),
                answer ? c.receiveSpace.wire(c.rcv.nxt()) : 0,
                flagsOfSyn(answer),
                c.window.fieldOfSyn(),
                stamped,
                stamped ? c.protocol.timestamp(c.tsOffset) : 0,
                stamped ? c.tsRecent : 0,
                options,
                SackBlocks.NONE,
                Content.empty(),
                -1);
        c.lastAckSent = c.rcv.nxt();
        c.acks.sent();
        c.protocol.send(c, syn, Packet.NOT_ECT);
    }

    private int flagsOfSyn(boolean answer) {
        if (answer) {
            return TcpFlags.SYN | TcpFlags.ACK | (c.marks != null ? TcpFlags.ECE : 0);
        }
        return TcpFlags.SYN | CongestionMarks.flagsOfSyn(c);
    }

    /** Takes over what the peer's SYN says. */
    void takeOver(TcpSegment syn) {
        if (CongestionMarks.agreed(c, syn)) {
            c.marks = new CongestionMarks(c);
        }
        c.receiveSpace = new SequenceSpace(syn.seq());
        c.rcv.advance(1);
        c.tsRecent = syn.tsVal();
        c.tsRecentPs = c.clock.nowPs();
        boolean stamped = c.config.timestamps && syn.hasTimestamps();
        boolean scales = c.config.windowScaling && syn.options().windowScale() >= 0;
        boolean selective = c.config.sack && syn.options().sackPermitted();
        sendScale = scales ? Math.min(MAX_SHIFT, syn.options().windowScale()) : -1;
        int offered = syn.options().mss();
        int peerMss = offered >= 0 ? offered : c.config.mssOption ? DEFAULT_MSS : announcedMss;
        int ownMss = c.protocol.interfaceMtu(c.remote()) - TcpProtocol.headerBytes(c.remote());
        agreedMss = Math.min(peerMss, Math.min(c.config.mss, ownMss));
        int options = stamped ? TcpSegment.TIMESTAMP_BYTES : 0;
        c.pathMtu = PathMtu.needed(c, agreedMss, options);
        int mss = c.pathMtu == null ? agreedMss - options : c.pathMtu.mss();
        c.agreed(Math.max(1, mss), stamped, selective, scales);
    }

    /** The window that a segment of the peer offers, in bytes; that of a SYN is never scaled. */
    long offeredWindow(TcpSegment segment) {
        boolean scaled = sendScale > 0 && !segment.has(TcpFlags.SYN);
        return scaled ? (long) segment.window() << sendScale : segment.window();
    }
}
