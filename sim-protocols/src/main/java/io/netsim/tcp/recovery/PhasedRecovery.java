package io.netsim.tcp.recovery;

import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SendVariables;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The course of every recovery (RFC 5681 §3, RFC 6582 §3.2, RFC 6675 §5): a loss starts fast recovery, which ends when all
 * is acknowledged that was outstanding at its start; a time-out starts slow start with everything outstanding taken for
 * lost. What shows a loss, and what an acknowledgement within recovery says, is the business of the two kinds.
 */
abstract class PhasedRecovery implements LossRecovery {
    final SendVariables snd;
    final RetransmissionQueue queue;
    private final CongestionControl control;

    private @Nullable BooleanSupplier pathProbe;
    private Phase phase = Phase.OPEN;
    /** Everything before it must be acknowledged for the phase to end: recover, or RecoveryPoint. */
    private long recover;

    private long fastRecoveries;
    private long timedOutUna = -1;
    private boolean immediate;
    private boolean grows;
    /** Marks of data before it have been answered. */
    private long markedUntil;

    PhasedRecovery(SendVariables snd, RetransmissionQueue queue, CongestionControl control) {
        this.snd = snd;
        this.queue = queue;
        this.control = control;
    }

    /** Whether an acknowledgement shows a loss. */
    abstract boolean lossDetected(AckSample ack);

    /** An acknowledgement of a part of what was outstanding at the start of recovery. */
    abstract void onPartialAck(AckSample ack);

    /** New data was acknowledged while nothing is lost, or a phase has ended, or everything has timed out. */
    abstract void forgetSigns();

    /** Outstanding bytes when the present loss first showed, limited transmit not counted (RFC 3042 §2). */
    abstract long flightAtFirstSign();

    @Override
    public final Phase phase() {
        return phase;
    }

    /** Whether all is acknowledged that was outstanding when the last phase began. */
    final boolean isRecovered() {
        return snd.una() >= recover;
    }

    /** Whether something is acknowledged that was sent after the last phase began (RFC 6582 §3.2 step 2). */
    final boolean isPastRecovery() {
        return snd.una() > recover;
    }

    @Override
    public final long recoveryPoint() {
        return recover;
    }

    @Override
    public final long fastRecoveries() {
        return fastRecoveries;
    }

    @Override
    public final void onAck(AckSample ack) {
        boolean repairing = phase == Phase.RECOVERY;
        if (ack.ecnEcho && phase != Phase.RECOVERY && snd.una() > markedUntil) {
            markedUntil = snd.nxt(); // once a window (RFC 3168 §6.1.2)
            control.onEcnEcho(ack.nowPs, ack.priorFlight);
        }
        boolean lost = lossDetected(ack);
        switch (phase) {
            case OPEN -> {
                if (lost && pathProbe != null && pathProbe.getAsBoolean()) {
                    onTooLarge(ack.nowPs);
                } else if (lost) {
                    enterRecovery(ack.nowPs);
                } else if (ack.ackedBytes > 0) {
                    forgetSigns();
                }
            }
            case RECOVERY -> {
                if (isRecovered() || ack.advanced && endsWithPartialAck()) {
                    phase = Phase.OPEN;
                    forgetSigns();
                    control.onRecovered(ack.nowPs);
                } else if (ack.ackedBytes > 0) {
                    onPartialAck(ack);
                }
            }
            case LOSS -> {
                if (isRecovered()) {
                    phase = Phase.OPEN;
                    forgetSigns();
                }
            }
            case DISORDER, CWR -> throw new IllegalStateException("not a phase of RFC 5681: " + phase);
        }
        grows = ack.ackedBytes > 0 && !repairing && phase != Phase.RECOVERY && !ack.ecnEcho;
    }

    @Override
    public final boolean growsWindow(AckSample ack) {
        return grows;
    }

    @Override
    public final long cwndBytes() {
        return control.cwndBytes();
    }

    /** Reno's fast recovery ends with the first new data acknowledged (RFC 5681 §3.2, step 6); with SACK it never does. */
    final boolean endsWithPartialAck() {
        return !selective() && control.partialAckEndsRecovery();
    }

    /** Whether the peer reports what has arrived. */
    abstract boolean selective();

    private void enterRecovery(long nowPs) {
        if (!control.fastRecovery()) {
            startOver(nowPs); // Tahoe: a loss is met like a time-out, by slow start from the oldest segment
            return;
        }
        phase = Phase.RECOVERY;
        fastRecoveries++;
        recover = snd.nxt();
        control.onLoss(nowPs, flightAtFirstSign());
        resendOldestAtOnce();
    }

    /** The oldest segment is lost and leaves again whatever the window (RFC 6582 §3.2 step 2, RFC 6675 §5 step 4.3). */
    final void resendOldestAtOnce() {
        queue.markLost(0);
        immediate = true;
    }

    @Override
    public void onTimeout(long nowPs) {
        startOver(nowPs);
    }

    @Override
    public final void pathProbe(BooleanSupplier failed) {
        pathProbe = failed;
    }

    @Override
    public final void onTooLarge(long nowPs) {
        if (phase == Phase.OPEN) {
            phase = Phase.LOSS;
            recover = snd.nxt();
            forgetSigns();
        }
    }

    private void startOver(long nowPs) {
        boolean first = timedOutUna != snd.una();
        timedOutUna = snd.una();
        control.onTimeout(nowPs, snd.flight() - queue.sackedBytes(), first);
        phase = Phase.LOSS;
        recover = snd.nxt();
        forgetSigns();
        queue.markAllLost();
    }

    @Override
    public final boolean takeImmediateRetransmission() {
        boolean taken = immediate;
        immediate = false;
        return taken;
    }
}
