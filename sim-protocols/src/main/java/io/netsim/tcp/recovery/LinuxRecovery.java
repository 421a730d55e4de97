package io.netsim.tcp.recovery;

import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SendVariables;
import io.netsim.tcp.send.SentSegment;
import io.netsim.tcp.timing.RttEstimator;
import io.netsim.time.Time;

/**
 * Recovery as a current Linux host has it: losses are found by RACK (RFC 8985 §6), or without SACK by duplicates (RFC 6582); the
 * window falls by proportional rate reduction (RFC 6937, RFC 9937); probes repair losses at the tail (RFC 8985 §7); a time-out
 * starts with F-RTO (RFC 5682); and what turns out to have been needless is undone (RFC 3522, RFC 4015, RFC 3708).
 *
 * <p>Not modelled: the recovery of thin streams, and that a probe of new data counts segments (the kernel sends at most one).
 */
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
    private final ProportionalRateReduction reduction;
    private final SpuriousRecovery spurious = new SpuriousRecovery();
    private final TailLossProbe probe = new TailLossProbe();

    private Phase phase = Phase.OPEN;
    /** SND.NXT when the phase began (high_seq of the kernel; RecoveryPoint, recover). */
    private long point;

    private boolean frto;
    /** Whether the window reduction may be undone: none was asked for by ECN. */
    private boolean undoable;
    /** Time-outs since SND.UNA last moved. */
    private int timeouts;

    private boolean newDataFirst;
    private boolean paused;
    private long delivered;
    private long everLostBefore;
    private long reorderingTimeoutPs;
    private long fastRecoveries;
    private long undone;

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
        this.duplicates = new DuplicateAcks(queue, mss);
        this.reduction = new ProportionalRateReduction(mss);
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
            spurious.duplicateReported(end, segments);
        }
    }

    @Override
    public void onAck(AckSample ack) {
        long deliveredBefore = delivered;
        everLostBefore = queue.everLostBytes();
        reorderingTimeoutPs = 0;
        paused = false;
        if (ack.advanced) {
            timeouts = 0;
        }
        if (!sack) {
            accountDuplicates(ack);
        }
        delivered += ack.deliveredBytes;
        if (sack) {
            if (phase != Phase.LOSS || spurious.pending() || ack.ackedSegments > 0) {
                rack.reordered(ack.lowestReordered, highestSack(), mss);
            }
            rack.updateWindow(ack, deliveredBefore, delivered);
        }
        if (probe.repairedLoss(ack, snd.una())) {
            reduceForProbe(ack.nowPs);
        }
        if (isDubious(ack)) {
            react(ack);
        }
        if (isReducing()) {
            boolean safe = ack.advanced && queue.everLostBytes() == everLostBefore;
            reduction.onAck(ack.deliveredBytes, pipeBytes(), safe);
        }
    }

    private long highestSack() {
        return queue.highestSack(snd.una());
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

    private boolean isDubious(AckSample ack) {
        boolean news = ack.carriesNews || ack.ackedSegments > 0;
        return !news || ack.sackedBytes > 0 || ack.dsack || phase != Phase.OPEN;
    }

    /** The heart of it: ends phases, finds losses, begins phases. */
    private void react(AckSample ack) {
        if (phase == Phase.OPEN) {
            spurious.restartClock();
        } else if (snd.una() >= point && endsPhase(ack)) {
            return;
        }
        switch (phase) {
            case RECOVERY -> recovering(ack);
            case LOSS -> afterTimeout(ack);
            case OPEN, DISORDER, CWR -> watching(ack);
        }
    }

    /** Everything from before the phase is acknowledged; true if nothing more is to be done now. */
    private boolean endsPhase(AckSample ack) {
        if (phase == Phase.CWR && snd.una() != point) {
            endReduction(ack.nowPs);
            phase = Phase.OPEN;
        } else if (phase == Phase.RECOVERY) {
            if (!sack) {
                duplicates.forget();
            }
            boolean mayUndo = mayUndo(ack);
            if (!mayUndo) {
                endReduction(ack.nowPs);
            }
            return tryUndoRecovery(ack, mayUndo);
        }
        return false;
    }

    private void recovering(AckSample ack) {
        if (!ack.advanced) {
            if (!sack && ack.duplicate) {
                duplicates.add(settings.rack().maxReordering());
            }
        } else if (undoPartial(ack)) {
            return;
        }
        if (undoByDsack(ack.nowPs)) {
            tryToOpen();
        }
        findLosses(ack);
        if (phase != Phase.RECOVERY && queue.lostBytes() > 0) {
            enterRecovery(ack.nowPs);
        }
    }

    private void watching(AckSample ack) {
        if (!sack) {
            if (ack.advanced) {
                duplicates.forget();
            }
            if (ack.duplicate) {
                duplicates.add(settings.rack().maxReordering());
            }
        }
        if (phase == Phase.OPEN || phase == Phase.DISORDER) {
            undoByDsack(ack.nowPs);
        }
        findLosses(ack);
        if (queue.lostBytes() > 0) {
            enterRecovery(ack.nowPs);
        } else {
            tryToOpen();
        }
    }

    private void findLosses(AckSample ack) {
        if (queue.isEmpty()) {
            return;
        }
        if (sack) {
            boolean recovering = phase == Phase.RECOVERY || phase == Phase.LOSS;
            reorderingTimeoutPs = rack.detectOnAck(ack.nowPs, recovering, queue.sackedBytes() / mss);
        } else if (phase == Phase.RECOVERY ? ack.advanced : phase != Phase.LOSS && duplicates.showLoss()) {
            if (!queue.get(0).lost()) {
                queue.markLost(0);
            }
        }
    }

    // ---- fast recovery -----------------------------------------------------------------------------------------

    private void enterRecovery(long nowPs) {
        fastRecoveries++;
        spurious.restartClock();
        spurious.begin(snd.una(), underWay());
        if (!isReducing()) {
            undoable = true;
            beginReduction(nowPs);
        }
        phase = Phase.RECOVERY;
    }

    private int underWay() {
        return (int) (queue.resentBytes() / mss) + (probe.retransmitted() ? 1 : 0);
    }

    private void beginReduction(long nowPs) {
        point = snd.nxt();
        probe.forget();
        long cwnd = control.cwndBytes();
        control.onLoss(nowPs, cwnd);
        reduction.begin(cwnd, control.ssthreshBytes());
    }

    private void endReduction(long nowPs) {
        control.onRecovered(nowPs);
    }

    private boolean isReducing() {
        return phase == Phase.RECOVERY || phase == Phase.CWR;
    }

    /** A loss that the probe has repaired unseen still reduces the window (RFC 8985 §7.4.2). */
    private void reduceForProbe(long nowPs) {
        beginReduction(nowPs);
        endReduction(nowPs);
        phase = Phase.CWR;
        keepOpen();
    }

    /** The peer has seen congestion marks (RFC 3168 §6.1.2): once a window it falls, and that is not undone. */
    public void onCongestionExperienced(long nowPs) {
        undoable = false;
        if (phase == Phase.OPEN || phase == Phase.DISORDER) {
            spurious.forget();
            beginReduction(nowPs);
            phase = Phase.CWR;
        }
    }

    private void tryToOpen() {
        if (queue.resentBytes() == 0) {
            spurious.restartClock();
        }
        if (phase != Phase.CWR) {
            keepOpen();
        }
    }

    private void keepOpen() {
        boolean disorder = queue.sackedBytes() > 0 || duplicates.bytes() > 0 || queue.lostBytes() > 0 || underWay() > 0;
        Phase next = disorder ? Phase.DISORDER : Phase.OPEN;
        if (phase != next) {
            phase = next;
            point = snd.nxt();
        }
    }

    // ---- undo --------------------------------------------------------------------------------------------------

    private boolean mayUndo(AckSample ack) {
        return spurious.byDsack() || wasDelayed(ack);
    }

    /** Whether a segment was only late. Without SACK the end of a recovery says nothing. */
    private boolean wasDelayed(AckSample ack) {
        return spurious.byTimestamp(ack) && (sack || snd.una() < point || ack.echoMs >= 0);
    }

    /** Without SACK the state is held until something above the point is acknowledged (RFC 6582 §3.2, step 2). */
    private boolean holdsState() {
        if (sack || snd.una() != point) {
            return false;
        }
        spurious.restartClock();
        return true;
    }

    /** Everything is acknowledged; true if the state is held nevertheless. */
    private boolean tryUndoRecovery(AckSample ack, boolean mayUndo) {
        if (mayUndo) {
            undo(ack.nowPs, false);
        } else {
            rack.recovered();
        }
        if (holdsState()) {
            return true;
        }
        phase = Phase.OPEN;
        return false;
    }

    private boolean undoByDsack(long nowPs) {
        if (!spurious.byDsack()) {
            return false;
        }
        rack.undoneByDsack();
        undo(nowPs, false);
        return true;
    }

    /** In recovery the hole was filled by a late original (RFC 3522 §3.2); true if nothing more is to be done now. */
    private boolean undoPartial(AckSample ack) {
        if (!wasDelayed(ack)) {
            return false;
        }
        if (sack) {
            rack.reordered(ack.priorUna, highestSack(), mss);
        }
        if (queue.resentBytes() > 0) {
            paused = true;
            return true;
        }
        spurious.restartClock();
        undo(ack.nowPs, true);
        keepOpen();
        return false;
    }

    private void undo(long nowPs, boolean nothingIsLost) {
        if (nothingIsLost) {
            queue.unmarkLost();
        }
        if (undoable) {
            undone++;
            control.onUndo(nowPs);
        }
        spurious.forget();
        rack.lookAgain();
    }

    // ---- after a time-out --------------------------------------------------------------------------------------

    @Override
    public void onTimeout(long nowPs) {
        boolean fresh = phase != Phase.RECOVERY && phase != Phase.LOSS;
        if (queue.count() > 0 && queue.get(0).sacked()) {
            queue.forgetSacks(); // the receiver has thrown away what it had reported (RFC 2018 §8)
        }
        duplicates.forget();
        markTimedOut(nowPs);
        boolean reduces = phase == Phase.OPEN
                || phase == Phase.DISORDER
                || snd.una() >= point
                || phase == Phase.LOSS && timeouts == 0;
        control.onTimeout(nowPs, pipeBytes(), reduces);
        if (reduces) {
            undoable = true;
            spurious.begin(snd.una(), underWay());
        }
        rack.timedOut(phase == Phase.OPEN || phase == Phase.DISORDER, queue.sackedBytes() / mss);
        frto = settings.frto() && (fresh || timeouts > 0);
        phase = Phase.LOSS;
        point = snd.nxt();
        probe.forget();
        timeouts++;
        paused = false;
        newDataFirst = false;
    }

    /** All is lost but what was sent within the last round trip. */
    private void markTimedOut(long nowPs) {
        for (int n = 0; n < queue.count(); n++) {
            if (n == 0 || !sack || rack.lifeLeftPs(queue.get(n), nowPs, 0) <= 0) {
                queue.markLost(n);
            }
        }
    }

    private void afterTimeout(AckSample ack) {
        boolean recovered = snd.una() >= point;
        long lostRetransmissions = queue.lostRetransmissions();
        if (!provesSpurious(ack) && !forwardRto(ack, recovered)) {
            if (recovered) {
                tryUndoRecovery(ack, mayUndo(ack));
            } else if (!sack) {
                countAfterTimeout(ack);
            }
        }
        findLosses(ack);
        boolean again = queue.lostRetransmissions() > lostRetransmissions;
        if (phase == Phase.OPEN || again) {
            watching(ack);
        }
    }

    private void countAfterTimeout(AckSample ack) {
        if (snd.nxt() > point && ack.duplicate) {
            duplicates.add(settings.rack().maxReordering());
        } else if (ack.advanced) {
            duplicates.forget();
        }
    }

    /** The time-out was needless: the original has arrived (RFC 3522; RFC 5682 §3.1, step 3b). */
    private boolean provesSpurious(AckSample ack) {
        boolean late = ack.advanced && mayUndo(ack);
        boolean original = frto && ack.originalDelivered;
        if (!late && !original) {
            return false;
        }
        undo(ack.nowPs, true);
        timeouts = 0;
        if (!holdsState() && (original || sack)) {
            phase = Phase.OPEN;
        }
        return true;
    }

    /** F-RTO (RFC 5682 §3.1); true while it tries new data. */
    private boolean forwardRto(AckSample ack, boolean recovered) {
        if (!frto) {
            return false;
        }
        if (snd.nxt() > point) {
            if (ack.sackedBytes > 0 || ack.duplicate) {
                frto = false; // step 3a: the loss was real
            }
        } else if (ack.advanced && !recovered) {
            point = snd.nxt();
            newDataFirst = true; // step 2b
            return true;
        }
        return false;
    }

    // ---- sending -----------------------------------------------------------------------------------------------

    @Override
    public boolean mayRetransmit() {
        return !paused && !(phase == Phase.LOSS && frto && snd.nxt() > point);
    }

    @Override
    public boolean takeNewDataFirst() {
        boolean first = newDataFirst;
        newDataFirst = false;
        return first;
    }

    @Override
    public void newDataRefused() {
        frto = false;
    }

    @Override
    public void sent(SentSegment segment, long nowPs) {
        if (isReducing()) {
            reduction.sent(segment.weight());
        }
        if (segment.resent()) {
            spurious.resent(nowPs);
        }
    }

    @Override
    public boolean growsWindow(AckSample ack) {
        if (control.governsRecovery()) {
            return true;
        }
        if (isReducing()) {
            return false;
        }
        return ack.ackedSegments > 0 || rack.reordersMuch() && ack.sackedBytes > 0;
    }

    @Override
    public long cwndBytes() {
        return isReducing() && !control.governsRecovery() ? reduction.cwndBytes() : control.cwndBytes();
    }

    @Override
    public long pipeBytes() {
        return Math.max(0, queue.pipeBytes() - duplicates.bytes());
    }

    // ---- timers ------------------------------------------------------------------------------------------------

    @Override
    public boolean restartsTimer(AckSample ack) {
        return reorderingTimeoutPs == 0 && (ack.ackedSegments > 0 || ack.oldestIsFresher);
    }

    @Override
    public boolean resendingRestartsTimer() {
        return true;
    }

    @Override
    public long reorderingTimeoutPs() {
        return reorderingTimeoutPs;
    }

    @Override
    public void onReorderingTimeout(long nowPs) {
        long before = pipeBytes();
        everLostBefore = queue.everLostBytes();
        boolean recovering = phase == Phase.RECOVERY || phase == Phase.LOSS;
        reorderingTimeoutPs = 0;
        rack.detect(nowPs, recovering, queue.sackedBytes() / mss);
        if (pipeBytes() != before && phase != Phase.RECOVERY) {
            enterRecovery(nowPs);
            reduction.onAck(mss, pipeBytes(), false);
        }
    }

    @Override
    public long probeTimeoutPs() {
        if (!settings.tailLossProbe() || !sack || queue.isEmpty() || phase != Phase.OPEN && phase != Phase.CWR) {
            return -1;
        }
        if (rtt.srttPs() == 0) {
            return Time.SECOND;
        }
        return 2 * rtt.srttPs() + (queue.count() == 1 ? rtt.minRtoPs() : 2 * Time.MILLISECOND);
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
        return phase;
    }

    @Override
    public long recoveryPoint() {
        return point;
    }

    @Override
    public long fastRecoveries() {
        return fastRecoveries;
    }

    @Override
    public long undone() {
        return undone;
    }
}
