package io.netsim.tcp;

import io.netsim.ip.IcmpMessage;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.tcp.recovery.LossRecovery;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * What a connection does about the MTU of its path: it sends no larger segments than routers say it takes (RFC 1191 §6.4) and,
 * if asked to, looks for the size itself (RFC 4821), as Linux does both. A connection has no such object before it has a
 * reason.
 */
@Rfc(
        number = 1191,
        value = {"tcp-retransmits", "tcp-no-congestion", "tcp-mss-of-path"})
@Rfc(
        number = 4821,
        value = {"black-hole", "search-up", "probe-loss", "raise"})
final class PathMtu {
    /** No segment becomes smaller ({@code tcp_min_snd_mss}, {@code tcp_mtu_probe_floor}). */
    private static final int LEAST_MSS = 48;
    /** The search ends when so little can be gained, bytes ({@code tcp_probe_threshold}). */
    private static final int WORTH_PROBING = 8;
    /** And begins again after so long ({@code tcp_probe_interval}). */
    private static final long PROBE_AGAIN_PS = 10 * Time.MINUTE;
    /** With fewer segments in the window nothing is probed. */
    private static final int LEAST_WINDOW = 11;

    private final TcpConnection c;
    /** The largest MSS that the peer and the own link take, and what options take of it. */
    private final int most;

    private final int options;
    /** Whether the path takes less than the own link, as far as is known. */
    private boolean narrow;

    private boolean searching;
    /** The largest MTU that is known to do, and the largest that may. */
    private int low;

    private int high;
    private long probedPs;
    /** Bytes in the probe that is under way, 0 if none is. */
    private int probe;

    private long probeStart;

    private PathMtu(TcpConnection c, int most, int options) {
        this.c = c;
        this.most = most;
        this.options = options;
        this.narrow = c.protocol.mtu(c.remote()) < c.protocol.interfaceMtu(c.remote());
        this.high = most + headers();
        this.low = Math.min(high, c.config.baseMss + options + headers());
    }

    /** Null if there is no reason, when both ends have agreed. */
    static @Nullable PathMtu needed(TcpConnection c, int most, int options) {
        boolean always = c.config.mtuProbing == MtuProbing.ALWAYS;
        if (!always && c.protocol.mtu(c.remote()) - headers(c) >= most) {
            return null;
        }
        PathMtu made = new PathMtu(c, most, options);
        made.searching = always;
        made.probedPs = c.clock.nowPs();
        return made;
    }

    private static PathMtu of(TcpConnection c) {
        if (c.pathMtu == null) {
            c.pathMtu = new PathMtu(c, c.handshake.agreedMss(), c.timestamps ? TcpSegment.TIMESTAMP_BYTES : 0);
        }
        return c.pathMtu;
    }

    private static int headers(TcpConnection c) {
        return TcpProtocol.headerBytes(c.remote());
    }

    private int headers() {
        return headers(c);
    }

    /** The most bytes that a segment may have now. */
    int mss() {
        int mtu = c.protocol.mtu(c.remote());
        int mss = Math.min(most, mtu - headers());
        if (searching) {
            high = Math.min(high, mtu);
            mss = Math.min(mss, low - headers());
        }
        return Math.max(LEAST_MSS, mss - options);
    }

    /** What the path was found to take, if that is less than the own link, else 0. */
    int found() {
        int mtu = c.protocol.mtu(c.remote());
        int known = searching ? Math.min(mtu, Math.max(low, 0)) : mtu;
        return known < c.protocol.interfaceMtu(c.remote()) ? known : 0;
    }

    // ---- what routers say --------------------------------------------------------------------------------------

    /** A router has refused a segment; one that is not outstanding is not believed (RFC 5927 §4). */
    static void tooBig(TcpConnection c, IcmpMessage error, Packet about) {
        TcpSegment segment = (TcpSegment) about.payload();
        long position = c.sendSpace.position(segment.seq(), c.snd.una());
        if (!c.isAlive() || position < c.snd.una() || position > c.snd.nxt()) {
            return;
        }
        c.protocol.learnPathMtu(error, about);
        PathMtu path = of(c);
        path.narrow = c.protocol.mtu(c.remote()) < c.protocol.interfaceMtu(c.remote());
        if (path.resize() && c.sent.recut(c.sender.mss())) {
            path.probe = 0;
            c.recovery.onTooLarge(c.clock.nowPs());
            c.output();
            c.retransmission.restart();
        }
        c.timeouts.ended();
    }

