package io.netsim.nat;

import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.Time;
import io.netsim.udp.UdpDatagram;

/**
 * What passes between an inside and an outside endpoint: how long it may be idle. A connection is established once a SYN has
 * gone either way, and transitory again after a FIN from both sides or a reset (RFC 5382 §5).
 */
final class NatSession {
    private boolean synOut;
    private boolean synIn;
    private boolean finOut;
    private boolean finIn;
    private boolean reset;
    private boolean shrunk;
    private long untilPs;

    boolean isAlive(long nowPs) {
        return nowPs < untilPs;
    }

    long untilPs() {
        return untilPs;
    }

    /** Whether the last packet has shortened its life. */
    boolean hasShrunk() {
        return shrunk;
    }

    void passes(boolean outwards, int flags, long nowPs, NatSettings settings, int protocol) {
        if (protocol == TcpSegment.PROTOCOL) {
            follow(outwards, flags);
        }
        long until = Time.plus(nowPs, idle(settings, protocol));
        shrunk = until < untilPs;
        untilPs = until; // by what comes in too, as RFC 4787 REQ-6 allows
    }

    private void follow(boolean outwards, int flags) {
        boolean syn = (flags & TcpFlags.SYN) != 0;
        if (syn && (reset || finOut && finIn)) { // a new connection of the same endpoints
            synOut = false;
            synIn = false;
            finOut = false;
            finIn = false;
            reset = false;
        }
        boolean fin = (flags & TcpFlags.FIN) != 0;
        synOut |= syn && outwards;
        synIn |= syn && !outwards;
        finOut |= fin && outwards;
        finIn |= fin && !outwards;
        reset |= (flags & TcpFlags.RST) != 0;
    }

    private long idle(NatSettings settings, int protocol) {
        if (protocol == UdpDatagram.PROTOCOL) {
            return settings.udpTimeoutPs();
        }
        if (protocol == TcpSegment.PROTOCOL) {
            boolean established = synOut && synIn && !reset && !(finOut && finIn);
            return established ? settings.tcpTimeoutPs() : settings.tcpTransitoryTimeoutPs();
        }
        return settings.icmpTimeoutPs();
    }
}
