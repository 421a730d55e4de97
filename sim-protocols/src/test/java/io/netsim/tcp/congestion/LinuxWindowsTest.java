package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.rfc.Verifies;
import io.netsim.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reno and CUBIC as Linux computes them: whole segments, integers. */
class LinuxWindowsTest {
    private static final int MSS = Rounds.MSS;

    private static CongestionSettings settings(int window) {
        return CongestionSettings.linux(MSS, (long) window * MSS, Long.MAX_VALUE);
    }

    private static Rounds reno(int window) {
        return new Rounds(new LinuxReno(settings(window), true));
    }

    private static Rounds cubic(int window) {
        return new Rounds(new LinuxCubic(settings(window)));
    }

    @Test
    void renoDoublesInSlowStartAndHasNoHyStart() {
        assertThat(reno(10).windows(5)).isEqualTo("20 40 80 160 320");
    }

    @Test
    void renoHalvesOnLossAndThenGrowsByOneSegmentEachRound() {
        Rounds reno = reno(21).loss();
        assertThat(reno.windows(6)).isEqualTo("11 12 13 14 15 16");
        assertThat(reno.threshold()).isEqualTo(10);
    }

    @Test
    void slowStartStopsAtTheThresholdAndWhatIsLeftCountsTowardsAvoidance() {
        Rounds reno = reno(16).loss();
        reno.control.onTimeout(reno.nowPs, 0, true); // threshold 4, window 1
        assertThat(reno.threshold()).isEqualTo(4);
        reno.acknowledge(1).acknowledge(2).acknowledge(3);
        assertThat(reno.window()).isEqualTo(4); // 1 + 1, + 2, and 3 towards the next
        assertThat(reno.acknowledge(1).window()).isEqualTo(5);
    }

    @Test
    void thresholdIsAtLeastTwoSegments() {
        Rounds reno = reno(3).loss();
        assertThat(reno.loss().loss().window()).isEqualTo(2);
    }

    @Test
    @Verifies("RFC5681:loss-window")
    void timeoutLeavesOneSegmentBeyondWhatWasSentOfLate() {
        Rounds reno = reno(20);
        reno.control.onTimeout(reno.nowPs, 3 * MSS, true);
        assertThat(reno.window()).isEqualTo(4);
        assertThat(reno.threshold()).isEqualTo(10);
        reno.control.onTimeout(reno.nowPs, 0, false);
        assertThat(reno.window()).isEqualTo(1);
        assertThat(reno.threshold()).isEqualTo(10);
    }

