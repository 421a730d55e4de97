package io.netsim.tcp.recovery;

import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.send.AckSample;

/**
 * The reduction of the window in a recovery, by proportional rate reduction, and its undo when the recovery turns out to have
 * been needless ({@link SpuriousRecovery}).
 */
final class WindowReduction {
    private final CongestionControl control;
    private final ProportionalRateReduction rate;
    private final SpuriousRecovery spurious = new SpuriousRecovery();
    /** False if congestion marks have asked for it: that is not undone (RFC 3168 §6.1.2). */
    private boolean undoable;

    private long undone;

    WindowReduction(CongestionControl control, int mss) {
        this.control = control;
        this.rate = new ProportionalRateReduction(mss);
    }

    SpuriousRecovery spurious() {
        return spurious;
    }

    /** Reductions that were taken back. */
    long undone() {
        return undone;
    }

    /** Whether losses that acknowledgements show are met by fast recovery. */
    boolean fast() {
        return control.fastRecovery();
    }

    /** For a loss that acknowledgements show; the flight that counts is the window, as in Linux. */
    void begin(long nowPs) {
        undoable = true;
        long cwnd = control.cwndBytes();
        control.onLoss(nowPs, cwnd);
        rate.begin(cwnd, control.ssthreshBytes());
    }

    /** For congestion marks. */
    void beginUnasked(long nowPs) {
        spurious.forget();
        long cwnd = control.cwndBytes();
        control.onEcnEcho(nowPs, cwnd);
        undoable = false;
        rate.begin(cwnd, control.ssthreshBytes());
    }

    void forbidUndo() {
        undoable = false;
    }

    void end(long nowPs) {
        control.onRecovered(nowPs);
    }

    /**
     * After a time-out.
     *
     * @param first whether the threshold falls, too
     * @param pipe what is still in the network
     * @param underWay retransmissions that may still be reported as duplicates
     */
    void timedOut(long nowPs, boolean first, long pipe, long una, int underWay) {
        control.onTimeout(nowPs, pipe, first);
        if (first) {
            undoable = true;
            spurious.begin(una, underWay);
        }
    }

    void undo(long nowPs) {
        if (undoable) {
            undone++;
            control.onUndo(nowPs);
        }
        spurious.forget();
    }

    void onAck(AckSample ack, long pipe, boolean safe) {
        rate.onAck(ack.deliveredBytes, pipe, safe);
    }

    /** The timer, not an acknowledgement, has shown a loss: one segment may leave. */
    void onTimer(int mss, long pipe) {
        rate.onAck(mss, pipe, false);
    }

    void sent(long bytes) {
        rate.sent(bytes);
    }

    long cwndBytes() {
        return control.governsRecovery() ? control.cwndBytes() : rate.cwndBytes();
    }
}
