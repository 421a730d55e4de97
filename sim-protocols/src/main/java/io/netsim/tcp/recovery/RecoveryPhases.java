package io.netsim.tcp.recovery;

import io.netsim.tcp.recovery.LossRecovery.Phase;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SendVariables;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The phases of {@link LinuxRecovery}: what ends them, what begins them, and what is taken for lost in each. */
final class RecoveryPhases {
    private final SendVariables snd;
    private final RetransmissionQueue queue;
    private final int mss;
    private final boolean sack;
    private final LinuxRecoverySettings settings;
    private final Rack rack;
    private final DuplicateAcks duplicates;
    private final WindowReduction reduction;
    private final SpuriousRecovery spurious;
    private final TailLossProbe probe;
    private final ForwardRto frto;

    private @Nullable BooleanSupplier pathProbe;
    private Phase phase = Phase.OPEN;
    /** SND.NXT when the phase began (the kernel's high_seq; RecoveryPoint of RFC 6675, recover of RFC 6582). */
    private long point;
    /** Time-outs since SND.UNA last moved. */
    private int timeouts;
    /** Whether nothing is to be sent again before the next acknowledgement. */
    private boolean paused;

    private long reorderingTimeoutPs;
    private long fastRecoveries;

    RecoveryPhases(
            SendVariables snd,
            RetransmissionQueue queue,
            int mss,
            boolean sack,
            LinuxRecoverySettings settings,
            Rack rack,
            DuplicateAcks duplicates,
            WindowReduction reduction,
            TailLossProbe probe,
            ForwardRto frto) {
        this.snd = snd;
        this.queue = queue;
        this.mss = mss;
        this.sack = sack;
        this.settings = settings;
        this.rack = rack;
        this.duplicates = duplicates;
        this.reduction = reduction;
        this.spurious = reduction.spurious();
        this.probe = probe;
        this.frto = frto;
    }

    void pathProbe(BooleanSupplier failed) {
        pathProbe = failed;
    }

    Phase phase() {
        return phase;
    }

    /** Where the phase ends. */
    long point() {
        return point;
    }

    long fastRecoveries() {
        return fastRecoveries;
    }

    /** After how long more may be lost, 0 for nothing to wait for. */
    long reorderingTimeoutPs() {
        return reorderingTimeoutPs;
    }

    /** Whether lost segments may be sent again: not while F-RTO waits for the fate of new data. */
    boolean mayRetransmit() {
        return !paused && !(phase == Phase.LOSS && frto.active() && snd.nxt() > point);
    }

    long pipeBytes() {
        return Math.max(0, queue.pipeBytes() - duplicates.bytes());
    }

    /** An acknowledgement, after all it says is accounted for. */
    void onAck(AckSample ack) {
        reorderingTimeoutPs = 0;
        paused = false;
        if (ack.advanced) {
            timeouts = 0;
        }
        if (probe.repairedLoss(ack, snd.una())) {
            reduceForProbe(ack.nowPs);
        }
        if (isDubious(ack)) {
            react(ack);
        }
    }

