package io.netsim.validation;

import io.netsim.packet.Fate;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;

/** A packet as the link has seen it; sequence numbers count from the initial ones, times from the first SYN. */
final class LoggedPacket {
    final long timePs;
    final boolean forward;
    final int length;
    final int payload;
    final int flags;
    final long seq;
    final long ack;
    final int window;
    final String sack;
    private String verdict = "ok";

    /** @param ackBase initial number of the other direction; 0 where it is not known */
    LoggedPacket(long timePs, boolean forward, int length, TcpSegment segment, int seqBase, int ackBase) {
        this.timePs = timePs;
        this.forward = forward;
        this.length = length;
        this.payload = segment.dataLength();
        this.flags = segment.flags();
        this.seq = segment.seq() - seqBase & 0xFFFFFFFFL;
        this.ack = segment.has(TcpFlags.ACK) ? segment.ack() - ackBase & 0xFFFFFFFFL : 0;
        this.window = segment.window();
        this.sack = blocks(segment.sack(), ackBase);
    }

    private static String blocks(SackBlocks blocks, int base) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < blocks.count(); i++) {
            text.append(i == 0 ? "" : " ")
                    .append(blocks.left(i) - base & 0xFFFFFFFFL)
                    .append('-')
                    .append(blocks.right(i) - base & 0xFFFFFFFFL);
        }
        return text.toString();
    }

    void dropped(Fate fate) {
        verdict = fate == Fate.QUEUE_FULL ? "qdrop" : "loss";
    }

    String verdict() {
        return verdict;
    }

    /** The letters SRPAF of the measurements, in their order. */
    static String flags(int flags) {
        StringBuilder text = new StringBuilder();
        letter(text, flags, TcpFlags.SYN, 'S');
        letter(text, flags, TcpFlags.RST, 'R');
        letter(text, flags, TcpFlags.FIN, 'F');
        letter(text, flags, TcpFlags.PSH, 'P');
        letter(text, flags, TcpFlags.ACK, 'A');
        return text.toString();
    }

    private static void letter(StringBuilder text, int flags, int flag, char letter) {
        if ((flags & flag) != 0) {
            text.append(letter);
        }
    }
}
