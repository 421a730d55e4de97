package io.netsim.tcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.congestion.CongestionControls;
import io.netsim.tcp.congestion.CongestionSettings;
import org.junit.jupiter.api.Test;

/** Reductions from a window of 20 segments of 1000 bytes to half of it, and what is taken back of them (RFC 4015, RFC 3168 §6.1.2). */
class WindowReductionTest {
    private static final int MSS = 1000;

    private final CongestionControl control =
            CongestionControls.find().get("reno").start(CongestionSettings.linux(MSS, 20 * MSS, Long.MAX_VALUE));
    private final WindowReduction reduction = new WindowReduction(control, MSS);

    @Test
    void lossHalvesTheThresholdAndTheWindowFollowsTheAcks() {
        reduction.begin(0);
        assertThat(control.ssthreshBytes()).isEqualTo(10 * MSS);
        assertThat(reduction.cwndBytes()).isEqualTo(20 * MSS);
    }

    @Test
    void endLeavesTheThreshold() {
        reduction.begin(0);
        reduction.end(0);
        assertThat(control.cwndBytes()).isEqualTo(10 * MSS);
    }

    @Test
    void undoneLossLeavesTheWindowAsBefore() {
        reduction.begin(0);
        reduction.spurious().begin(1, 0);
        reduction.undo(0);
        assertThat(control.cwndBytes()).isEqualTo(20 * MSS);
        assertThat(control.ssthreshBytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(reduction.undone()).isEqualTo(1);
        assertThat(reduction.spurious().pending()).isFalse();
    }

    @Test
    void reductionForMarksIsNotUndone() {
        reduction.spurious().begin(1, 0);
        reduction.beginUnasked(0);
        assertThat(reduction.spurious().pending()).isFalse();
        assertThat(control.ssthreshBytes()).isEqualTo(10 * MSS);
        assertThat(reduction.cwndBytes()).isEqualTo(20 * MSS);
        reduction.undo(0);
        assertThat(control.ssthreshBytes()).isEqualTo(10 * MSS);
        assertThat(reduction.undone()).isZero();
    }

    @Test
    void lossWithMarksIsNotUndone() {
        reduction.begin(0);
        reduction.forbidUndo();
        reduction.undo(0);
        assertThat(control.cwndBytes()).isEqualTo(10 * MSS);
    }

    @Test
    void timerLetsOneSegmentLeave() {
        reduction.begin(0);
        reduction.onTimer(MSS, 15 * MSS);
        assertThat(reduction.cwndBytes()).isEqualTo(16 * MSS);
        reduction.sent(MSS);
        reduction.onTimer(MSS, 15 * MSS);
        assertThat(reduction.cwndBytes()).isEqualTo(15 * MSS);
    }

    @Test
    void firstTimeoutMayBeUndone() {
        reduction.timedOut(0, true, 0, 1, 0);
        assertThat(control.cwndBytes()).isEqualTo(MSS);
        assertThat(reduction.spurious().pending()).isTrue();
        reduction.undo(0);
        assertThat(control.cwndBytes()).isEqualTo(20 * MSS);
    }

    @Test
    void laterTimeoutLeavesTheThreshold() {
        reduction.timedOut(0, true, 0, 1, 0);
        reduction.timedOut(0, false, 0, 1, 0);
        assertThat(control.ssthreshBytes()).isEqualTo(10 * MSS);
    }
}
