package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.rfc.Verifies;
import io.netsim.time.Time;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Congestion control driven round by round, without a network (RFC 5681, RFC 3465, RFC 9438). */
class CongestionNumbersTest {
    private static final int MSS = 1000;
    private static final long RTT = 100 * Time.MILLISECOND;

    private final AckEvent ack = new AckEvent();
    private long now = Time.SECOND;

    private static CongestionSettings settings(long window, long ssthresh, boolean byteCounting) {
        CongestionSettings usual = CongestionSettings.standard(MSS, window, ssthresh);
        return byteCounting ? usual : countingAcks(usual);
    }

    private static CongestionSettings countingAcks(CongestionSettings s) {
        return new CongestionSettings(
                s.mss(),
                s.initialWindowBytes(),
                s.initialSsthreshBytes(),
                false,
                s.slowStartLimit(),
                s.slowStart(),
                s.wholeSegments(),
                s.abe(),
                s.paced(),
                s.srttPs(),
                s.seed(),
                s.parameters());
    }

    private static CongestionControl newReno(CongestionSettings settings) {
        return new Reno(settings, Reno.Variant.NEW_RENO);
    }

    /** One acknowledgement of so many bytes. */
    private void acknowledge(CongestionControl control, long bytes) {
        ack.nowPs = now;
        ack.ackedBytes = bytes;
        ack.deliveredSegments = (int) (bytes / MSS);
        ack.priorFlightBytes = control.cwndBytes();
        ack.rttPs = RTT;
        ack.srttPs = RTT;
        ack.cwndLimited = true;
        ack.afterTimeout = false;
        control.onAck(ack);
    }

    /** A round trip: each segment of the window is acknowledged, evenly over the round. */
    private void round(CongestionControl control) {
        long segments = control.cwndBytes() / MSS;
        for (long i = 0; i < segments; i++) {
            acknowledge(control, MSS);
            now += RTT / segments;
        }
    }

    @Test
    @Verifies("RFC5681:slow-start")
    void slowStartDoublesEachRound() {
        CongestionControl reno = newReno(settings(10 * MSS, Long.MAX_VALUE, true));
        round(reno);
        assertThat(reno.cwndBytes()).isEqualTo(20 * MSS);
        round(reno);
        assertThat(reno.cwndBytes()).isEqualTo(40 * MSS);
    }

    @Test
    @Verifies({"RFC3465:slow-start", "RFC3465:limit-two"})
    void oneAckRaisesTheWindowByAtMostTwoSegmentsInSlowStart() {
        CongestionControl reno = newReno(settings(10 * MSS, Long.MAX_VALUE, true));
        acknowledge(reno, 5 * MSS);
        assertThat(reno.cwndBytes()).isEqualTo(12 * MSS);
    }

    @Test
    void slowStartWithoutByteCountingCountsAcks() {
        CongestionControl reno = newReno(settings(10 * MSS, Long.MAX_VALUE, false));
        acknowledge(reno, 2 * MSS);
        assertThat(reno.cwndBytes()).isEqualTo(11 * MSS);
    }

    @Test
    @Verifies({"RFC5681:avoidance", "RFC3465:avoidance"})
    void congestionAvoidanceAddsOneSegmentEachRound() {
        CongestionControl reno = newReno(settings(10 * MSS, 10 * MSS, true));
        for (int i = 1; i <= 5; i++) {
            round(reno);
            assertThat(reno.cwndBytes()).isEqualTo((10L + i) * MSS);
        }
    }

    @Test
    void renoHalvesTheFlightOnALoss() {
        CongestionControl reno = newReno(settings(20 * MSS, Long.MAX_VALUE, true));
        reno.onLoss(now, 16 * MSS);
        assertThat(reno.ssthreshBytes()).isEqualTo(8 * MSS);
        assertThat(reno.cwndBytes()).isEqualTo(8 * MSS);
    }

    @Test
    @Verifies("RFC5681:threshold")
    void thresholdNeverFallsBelowTwoSegments() {
        CongestionControl reno = newReno(settings(2 * MSS, Long.MAX_VALUE, true));
        reno.onLoss(now, MSS);
        assertThat(reno.ssthreshBytes()).isEqualTo(2 * MSS);
    }

    @Test
    @Verifies({"RFC5681:threshold", "RFC5681:loss-window", "RFC3465:after-timeout"})
    void timeoutLeavesOneSegmentAndHalfTheFlightAsThreshold() {
        CongestionControl reno = newReno(settings(20 * MSS, Long.MAX_VALUE, true));
        reno.onTimeout(now, 20 * MSS, true);
        assertThat(reno.cwndBytes()).isEqualTo(MSS);
        assertThat(reno.ssthreshBytes()).isEqualTo(10 * MSS);
    }

