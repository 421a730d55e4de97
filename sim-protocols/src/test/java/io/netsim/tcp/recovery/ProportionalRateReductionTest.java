package io.netsim.tcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of RFC 6937 §3.1 and the bounds of §3 and RFC 9937 §6, with segments of 1000 bytes. */
@Verifies({"RFC6937:prr", "RFC6937:reduction-bound"})
class ProportionalRateReductionTest {
    private static final int MSS = 1000;

    private final ProportionalRateReduction prr = new ProportionalRateReduction(MSS);
    private int pipe;

    /** An acknowledgement that reports one segment; returns how many may leave, and lets them. */
    private int acknowledged(boolean safe) {
        prr.onAck(MSS, (long) pipe * MSS, safe);
        int sent = 0;
        while ((long) (pipe + 1) * MSS <= prr.cwndBytes()) {
            pipe++;
            sent++;
            prr.sent(MSS);
        }
        return sent;
    }

    private List<Integer> acknowledgedTimes(int times, boolean safe) {
        List<Integer> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sent.add(acknowledged(safe));
            pipe--; // the next acknowledgement reports one more
        }
        return sent;
    }

    /** Figure 1: the first of 20 segments is lost, two have left by limited transmit. */
    @Test
    void oneLossLetsASegmentLeaveForEverySecondAck() {
        prr.begin(20 * MSS, 10 * MSS);
        pipe = 18;
        List<Integer> sent = acknowledgedTimes(16, false);
        assertThat(sent).containsExactly(1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    }

    @Test
    void windowIsTheThresholdWhenAWindowHasBeenDelivered() {
        prr.begin(20 * MSS, 10 * MSS);
        pipe = 19;
        acknowledgedTimes(20, false);
        assertThat(prr.cwndBytes()).isEqualTo(10 * MSS);
    }

    /** Figure 2: 15 of 20 are lost; packet conservation, with no burst of ten. */
    @Test
    void manyLossesLetOneSegmentLeaveForEachAck() {
        prr.begin(20 * MSS, 10 * MSS);
        pipe = 4;
        assertThat(acknowledgedTimes(4, false)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void progressWithoutFurtherLossLetsTwoLeave() {
        prr.begin(20 * MSS, 10 * MSS);
        pipe = 4;
        assertThat(acknowledgedTimes(3, true)).containsExactly(2, 2, 2);
    }

    @Test
    void slowStartBoundEndsAtTheThreshold() {
        prr.begin(20 * MSS, 10 * MSS);
        pipe = 9;
        assertThat(acknowledged(true)).isEqualTo(1);
        assertThat(prr.cwndBytes()).isEqualTo(10 * MSS);
    }

    /** RFC 6937 §3: what was held back before is made up for. */
    @Test
    void segmentsNotSentWhenTheyWereAllowedMayLeaveLater() {
        prr.begin(20 * MSS, 10 * MSS);
        prr.onAck(3 * MSS, 3 * MSS, false);
        assertThat(prr.cwndBytes()).isEqualTo((3 + 3) * MSS);
        prr.onAck(MSS, 2 * MSS, false);
        assertThat(prr.cwndBytes()).isEqualTo((2 + 4) * MSS);
    }

    @Test
    void firstRetransmissionLeavesWhateverTheCountsSay() {
        prr.begin(20 * MSS, 2 * MSS);
        pipe = 19;
        assertThat(acknowledged(false)).isEqualTo(1);
        pipe--;
        assertThat(acknowledged(false)).isZero();
    }

    @Test
    void ackThatDeliversNothingLeavesTheWindow() {
        prr.begin(20 * MSS, 10 * MSS);
        prr.onAck(MSS, 18 * MSS, false);
        long cwnd = prr.cwndBytes();
        prr.onAck(0, 4 * MSS, true);
        assertThat(prr.cwndBytes()).isEqualTo(cwnd);
    }

    @Test
    void windowIsThatBeforeUntilTheFirstAck() {
        prr.begin(20 * MSS, 10 * MSS);
        assertThat(prr.cwndBytes()).isEqualTo(20 * MSS);
    }

    @Test
    void secondReductionCountsAnew() {
        prr.begin(20 * MSS, 10 * MSS);
        pipe = 18;
        acknowledgedTimes(9, false);
        prr.begin(20 * MSS, 10 * MSS);
        pipe = 18;
        assertThat(acknowledgedTimes(4, false)).containsExactly(1, 0, 1, 0);
    }

    /** CUBIC: seven segments for ten (RFC 9438 §4.6). */
    @Test
    void shareOfTheAcksIsThatOfTheThreshold() {
        prr.begin(20 * MSS, 14 * MSS);
        pipe = 19;
        int sent = acknowledgedTimes(20, false).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(sent).isEqualTo(14);
    }

    @Test
    void thresholdOfOneSegmentIsNoDivisionByZero() {
        prr.begin(0, MSS);
        pipe = 5;
        assertThat(acknowledgedTimes(2, false)).containsExactly(1, 1);
    }
}
