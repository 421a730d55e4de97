package io.netsim.tcp;

import io.netsim.content.Content;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpOptions;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.tcp.send.SegmentOutput;
import io.netsim.tcp.send.SentSegment;

/**
 * Writes the segments of a synchronized connection: what the sending half wants to say, with what the receiving half has
 * to say beside it — acknowledgement, window, timestamp, SACK blocks (RFC 9293 §3.10.2, RFC 7323 §3, RFC 2018 §4).
 */
@Rfc(
        number = 9293,
        value = {"MUST-61", "MUST-65"})
final class SegmentWriter implements SegmentOutput {
    private final TcpConnection c;

    SegmentWriter(TcpConnection c) {
        this.c = c;
    }

    @Override
    public void transmit(long start, long end, boolean fin, boolean push) {
        if (start == 0) {
            c.handshake.sendSyn();
            return;
        }
        int length = (int) (end - start);
        Content content = length == 0 ? Content.empty() : c.sendBuffer.read(start, length);
        boolean pushed = length > 0 && (push || c.config.linuxHost && c.pushes.within(start, end));
        int flags = TcpFlags.ACK | (fin ? TcpFlags.FIN : 0) | (pushed ? TcpFlags.PSH : 0);
        write(start, flags, content);
    }

    @Override
    public void sent(SentSegment segment, long nowPs) {
        c.recovery.sent(segment, nowPs);
        c.transmission.sent(segment, nowPs);
        if (c.marks != null) {
            c.marks.resending(segment.transmissions() > 1);
        }
    }

    /** A pure acknowledgement. */
    void ack() {
        write(c.snd.nxt(), TcpFlags.ACK, Content.empty());
    }

    /** A segment that the peer must answer though it carries nothing: one position before the window. */
    void probe() {
        write(c.snd.una() - 1, TcpFlags.ACK, Content.empty());
    }

    void reset() {
        write(c.snd.nxt(), TcpFlags.RST | TcpFlags.ACK, Content.empty());
    }

    private void write(long position, int flags, Content content) {
        SackBlocks blocks = sackBlocks(content.length());
        CongestionMarks marks = c.marks;
        TcpSegment segment = new TcpSegment(
                c.local().port(),
                c.remote().port(),
                c.sendSpace.wire(position),
                c.receiveSpace.wire(c.rcv.nxt()),
                marks == null ? flags : flags | marks.flags(content.length()),
                windowField(),
                c.timestamps,
                c.timestamps ? c.protocol.timestamp(c.tsOffset) : 0,
                c.tsRecent,
                TcpOptions.NONE,
                blocks,
                content,
                position - 1);
        c.lastAckSent = c.rcv.nxt();
        if (blocks.count() > 0 || !c.outOfOrder.hasReport() || !c.sack) {
            c.acks.sent(); // else the SACK blocks are still owed
            c.outOfOrder.reported();
        }
        if (content.length() > 0) {
            c.acks.dataSent();
        }
        c.protocol.send(c, segment, marks == null ? Packet.NOT_ECT : marks.codepoint(content.length()));
    }

    int windowField() {
        return c.window.fieldToOffer();
    }

    /** What fits beside {@code contentBytes}; a full segment has no room, and the acknowledgement goes by itself. */
    private SackBlocks sackBlocks(int contentBytes) {
        if (!c.sack || !c.outOfOrder.hasReport()) {
            return SackBlocks.NONE;
        }
        long[] positions = c.outOfOrder.report(SackBlocks.most(c.timestamps, c.sender.mss() - contentBytes));
        int[] edges = new int[positions.length];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = c.receiveSpace.wire(positions[i]);
        }
        return edges.length == 0 ? SackBlocks.NONE : new SackBlocks(edges);
    }
}
