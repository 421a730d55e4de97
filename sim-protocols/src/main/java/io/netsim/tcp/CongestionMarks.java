package io.netsim.tcp;

import io.netsim.packet.Packet;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;

/**
 * Explicit congestion notification of one connection that has agreed on it (RFC 3168 §6.1): what its packets say in the IP
 * header and in the flags ECE and CWR, and what arriving marks lead to.
 *
 * <p>With an algorithm that needs exact marks the receiver echoes each mark, not until it hears CWR, and acknowledges at
 * once when the mark changes (RFC 8257 §3.2); and all its packets may be marked, as in Linux.
 */
final class CongestionMarks {
    private final TcpConnection c;
    private final boolean exact;
    /** Of all packets of a connection with exact marks. */
    private final int exactCodepoint;
    /** Whether acknowledgements carry ECE. */
    private boolean echo;
    /** Whether the next new data carries CWR. */
    private boolean reduced;

    /** Echoes that acknowledge less are of marks already answered. */
    private long answeredUntil;

    private boolean resending;
    private long received;

    CongestionMarks(TcpConnection c) {
        this.c = c;
        this.exact = c.config.congestionControl.needsEcn();
        this.exactCodepoint = c.config.congestionControl.sendsEct1() ? Packet.ECT_1 : Packet.ECT_0;
    }

    // ---- the handshake -----------------------------------------------------------------------------------------

    private static boolean wants(TcpConfig config) {
        return config.ecn == Ecn.ASK || config.congestionControl.needsEcn();
    }

    /** The flags of a SYN beyond SYN; one that is sent again does not ask, lest ECN is why it was lost (§6.1.1.1). */
    static int flagsOfSyn(TcpConnection c) {
        boolean asks = wants(c.config) && c.retransmission.synTimeouts() == 0;
        return asks ? TcpFlags.ECE | TcpFlags.CWR : 0;
    }

    /** The peer's SYN or SYN-ACK has come: whether both have agreed. */
    static boolean agreed(TcpConnection c, TcpSegment syn) {
        if (syn.has(TcpFlags.ACK)) {
            return wants(c.config) && syn.has(TcpFlags.ECE) && !syn.has(TcpFlags.CWR);
        }
        boolean accepts = c.config.ecn != Ecn.OFF || c.config.congestionControl.needsEcn();
        return accepts && c.passive && syn.has(TcpFlags.ECE) && syn.has(TcpFlags.CWR);
    }

    // ---- sending -----------------------------------------------------------------------------------------------

    /** A segment of the stream leaves next; those sent again are not to be marked (§6.1.5). */
    void resending(boolean again) {
        resending = again;
    }

    /** The peer echoes a mark, which reduces the window once a round trip: the next new data says so (§6.1.2). */
    void echoed(long una, long nxt) {
        if (una > answeredUntil) {
            answeredUntil = nxt;
            reduced = true;
        }
    }

    /** The flags of a segment beyond the usual. */
    int flags(int contentBytes) {
        int flags = echo ? TcpFlags.ECE : 0;
        if (reduced && contentBytes > 0 && !resending) {
            reduced = false;
            flags |= TcpFlags.CWR;
        }
        return flags;
    }

    /** What the IP header says: only new data may be marked (§6.1.4, §6.1.5, §6.1.6). */
    int codepoint(int contentBytes) {
        if (exact) {
            return exactCodepoint;
        }
        return contentBytes > 0 && !resending ? Packet.ECT_0 : Packet.NOT_ECT;
    }

    // ---- receiving ---------------------------------------------------------------------------------------------

    /** Packets that arrived with a mark. */
    long received() {
        return received;
    }

    /** A packet of the connection has arrived and is not processed yet. */
    void arrived(int codepoint, TcpSegment segment) {
        if (segment.content().length() == 0) {
            return;
        }
        boolean marked = codepoint == Packet.CE;
        received += marked ? 1 : 0;
        if (exact) {
            if (marked != echo) {
                if (c.acks.isWaiting()) {
                    c.writer.ack(); // what came before the change, with the old echo
                }
                echo = marked;
                c.acks.atOnce();
            }
        } else {
            if (segment.has(TcpFlags.CWR)) {
                echo = false;
                c.acks.atOnce(); // the peer's window may be one segment
            }
            if (marked) {
                echo = true;
                c.acks.atOnce();
            }
        }
    }
}