    /** Sets the size of segments anew; whether it is smaller. */
    private boolean resize() {
        int before = c.sender.mss();
        int mss = mss();
        if (mss == before || !c.tcpState().isSynchronized()) {
            return false;
        }
        c.sender.mss(mss);
        if (!c.config.countsSegments) {
            c.control.segmentSize(mss);
            c.recovery.segmentSize(mss);
        }
        return mss < before;
    }

    /** What routers have said is forgotten after a while: larger segments may try their luck (RFC 1191 §6.3). */
    void beforeSending() {
        if (narrow && c.protocol.mtu(c.remote()) - headers() - options != c.sender.mss()) {
            narrow = c.protocol.mtu(c.remote()) < c.protocol.interfaceMtu(c.remote());
            if (resize()) {
                c.sent.recut(c.sender.mss());
            }
        }
    }

    // ---- black holes -------------------------------------------------------------------------------------------

    /** Repetitions stay without an answer: smaller segments, and still smaller ones each further time. */
    static void blackHole(TcpConnection c) {
        PathMtu path = of(c);
        path.probe = 0;
        if (path.searching) {
            int half = (path.low - path.headers() - path.options) / 2;
            int mss = Math.max(LEAST_MSS, Math.min(c.config.baseMss, half));
            path.low = Math.min(path.low, mss + path.options + path.headers());
        } else {
            path.searching = true;
            path.probedPs = c.clock.nowPs();
        }
        if (path.resize()) {
            c.sent.recut(c.sender.mss());
        }
    }

    // ---- the search for more -----------------------------------------------------------------------------------

    /** The retransmission timer has expired: that says nothing about the probe, which leaves again in smaller segments. */
    void timedOut() {
        if (probe > 0) {
            probe = 0;
            c.sent.recut(c.sender.mss());
        }
    }

    /** Sends a larger segment if it is time for one and its loss would be noticed ({@code tcp_mtu_probe}). */
    boolean search(long nowPs) {
        if (!searching || probe > 0) {
            return false;
        }
        if (high - low < WORTH_PROBING) {
            if (nowPs - probedPs >= PROBE_AGAIN_PS) {
                probedPs = nowPs;
                high = Math.min(most + headers(), c.protocol.mtu(c.remote()));
            }
            return false;
        }
        int size = (high + low) / 2 - headers() - options;
        long needed = size + (c.recovery.reorderingSegments() + 1L) * c.sender.mss();
        long cwnd = c.windowBytes() / c.fullWeight();
        boolean ready = c.recovery.phase() == LossRecovery.Phase.OPEN
                && cwnd >= LEAST_WINDOW
                && c.sent.sackedBytes() == 0
                && c.recovery.pipeBytes() / c.fullWeight() + 2 <= cwnd
                && c.sendBuffer.end() - c.snd.nxt() >= needed
                && c.snd.nxt() + needed <= c.snd.una() + c.snd.wnd();
        if (ready) {
            probeStart = c.snd.nxt();
            probe = size;
            c.sender.sendProbe(size, nowPs);
        }
        return ready;
    }

    /** Data was acknowledged: perhaps the probe. */
    void acknowledged() {
        if (probe > 0 && c.snd.una() >= probeStart + probe) {
            low = probe + options + headers();
            probedPs = c.clock.nowPs();
            probe = 0;
            int before = c.sender.mss();
            resize();
            if (c.config.countsSegments) {
                c.control.segmentsGrow(before, c.sender.mss());
            }
        }
    }

    /** Something is lost while all before the probe has arrived: the probe was too large, and the window stays. */
    boolean probeFailed() {
        if (probe == 0 || c.snd.una() != probeStart) {
            return false;
        }
        high = probe + options + headers() - 1;
        probedPs = c.clock.nowPs();
        probe = 0;
        return c.sent.recut(c.sender.mss());
    }
}
