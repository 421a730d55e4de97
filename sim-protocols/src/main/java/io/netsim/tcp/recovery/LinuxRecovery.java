package io.netsim.tcp.recovery;

import io.netsim.rfc.Rfc;
import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SendVariables;
import io.netsim.tcp.send.SentSegment;
import io.netsim.tcp.timing.RttEstimator;
import java.util.function.BooleanSupplier;

/**
 * Recovery as a current Linux host has it: losses are found by RACK (RFC 8985 §6), or without SACK by duplicates (RFC 6582); the
 * window falls by proportional rate reduction (RFC 6937, RFC 9937); probes repair losses at the tail (RFC 8985 §7); a time-out
 * starts with F-RTO (RFC 5682); and what turns out to have been needless is undone (RFC 3522, RFC 4015, RFC 3708).
 *
 * <p>Not modelled: the recovery of thin streams, and that a probe of new data counts segments (the kernel sends at most one).
 */
@Rfc(
        number = 8985,
        value = {"rack-timer", "probe-loss"})
public final class LinuxRecovery implements LossRecovery {
    private final SendVariables snd;
    private final RetransmissionQueue queue;
    private final CongestionControl control;
    private final RttEstimator rtt;
    private final int mss;
    private final boolean sack;
    private final LinuxRecoverySettings settings;
    private final Rack rack;
    private final DuplicateAcks duplicates;
    private final WindowReduction reduction;
    private final TailLossProbe probe = new TailLossProbe();
    private final ForwardRto frto = new ForwardRto();
    private final RecoveryPhases phases;

    private long delivered;

    /** @param sack whether the peer reports what has arrived */
    public LinuxRecovery(
            SendVariables snd,
            RetransmissionQueue queue,
            CongestionControl control,
            RttEstimator rtt,
            int mss,
            boolean sack,
            LinuxRecoverySettings settings) {
        this.snd = snd;
        this.queue = queue;
        this.control = control;
        this.rtt = rtt;
        this.mss = mss;
        this.sack = sack;
        this.settings = settings;
        this.rack = new Rack(queue, rtt, settings.rack());
        this.duplicates = new DuplicateAcks(queue, mss, settings.rack().maxReordering());
        this.reduction = new WindowReduction(control, mss);
        this.phases = new RecoveryPhases(snd, queue, mss, sack, settings, rack, duplicates, reduction, probe, frto);
    }

    // ---- what an acknowledgement says --------------------------------------------------------------------------

    @Override
    public void delivered(SentSegment segment, boolean selectively, AckSample sample) {
        if (sack) {
            rack.delivered(segment, selectively, sample);
        }
    }

    @Override
    public void duplicateReported(long start, long end, int segments, AckSample sample) {
        sample.dsackOfProbe |= end - start <= mss && probe.outstanding() && probe.end() == end;
        if (end <= sample.priorUna) {
            reduction.spurious().duplicateReported(end, segments);
        }
    }

    @Override
    public void onAck(AckSample ack) {
        long deliveredBefore = delivered;
        long everLostBefore = queue.everLostBytes();
        if (!sack) {
            accountDuplicates(ack);
        }
        delivered += ack.deliveredBytes;
        if (sack) {
            if (phase() != Phase.LOSS || reduction.spurious().pending() || ack.ackedSegments > 0) {
                rack.reordered(ack.lowestReordered, queue.highestSack(snd.una()), mss);
            }
            rack.updateWindow(ack, deliveredBefore, delivered);
        }
        phases.onAck(ack);
        if (phases.isReducing()) {
            boolean safe = ack.advanced && queue.everLostBytes() == everLostBefore;
            reduction.onAck(ack, pipeBytes(), safe);
        }
    }

    /** Without SACK a duplicate stands for a segment delivered, and what is acknowledged was mostly counted before. */
    private void accountDuplicates(AckSample ack) {
        if (ack.ackedSegments > 0) {
            long counted = duplicates.bytes();
            duplicates.acknowledged(ack.ackedSegments);
            ack.deliveredBytes = Math.max(mss, ack.deliveredBytes - counted);
        } else if (ack.duplicate) {
            ack.deliveredBytes += mss;
        }
    }

    @Override
    public void onTimeout(long nowPs) {
        phases.onTimeout(nowPs);
    }

    @Override
    public void pathProbe(BooleanSupplier failed) {
        phases.pathProbe(failed);
    }

    @Override
    public void onTooLarge(long nowPs) {
        phases.onTooLarge();
    }

    // ---- sending -----------------------------------------------------------------------------------------------

    @Override
    public boolean mayRetransmit() {
        return phases.mayRetransmit();
    }

    @Override
    public boolean takeNewDataFirst() {
        return frto.takeNewDataFirst();
    }

    @Override
    public void newDataRefused() {
        frto.stop();
    }

    @Override
    public void sent(SentSegment segment, long nowPs) {
        if (phases.isReducing()) {
            reduction.sent(segment.weight());
        }
        if (segment.resent()) {
            reduction.spurious().resent(nowPs);
        }
    }

    @Override
    public boolean growsWindow(AckSample ack) {
        if (control.governsRecovery()) {
            return true;
        }
        if (phases.isReducing()) {
            return false;
        }
        return ack.ackedSegments > 0 || rack.reordersMuch() && ack.sackedBytes > 0;
    }

    @Override
    public long cwndBytes() {
        return phases.isReducing() ? reduction.cwndBytes() : control.cwndBytes();
    }

    @Override
    public long pipeBytes() {
        return phases.pipeBytes();
    }

    // ---- timers ------------------------------------------------------------------------------------------------

    @Override
    public boolean restartsTimer(AckSample ack) {
        return phases.reorderingTimeoutPs() == 0 && (ack.ackedSegments > 0 || ack.oldestIsFresher);
    }

    @Override
    public boolean resendingRestartsTimer() {
        return true;
    }

    @Override
    public long reorderingTimeoutPs() {
        return phases.reorderingTimeoutPs();
    }

    @Override
    public void onReorderingTimeout(long nowPs) {
        phases.onReorderingTimeout(nowPs);
    }

    @Override
    public long probeTimeoutPs() {
        if (!settings.tailLossProbe() || !sack || queue.isEmpty()) {
            return -1;
        }
        if (phase() != Phase.OPEN && phase() != Phase.CWR) {
            return -1;
        }
        return TailLossProbe.timeoutPs(queue.count(), rtt);
    }

    @Override
    public boolean mayProbe() {
        return !probe.outstanding();
    }

    @Override
    public void probed(boolean retransmission) {
        probe.sent(snd.nxt(), retransmission);
    }

    @Override
    public long tailLossProbes() {
        return probe.count();
    }

    // ---- what can be seen --------------------------------------------------------------------------------------

    @Override
    public Phase phase() {
        return phases.phase();
    }

    @Override
    public long recoveryPoint() {
        return phases.point();
    }

    @Override
    public long fastRecoveries() {
        return phases.fastRecoveries();
    }

    @Override
    public long undone() {
        return reduction.undone();
    }

    @Override
    public int reorderingSegments() {
        return rack.reordering();
    }
}
