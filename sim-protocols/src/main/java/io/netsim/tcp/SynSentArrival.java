package io.netsim.tcp;

import io.netsim.socket.SocketError;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.tcp.send.AckSample;

/** SEGMENT ARRIVES in SYN-SENT (RFC 9293 §3.10.7.3). */
final class SynSentArrival {
    private SynSentArrival() {}

    static void arrived(TcpConnection c, TcpSegment segment) {
        boolean hasAck = segment.has(TcpFlags.ACK);
        long ack = hasAck ? c.sendSpace.position(segment.ack(), c.snd.una()) : 0;
        if (hasAck && (ack <= 0 || ack > c.snd.nxt())) {
            if (!segment.has(TcpFlags.RST)) {
                c.protocol.resetInAnswer(c.local(), c.remote(), segment);
            }
            return;
        }
        if (segment.has(TcpFlags.RST)) {
            if (hasAck) {
                c.fail(SocketError.REFUSED);
            }
            return;
        }
        if (!segment.has(TcpFlags.SYN)) {
            return;
        }
        c.handshake.takeOver(segment);
        c.snd.setWindow(0, ack, c.handshake.offeredWindow(segment));
        if (hasAck) {
            complete(c, segment, ack);
        } else {
            c.enter(TcpState.SYN_RECEIVED); // simultaneous open
            c.handshake.sendSyn();
            c.retransmission.restart();
        }
    }

    private static void complete(TcpConnection c, TcpSegment segment, long ack) {
        AckSample sample = new AckSample();
        sample.reset(c.clock.nowPs(), c.snd.una(), c.snd.flight(), 0, 0);
        sample.advanced = true;
        c.sent.acknowledge(ack, sample, sample);
        sample.time(null);
        c.snd.acknowledged(ack);
        if (sample.rttPs < 0 && c.timestamps) {
            sample.rttPs = c.echoedRoundTripPs(segment); // tells which of several SYNs was answered
        }
        if (sample.rttPs >= 0) {
            c.roundTrip(sample.rttPs, sample.rttPs);
        }
        c.retransmission.acknowledged(sample);
        c.enter(TcpState.ESTABLISHED);
        c.writer.ack();
        if (c.socket != null) {
            c.socket.connected();
        }
    }
}
