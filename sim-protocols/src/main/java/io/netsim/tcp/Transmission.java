package io.netsim.tcp;

import io.netsim.tcp.recovery.LossRecovery;
import io.netsim.tcp.send.DeliveryRate;
import io.netsim.tcp.send.Pacer;
import io.netsim.tcp.send.SegmentSender;
import io.netsim.tcp.send.SegmentationOffload;
import io.netsim.tcp.send.SentSegment;
import io.netsim.tcp.send.WindowUse;
import org.jspecify.annotations.Nullable;

/**
 * When a connection sends: what the windows allow, at the pace that congestion control or the settings ask for, with the
 * congestion window restarted after idle times (RFC 5681 §4.1) and judged by its use (RFC 2861, Linux).
 */
final class Transmission {
    /** Of the rate that the window makes in a round trip, in slow start and later, as in Linux. */
    private static final double PACE_IN_SLOW_START = 2.0;

    private static final double PACE_LATER = 1.2;

    private final TcpConnection c;
    private boolean held;
    private @Nullable WindowUse use;
    private @Nullable Pacer pacer;
    private @Nullable DeliveryRate rate;

    Transmission(TcpConnection c) {
        this.c = c;
    }

    /** The connection is established: congestion control may ask for pacing and rates from now on. */
    void established() {
        if (c.config.pacing || c.control.pacingBps() > 0) {
            pacer = new Pacer(c.clock, this::output);
        }
        if (c.control.needsRates()) {
            DeliveryRate made = new DeliveryRate();
            made.established();
            rate = made;
        }
    }

    /** What measures rates, or null. */
    @Nullable
    DeliveryRate rate() {
        return rate;
    }

    /** Until {@link #resume} nothing is sent on the application's account. */
    void hold() {
        held = true;
    }

    void resume() {
        held = false;
    }

    /** Whether the window has held the sender back. */
    boolean cwndLimited() {
        return use == null ? c.sender.cwndLimited() : use.limited();
    }

    /** The most bytes that were outstanding in the present flight. */
    long mostOutstanding() {
        return use == null ? c.snd.flight() : use.most();
    }

    /** When the next segment may leave. */
    long nextSendPs(long nowPs) {
        return pacer == null ? nowPs : Math.max(nowPs, pacer.nextPs());
    }

    /** The application is about to hand over bytes: had it nothing left to send? */
    void applicationWrites() {
        long unsent = c.sendBuffer.end() - c.snd.nxt();
        if (rate != null
                && unsent < c.sender.mss()
                && c.recovery.pipeBytes() < c.windowBytes()
                && c.sent.lostBytes() <= c.sent.resentBytes()) {
            rate.limited(c.recovery.pipeBytes() / c.fullWeight());
        }
    }

    /** A segment leaves. */
    void sent(SentSegment segment, long nowPs) {
        if (rate != null) {
            rate.sent(segment, nowPs, c.sent.count() == 1 && segment.transmissions() == 1);
        }
        if (pacer != null) {
            int bytes = segment.length() - (segment.fin() ? 1 : 0);
            if (bytes > 0) {
                pacer.sent(bytes, paceBps(), nowPs);
            }
        }
    }

    private long paceBps() {
        long wanted = c.control.pacingBps();
        if (wanted > 0 || !c.config.pacing || c.rtt.srttPs() <= 0) {
            return wanted;
        }
        long window = Math.max(c.control.cwndBytes(), c.sent.outstandingBytes());
        double share = c.control.cwndBytes() < c.control.ssthreshBytes() / 2 ? PACE_IN_SLOW_START : PACE_LATER;
        return (long) (share * window * 8e12 / c.rtt.srttPs());
    }

    /** Sends what may be sent now. */
    void output() {
        if (held || !c.tcpState().sends()) {
            return;
        }
        long now = c.clock.nowPs();
        SegmentSender sender = c.sender;
        if (c.pathMtu != null) {
            c.pathMtu.beforeSending();
        }
        boolean unsent = c.sendBuffer.end() > c.snd.nxt();
        if (unsent || sender.finQueued()) {
            c.startRecovery();
        }
        LossRecovery recovery = c.recovery;
        long lastSentPs = sender.lastSentPs();
        boolean pause = recovery.pipeBytes() == 0;
        if (unsent && c.sent.isEmpty() && c.config.slowStartAfterIdle && now - lastSentPs > c.rtt.rtoPs()) {
            c.control.onIdle(now, restartWindow(), now - lastSentPs, c.rtt.rtoPs());
        }
        sender.beginBurst(SegmentationOffload.segments(
                c.config.minTsoSegments,
                c.fullWeight(),
                recovery.cwndBytes(),
                c.control.ssthreshBytes(),
                c.rtt.srttPs()));
        boolean any = recovery.takeImmediateRetransmission() && sender.retransmitOldest(now);
        if (recovery.takeNewDataFirst()) {
            boolean tried = send(now, false);
            any |= tried;
            if (!tried) {
                recovery.newDataRefused();
            }
        }
        any |= c.pathMtu != null && c.pathMtu.search(now);
        any |= send(now, true);
        if (any && pause) {
            c.control.onSendAfterPause(now, now - lastSentPs, rate != null && rate.isAppLimited());
        }
        if (unsent && c.config.windowValidation == WindowValidation.LINUX) {
            judgeUse(now);
        }
        if (any) {
            sentSomething();
        }
        c.timeouts.watchWindow();
    }

    private boolean send(long now, boolean lostFirst) {
        boolean any = false;
        while ((pacer == null || !pacer.holdsBack(now))
                && c.sender.sendNext(
                        now, c.recovery.cwndBytes(), c.recovery.pipeBytes(), lostFirst && c.recovery.mayRetransmit())) {
            any = true;
        }
        return any;
    }

    private long restartWindow() {
        return c.config.initialWindowBytes(c.fullWeight());
    }

    private void judgeUse(long now) {
        WindowUse judged = use;
        if (judged == null) {
            judged = new WindowUse();
            judged.needed(now);
            use = judged;
        }
        boolean full = c.recovery.pipeBytes() >= c.recovery.cwndBytes();
        boolean sentNew = c.sender.lastSentPs() == now;
        long outstanding = c.sent.outstandingBytes();
        if (sentNew || full) {
            judged.sent(c.snd.una(), c.snd.nxt(), full, outstanding);
            long cwnd = c.control.cwndBytes();
            if (judged.limited() || cwnd < c.control.ssthreshBytes() && cwnd < 2 * judged.most()) {
                judged.needed(now);
            } else if (judged.unneededFor(c.rtt.rtoPs(), now, outstanding) && c.config.slowStartAfterIdle) {
                boolean roomToWrite = c.sendBuffer.end() - c.snd.una() < c.config.sendBuffer;
                if (roomToWrite && c.recovery.phase() == LossRecovery.Phase.OPEN) {
                    c.control.onUnderuse(now, judged.used(), restartWindow());
                }
                judged.needed(now);
            }
        }
    }

    private void sentSomething() {
        if (c.sender.takeResentOldest() && c.recovery.resendingRestartsTimer()) {
            c.retransmission.oldestResent();
        }
        c.retransmission.dataSent(c.sender.takeSentNewData());
    }

    void dispose() {
        if (pacer != null) {
            pacer.dispose();
        }
    }
}