    @Test
    @Verifies("RFC4015:restore")
    void undoRestoresWindowAndThreshold() {
        Rounds reno = reno(40);
        reno.control.onLoss(reno.nowPs, 40 * MSS);
        assertThat(reno.window()).isEqualTo(20);
        reno.control.onUndo(reno.nowPs);
        assertThat(reno.window()).isEqualTo(40);
        assertThat(reno.control.ssthreshBytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatACongestionMarkTookIsNotUndone() {
        Rounds reno = reno(40);
        reno.control.onEcnEcho(reno.nowPs, 40 * MSS);
        reno.control.onUndo(reno.nowPs);
        assertThat(reno.window()).isEqualTo(20);
        assertThat(reno.threshold()).isEqualTo(20);
    }

    @Test
    @Verifies("RFC7661:validation")
    void windowDoesNotGrowWhileItIsNotUsed() {
        Rounds reno = reno(20).loss();
        reno.ack.cwndLimited = false;
        assertThat(reno.windows(2)).isEqualTo("10 10");
    }

    @Test
    void inSlowStartTheWindowBecomesTwiceWhatWasUsedOfIt() {
        Rounds reno = reno(20);
        reno.ack.cwndLimited = false;
        reno.ack.mostOutstandingBytes = 10 * MSS;
        reno.ack.deliveredSegments = 1;
        reno.control.onAck(reno.ack);
        assertThat(reno.window()).isEqualTo(20);
        reno.ack.mostOutstandingBytes = 10 * MSS + 1;
        reno.control.onAck(reno.ack);
        assertThat(reno.window()).isEqualTo(21);
    }

    /** RFC 5681 §4.1 as Linux does it: halved for each RTO of idleness, down to the restart window. */
    @ParameterizedTest
    @CsvSource({"201, 200", "401, 100", "601, 50", "801, 25", "1001, 12", "1201, 10", "60000, 10"})
    @Verifies("RFC5681:restart-window")
    void idlenessHalvesTheWindowForEachTimeout(int idleMs, int window) {
        Rounds reno = reno(400);
        reno.control.onIdle(reno.nowPs, 10 * MSS, idleMs * Time.MILLISECOND, 200 * Time.MILLISECOND);
        assertThat(reno.window()).isEqualTo(window);
        assertThat(reno.threshold()).isGreaterThanOrEqualTo(300); // three quarters are kept in mind
    }

    @Test
    void underuseTakesHalfOfWhatWasNotUsed() {
        Rounds reno = reno(100);
        reno.control.onUnderuse(reno.nowPs, 20 * MSS, 10 * MSS);
        assertThat(reno.window()).isEqualTo(60);
        reno.control.onUnderuse(reno.nowPs, 2 * MSS, 10 * MSS);
        assertThat(reno.window()).isEqualTo(35);
        reno.control.onUnderuse(reno.nowPs, 50 * MSS, 10 * MSS);
        assertThat(reno.window()).isEqualTo(35);
    }

    @Test
    @Verifies("RFC9438:beta")
    void cubicLosesThreeTenths() {
        assertThat(cubic(1000).loss().window()).isEqualTo(700); // 717/1024
    }

    /** K = ∛(W_max (1 − β) / C) of RFC 9438 §4.2: 4.217 s for 100 segments, and the plateau is flat. */
    @Test
    @Verifies("RFC9438:cubic-growth")
    void cubicFollowsTheCurveOfTheStandard() {
        Rounds cubic = cubic(100).loss();
        long loss = cubic.nowPs;
        for (int second = 1; second <= 9; second++) {
            while (cubic.nowPs < loss + second * Time.SECOND) {
                cubic.round();
            }
            double curve = 100 + 0.4 * Math.pow(second + 0.1 - 4.217163, 3); // aims one round trip ahead
            assertThat((double) cubic.window()).as("%d s", second).isCloseTo(curve, within(1.0));
        }
    }

    @Test
    @Verifies("RFC9438:fast-convergence")
    void fastConvergenceLowersThePlateauOfAFlowThatHasNotRegainedIt() {
        Rounds cubic = cubic(1000).loss();
        cubic.loss(); // at 700 the plateau becomes 700 · (1 + β) / 2 = 595
        long loss = cubic.nowPs;
        while (cubic.nowPs < loss + 6 * Time.SECOND) {
            cubic.round();
        }
        assertThat(cubic.window()).isBetween(590L, 600L);
    }

    /** α = 3 (1 − β) / (1 + β) = 0.53 segments a round: with short round trips CUBIC is Reno-friendly. */
    @Test
    @Verifies("RFC9438:reno-friendly")
    void withShortRoundTripsCubicGrowsAsRenoWould() {
        Rounds cubic = cubic(40);
        cubic.rttPs = 20 * Time.MILLISECOND;
        cubic.loss();
        assertThat(cubic.window()).isEqualTo(28);
        assertThat(cubic.rounds(50).window()).isBetween(28 + 23L, 28 + 30L);
    }

    @Test
    void theCurveWaitsWhileNothingIsSent() {
        Rounds busy = cubic(100).loss().rounds(3);
        Rounds paused = cubic(100).loss().rounds(3);
        paused.nowPs += 100 * Time.SECOND;
        paused.control.onSendAfterPause(paused.nowPs, 100 * Time.SECOND, false);
        assertThat(paused.rounds(5).window()).isEqualTo(busy.rounds(5).window());
    }

    @Test
    @Verifies("RFC9438:timeout")
    void timeoutForgetsThePlateau() {
        Rounds cubic = cubic(1000).loss();
        cubic.control.onTimeout(cubic.nowPs, 0, true);
        assertThat(cubic.threshold()).isEqualTo(490);
        cubic.rounds(9); // slow start to the threshold
        long window = cubic.window(); // HyStart has ended slow start
        assertThat(cubic.rounds(10).window())
                .isCloseTo((long) (window * Math.pow(1.05, 10)), within(10L)); // no plateau known: 5 % a round
    }

    /** RFC 8511 §3: β is 0.8 for Reno and 0.85 for CUBIC after a mark. */
    @ParameterizedTest
    @CsvSource({"newreno, 80", "cubic, 84"})
    @Verifies("RFC8511:beta-ecn")
    void alternativeBackoffAfterMarks(String name, int window) {
        CongestionSettings s = settings(100);
        CongestionSettings abe = new CongestionSettings(
                MSS, 100 * MSS, Long.MAX_VALUE, true, 2, s.slowStart(), true, true, false, 0, 0, s.parameters());
        CongestionControl control = CongestionControls.find().get(name).start(abe);
        control.onEcnEcho(0, 100 * MSS);
        assertThat(control.cwndBytes() / MSS).isEqualTo(window);
    }

    @Test
    void cubeRootsAreExact() {
        for (long n : new long[] {0, 1, 7, 8, 26, 27, 28, 999_999_999_999L, 1_000_000_000_000L, 1L << 57}) {
            long root = LinuxCubic.cubeRoot(n);
            assertThat(root * root * root).isLessThanOrEqualTo(n);
            assertThat((root + 1) * (root + 1) * (root + 1)).isGreaterThan(n);
        }
    }
}