    @Test
    @Verifies("RFC5681:threshold-once")
    void secondTimeoutOfTheSameDataLeavesTheThreshold() {
        CongestionControl reno = newReno(settings(20 * MSS, Long.MAX_VALUE, true));
        reno.onTimeout(now, 20 * MSS, true);
        reno.onTimeout(now, MSS, false);
        assertThat(reno.ssthreshBytes()).isEqualTo(10 * MSS);
    }

    @Test
    @Verifies({"RFC9438:beta", "RFC9438:timeout"})
    void cubicReducesTheWindowToSeventyPercent() {
        CongestionControl cubic = new Cubic(settings(100 * MSS, Long.MAX_VALUE, true));
        cubic.onLoss(now, 100 * MSS);
        assertThat(cubic.cwndBytes()).isEqualTo(70 * MSS);
    }

    /** Figure 2 of RFC 9438 §4.2 with β = 0.7 and C = 0.4. */
    @ParameterizedTest
    @CsvSource({"10, 1.957434", "100, 4.217163", "1000, 9.085603"})
    @Verifies("RFC9438:k")
    void timeToThePlateauIsThatOfTheStandard(int wMax, double k) {
        assertThat(Cubic.timeToPlateau(wMax, 0.7 * wMax)).isCloseTo(k, within(5e-7));
    }

    /** RFC 9438 §4.9: window, threshold and the curve are as before. */
    @Test
    @Verifies("RFC9438:undo")
    void cubicUndoesANeedlessReductionCompletely() {
        CongestionControl cubic = new Cubic(settings(100 * MSS, Long.MAX_VALUE, true));
        cubic.onLoss(now, 100 * MSS);
        for (int i = 0; i < 10; i++) {
            round(cubic);
        }
        long window = cubic.cwndBytes();
        long threshold = cubic.ssthreshBytes();
        cubic.onLoss(now, window);
        assertThat(cubic.cwndBytes()).isLessThan(window);
        cubic.onUndo(now);
        assertThat(cubic.cwndBytes()).isEqualTo(window);
        assertThat(cubic.ssthreshBytes()).isEqualTo(threshold);
        round(cubic);
        assertThat(cubic.cwndBytes()).isBetween(window, 100L * MSS);
    }

    /** K = ∛(W_max (1 − β) / C): the plateau is reached that long after a loss at a window of W_max segments. */
    @ParameterizedTest
    @CsvSource({"100, 4.217163", "1000, 9.085603"})
    @Verifies({"RFC9438:k", "RFC9438:cubic-growth"})
    void cubicIsBackAtItsPlateauAfterK(int wMax, double k) {
        CongestionControl cubic = new Cubic(settings((long) wMax * MSS, Long.MAX_VALUE, true));
        cubic.onLoss(now, (long) wMax * MSS);
        long loss = now;
        while (Time.toSeconds(now - loss) < k - 0.1) {
            round(cubic);
        }
        assertThat((double) cubic.cwndBytes() / MSS).isLessThan(wMax).isCloseTo(wMax, within(0.01));
        while (Time.toSeconds(now - loss) < k + 1) {
            round(cubic);
        }
        assertThat((double) cubic.cwndBytes() / MSS).isGreaterThan(wMax + 0.2);
    }

    /** The average windows of RFC 9438 §5.1, tables 1 and 2, with one loss in 1/p segments. */
    @ParameterizedTest
    @CsvSource({
        "newreno, 1e-2, 12",
        "newreno, 1e-4, 120",
        "newreno, 1e-5, 379",
        "cubic, 1e-2, 12",
        "cubic, 1e-4, 187",
        "cubic, 1e-5, 1054"
    })
    @Verifies({"RFC9438:reno-friendly", "RFC9293:MAY-18"})
    void averageWindowUnderPeriodicLossIsThatOfTheStandard(String algorithm, double p, long segments) {
        CongestionControl control =
                CongestionControls.find().get(algorithm).start(settings(segments * MSS, segments * MSS, true));
        long period = Math.round(1 / p);
        long lossless = 0;
        double area = 0;
        int losses = 0;
        long start = 0;
        while (losses < 60) {
            long before = now;
            long segmentsNow = control.cwndBytes() / MSS;
            acknowledge(control, MSS);
            now += RTT / segmentsNow;
            if (losses >= 20) {
                area += control.cwndBytes() * (1.0 / MSS) * (now - before);
            }
            if (++lossless == period) {
                lossless = 0;
                control.onLoss(now, control.cwndBytes());
                control.onRecovered(now);
                losses++;
                start = losses == 20 ? now : start;
            }
        }
        assertThat(area / (now - start)).isCloseTo((double) segments, Percentage.withPercentage(6));
    }
}