    private boolean isDubious(AckSample ack) {
        boolean news = ack.carriesNews || ack.ackedSegments > 0;
        return !news || ack.ecnEcho || ack.sackedBytes > 0 || ack.dsack || phase != Phase.OPEN;
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
            reduction.end(ack.nowPs);
            phase = Phase.OPEN;
        } else if (phase == Phase.RECOVERY) {
            if (!sack) {
                duplicates.forget();
            }
            boolean mayUndo = mayUndo(ack);
            if (!mayUndo) {
                reduction.end(ack.nowPs);
            }
            return tryUndoRecovery(ack, mayUndo);
        }
        return false;
    }

    private void recovering(AckSample ack) {
        if (!sack && ack.duplicate) {
            duplicates.add();
        }
        if (ack.advanced && undoPartial(ack)) {
            return;
        }
        if (undoByDsack(ack.nowPs)) {
            tryToOpen(ack);
        }
        findLosses(ack);
        if (phase != Phase.RECOVERY && queue.lostBytes() > 0) {
            enterRecovery(ack.nowPs, ack.ecnEcho);
        }
    }

    private void watching(AckSample ack) {
        if (!sack) {
            duplicates.count(ack);
        }
        if (phase == Phase.OPEN || phase == Phase.DISORDER) {
            undoByDsack(ack.nowPs);
        }
        findLosses(ack);
        if (queue.lostBytes() == 0) {
            tryToOpen(ack);
        } else if (pathProbe != null && phase != Phase.CWR && pathProbe.getAsBoolean()) {
            onTooLarge();
        } else {
            enterRecovery(ack.nowPs, ack.ecnEcho);
        }
    }

    private void findLosses(AckSample ack) {
        if (queue.isEmpty()) {
            return;
        }
        if (sack) {
            boolean recovering = phase == Phase.RECOVERY || phase == Phase.LOSS;
            long moreIn = rack.detectOnAck(ack.nowPs, recovering, queue.sackedBytes() / mss);
            reorderingTimeoutPs = Math.max(reorderingTimeoutPs, moreIn);
        } else if (oldestIsMissing(ack) && !queue.get(0).lost()) {
            queue.markLost(0);
        }
    }

    /** Without SACK: a partial acknowledgement, or enough duplicates. */
    private boolean oldestIsMissing(AckSample ack) {
        return phase == Phase.RECOVERY ? ack.advanced : phase != Phase.LOSS && duplicates.showLoss();
    }

    // ---- fast recovery -----------------------------------------------------------------------------------------

    private void enterRecovery(long nowPs, boolean marked) {
        if (!reduction.fast()) {
            onTimeout(nowPs); // Tahoe: a loss is met like a time-out
            return;
        }
        fastRecoveries++;
        spurious.restartClock();
        spurious.begin(snd.una(), underWay());
        if (!isReducing()) {
            beginReduction(nowPs);
        }
        phase = Phase.RECOVERY;
        if (marked) {
            reduction.forbidUndo();
        }
    }

    private int underWay() {
        return (int) (queue.resentBytes() / mss) + (probe.retransmitted() ? 1 : 0);
    }

    private void beginReduction(long nowPs) {
        point = snd.nxt();
        probe.forget();
        reduction.begin(nowPs);
    }

    /** Whether the window is that of the reduction. */
    boolean isReducing() {
        return phase == Phase.RECOVERY || phase == Phase.CWR;
    }

    /** A loss that the probe has repaired unseen still reduces the window (RFC 8985 §7.4.2). */
    private void reduceForProbe(long nowPs) {
        beginReduction(nowPs);
        reduction.end(nowPs);
        phase = Phase.CWR;
        keepOpen();
    }

    /** The peer has seen congestion marks (RFC 3168 §6.1.2): once a window it falls, and that is not undone. */
    private void onCongestionExperienced(long nowPs) {
        if (phase == Phase.OPEN || phase == Phase.DISORDER) {
            point = snd.nxt();
            probe.forget();
            reduction.beginUnasked(nowPs);
            phase = Phase.CWR;
        } else {
            reduction.forbidUndo();
        }
    }

    private void tryToOpen(AckSample ack) {
        if (queue.resentBytes() == 0) {
            spurious.restartClock();
        }
        if (ack.ecnEcho) {
            onCongestionExperienced(ack.nowPs);
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

    /** Whether a segment was only late. */
    private boolean wasDelayed(AckSample ack) {
        return spurious.byTimestamp(ack, sack || snd.una() < point);
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
            rack.reordered(ack.priorUna, queue.highestSack(snd.una()), mss);
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
        reduction.undo(nowPs);
        rack.lookAgain();
    }

    // ---- after a time-out --------------------------------------------------------------------------------------

    /** The retransmission timer has expired. */
    void onTimeout(long nowPs) {
        boolean fresh = phase != Phase.RECOVERY && phase != Phase.LOSS;
        boolean watched = phase == Phase.OPEN || phase == Phase.DISORDER;
        if (queue.count() > 0 && queue.get(0).sacked()) {
            queue.forgetSacks(); // the receiver has thrown away what it had reported (RFC 2018 §8)
        }
        duplicates.forget();
        rack.markTimedOut(nowPs, sack);
        boolean reduces = watched || snd.una() >= point || phase == Phase.LOSS && timeouts == 0;
        reduction.timedOut(nowPs, reduces, pipeBytes(), snd.una(), underWay());
        rack.timedOut(watched, queue.sackedBytes() / mss);
        frto.timedOut(settings.frto() && (fresh || timeouts > 0));
        phase = Phase.LOSS;
        point = snd.nxt();
        probe.forget();
        timeouts++;
        paused = false;
    }

    /** Lost for another reason than congestion ({@code tcp_simple_retransmit}): as after a time-out, but the window stays. */
    void onTooLarge() {
        if (phase == Phase.OPEN || phase == Phase.DISORDER) {
            duplicates.forget();
            spurious.forget();
            reduction.forbidUndo();
            frto.stop();
            probe.forget();
            phase = Phase.LOSS;
            point = snd.nxt();
            paused = false;
        }
    }

    private void afterTimeout(AckSample ack) {
        boolean recovered = snd.una() >= point;
        long lostRetransmissions = queue.lostRetransmissions();
        if (!provesSpurious(ack)) {
            if (frto.onAck(ack, snd.nxt() > point, recovered)) {
                point = snd.nxt();
            } else if (recovered) {
                tryUndoRecovery(ack, mayUndo(ack));
            } else if (!sack && (ack.advanced || snd.nxt() > point)) {
                duplicates.count(ack);
            }
        }
        findLosses(ack);
        boolean again = queue.lostRetransmissions() > lostRetransmissions;
        if (phase == Phase.OPEN || again) {
            watching(ack);
        }
    }

    /** The time-out was needless: the original has arrived (RFC 3522; RFC 5682 §3.1, step 3b). */
    private boolean provesSpurious(AckSample ack) {
        boolean late = ack.advanced && mayUndo(ack);
        boolean original = frto.provesSpurious(ack);
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

    /** The reordering window has passed (RFC 8985 §6.3). */
    void onReorderingTimeout(long nowPs) {
        long before = pipeBytes();
        boolean recovering = phase == Phase.RECOVERY || phase == Phase.LOSS;
        reorderingTimeoutPs = 0;
        rack.detect(nowPs, recovering, queue.sackedBytes() / mss);
        if (pipeBytes() != before && phase != Phase.RECOVERY) {
            enterRecovery(nowPs, false);
            reduction.onTimer(mss, pipeBytes());
        }
    }
}
