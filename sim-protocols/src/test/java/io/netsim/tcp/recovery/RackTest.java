package io.netsim.tcp.recovery;

import static io.netsim.tcp.send.Outstanding.ps;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.Outstanding;
import io.netsim.tcp.timing.RttEstimator;
import io.netsim.tcp.timing.RttSettings;
import io.netsim.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8985 §6 on a path of 100 ms: the reordering window is 25 ms. */
@Verifies({"RFC8985:rack-time", "RFC8985:reorder-window", "RFC8985:dupthresh", "RFC8985:lost-retransmission"})
class RackTest {
    private static final int MSS = Outstanding.MSS;
    private static final long ENOUGH = 3;

    private final Outstanding out = new Outstanding();
    private final RttEstimator rtt = new RttEstimator(
            new RttSettings(Time.SECOND, 200 * Time.MILLISECOND, 2 * Time.MINUTE, true, Time.MILLISECOND));
    private Rack rack = new Rack(out.queue, rtt, new RackSettings(true, true, 300));
    private long delivered;

    @BeforeEach
    void path() {
        rtt.pathDelay(0, ps(100));
        rtt.sample(ps(100), 1, 1);
    }

    private void reported(int n, double ms) {
        out.arrives(ms);
        out.sack(n, n, rack::delivered);
    }

    private boolean lost(int n) {
        return out.segment(n).lost();
    }

    // ---- the reordering window (§6.2, steps 4 and 5) ---------------------------------------------------------------

    @Test
    void segmentSentBeforeOneThatHasArrivedIsLostAfterAQuarterOfTheRoundTrip() {
        out.send(1, 0).send(1, 10);
        reported(1, 110);
        assertThat(rack.detectOnAck(ps(110), false, 1)).isEqualTo(ps(15)); // 0 + 100 + 25 − 110
        assertThat(lost(0)).isFalse();
        rack.detect(ps(125), false, 1);
        assertThat(lost(0)).isTrue();
    }

    @Test
    void segmentIsStillAwaitedAPicosecondBeforeThat() {
        out.send(1, 0).send(1, 10);
        reported(1, 110);
        assertThat(rack.detect(ps(125) - 1, false, 1)).isEqualTo(1);
        assertThat(lost(0)).isFalse();
    }

    @Test
    void segmentSentWithinTheWindowBeforeIsLostAtOnceIfTheOtherCameMuchLater() {
        out.send(1, 0).send(1, 30);
        reported(1, 130);
        rack.detectOnAck(ps(130), false, 1);
        assertThat(lost(0)).isTrue();
    }

    @Test
    void threeReportedSegmentsNeedNoWindow() {
        out.send(4, 0);
        reported(1, 100);
        reported(2, 100);
        reported(3, 100);
        assertThat(rack.detectOnAck(ps(100), false, ENOUGH)).isZero();
        assertThat(lost(0)).isTrue();
    }

    @Test
    void twoReportedSegmentsNeedTheWindow() {
        out.send(3, 0);
        reported(1, 100);
        reported(2, 100);
        assertThat(rack.detectOnAck(ps(100), false, 2)).isEqualTo(ps(25));
        assertThat(lost(0)).isFalse();
    }

    @Test
    void withoutTheThresholdThreeReportedSegmentsNeedTheWindow() {
        rack = new Rack(out.queue, rtt, new RackSettings(false, true, 300));
        out.send(4, 0);
        reported(3, 100);
        assertThat(rack.detectOnAck(ps(100), false, ENOUGH)).isEqualTo(ps(25));
    }

    @Test
    void recoveryNeedsNoWindow() {
        out.send(2, 0);
        reported(1, 100);
        rack.detectOnAck(ps(100), true, 1);
        assertThat(lost(0)).isTrue();
    }

    @Test
    void reorderingOnceSeenNeedsTheWindowEvenInRecovery() {
        out.send(4, 0);
        rack.reordered(out.snd.una(), out.snd.una() + 2L * MSS, MSS);
        assertThat(rack.reorderingSeen()).isTrue();
        reported(3, 100);
        assertThat(rack.detectOnAck(ps(100), true, ENOUGH)).isEqualTo(ps(25));
        assertThat(lost(0)).isFalse();
    }

    @Test
    void windowIsNeverLongerThanTheSmoothedRoundTrip() {
        rtt.pathDelay(1, ps(100));
        for (int i = 0; i < 200; i++) {
            rtt.sample(ps(2), 1, 1); // queues have gone, but the smallest is of the path before
        }
        out.send(2, 0);
        reported(1, 100);
        assertThat(rack.detectOnAck(ps(100), false, 1)).isEqualTo(rtt.srttPs()).isLessThan(ps(25));
    }

    // ---- order of sending (§6.1) ----------------------------------------------------------------------------------

    @Test
    void segmentsSentLaterAreNotLost() {
        out.send(3, 0);
        reported(1, 100);
        rack.detect(ps(500), true, 1);
        assertThat(lost(0)).isTrue();
        assertThat(lost(2)).isFalse();
    }

    @Test
    void ofSegmentsSentAtOnceTheOneWithTheHigherEndIsLater() {
        out.send(3, 0);
        reported(2, 100);
        reported(1, 100);
        rack.detect(ps(500), true, 2);
        assertThat(lost(0)).isTrue();
    }

    @Test
    void retransmissionIsJudgedByItsOwnTime() {
        out.send(3, 0);
        reported(1, 100);
        rack.detectOnAck(ps(100), true, 1);
        out.resend(0, 100);
        reported(2, 140);
        assertThat(rack.detect(ps(140), true, 2)).isZero();
        assertThat(out.segment(0).resent()).isTrue();
    }

    @Test
    void lostRetransmissionIsFoundByWhatWasSentAfterIt() {
        out.send(2, 0);
        reported(1, 100);
        rack.detectOnAck(ps(100), true, 1);
        out.resend(0, 100);
        out.send(1, 101);
        reported(2, 201);
        rack.detectOnAck(ps(201), true, 2);
        assertThat(out.segment(0).lost()).isTrue();
        assertThat(out.segment(0).resent()).isFalse();
        assertThat(out.queue.lostRetransmissions()).isEqualTo(1);
    }

    @Test
    void nothingIsJudgedTwiceForOneArrival() {
        out.send(2, 0);
        reported(1, 100);
        rack.detectOnAck(ps(100), false, 1);
        assertThat(rack.detectOnAck(ps(400), false, 1)).isZero();
        assertThat(lost(0)).isFalse();
        rack.lookAgain();
        rack.detectOnAck(ps(400), false, 1);
        assertThat(lost(0)).isTrue();
    }

    // ---- what an acknowledgement of a retransmission says (§6.2, step 2)
    // ----------------------------------------------

    @Test
    void ackTooFastForTheRetransmissionIsIgnored() {
        out.send(3, 0);
        out.resend(0, 90);
        out.arrives(100);
        out.acknowledge(1, rack::delivered);
        assertThat(rack.detectOnAck(ps(1000), true, 0)).isZero();
        assertThat(lost(1)).isFalse();
    }

    @Test
    void ackAsSlowAsThePathIsTheRetransmissions() {
        out.send(3, 0);
        out.resend(0, 90);
        out.arrives(190);
        out.acknowledge(1, rack::delivered);
        rack.detectOnAck(ps(190), true, 0);
        assertThat(lost(1)).isTrue();
        assertThat(lost(2)).isTrue();
    }

    @Test
    void echoOfATimestampBeforeTheRetransmissionMeansTheOriginal() {
        out.send(3, 0);
        out.resend(0, 90);
        AckSample sample = out.arrives(400);
        sample.echoMs = 0;
        out.acknowledge(1, rack::delivered);
        rack.detectOnAck(ps(400), true, 0);
        assertThat(lost(1)).isFalse();
    }

    @Test
    void echoOfTheRetransmissionCounts() {
        out.send(3, 0);
        out.resend(0, 90);
        AckSample sample = out.arrives(400);
        sample.echoMs = 90;
        out.acknowledge(1, rack::delivered);
        rack.detectOnAck(ps(400), true, 0);
        assertThat(lost(1)).isTrue();
    }

    // ---- adaptation (§6.2, steps 3 and 4)
    // -----------------------------------------------------------------------------

    /** One round trip in which so many segments are delivered, with or without a report of a duplicate. */
    private void round(boolean dsack) {
        AckSample sample = out.arrives(0);
        sample.dsack = dsack;
        rack.updateWindow(sample, delivered, delivered + MSS);
        delivered += MSS;
    }

    private long windowMs() {
        Outstanding fresh = new Outstanding();
        fresh.send(2, 0);
        out.send(2, 1000);
        int last = (int) ((out.snd.nxt() - 1) / MSS) - 1;
        reported(last, 1100);
        return rack.detect(ps(1100), false, 1) / Time.MILLISECOND;
    }

    private void seeReordering() {
        rack.reordered(1, 1 + 2L * MSS, MSS);
    }

    @ParameterizedTest
    @CsvSource({"0, 25", "1, 50", "2, 75", "3, 100", "5, 100"})
    void eachRoundTripWithADuplicateWidensTheWindowByAQuarterUpToTheRoundTrip(int rounds, long ms) {
        seeReordering();
        for (int i = 0; i < rounds; i++) {
            round(true);
        }
        assertThat(windowMs()).isEqualTo(ms);
    }

    @Test
    void duplicatesWithoutReorderingDoNotWiden() {
        round(true);
        assertThat(windowMs()).isEqualTo(25);
    }

    @Test
    void duplicateOfTheProbeDoesNotWiden() {
        seeReordering();
        AckSample sample = out.arrives(0);
        sample.dsack = true;
        sample.dsackOfProbe = true;
        rack.updateWindow(sample, 0, MSS);
        assertThat(windowMs()).isEqualTo(25);
    }

    @Test
    void secondDuplicateInARoundTripDoesNotWidenFurther() {
        seeReordering();
        AckSample sample = out.arrives(0);
        sample.dsack = true;
        rack.updateWindow(sample, 0, 10 * MSS);
        rack.updateWindow(sample, 5 * MSS, 11 * MSS);
        assertThat(windowMs()).isEqualTo(50);
    }

    @Test
    void fixedWindowDoesNotWiden() {
        rack = new Rack(out.queue, rtt, new RackSettings(true, false, 300));
        seeReordering();
        round(true);
        assertThat(windowMs()).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource({"15, 50", "16, 25", "17, 25"})
    void widenedWindowLastsSixteenRecoveries(int recoveries, long ms) {
        seeReordering();
        round(true);
        for (int i = 0; i < recoveries; i++) {
            rack.recovered();
        }
        round(false);
        assertThat(windowMs()).isEqualTo(ms);
    }

    @Test
    void recoveryUndoneByDuplicatesDoesNotCount() {
        seeReordering();
        round(true);
        for (int i = 0; i < 15; i++) {
            rack.recovered();
        }
        rack.undoneByDsack();
        rack.recovered();
        round(false);
        assertThat(windowMs()).isEqualTo(50);
    }

    // ---- the degree of reordering
    // ---------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"1000, 3", "3000, 3", "3001, 4", "20000, 20", "900000, 300"})
    void degreeOfReorderingIsTheDistanceInSegments(long bytes, int degree) {
        rack.reordered(1, 1 + bytes, MSS);
        assertThat(rack.reordering()).isEqualTo(degree);
        assertThat(rack.reordersMuch()).isEqualTo(degree > 3);
    }

    @Test
    void arrivalInOrderIsNoReordering() {
        rack.reordered(5000, 5000, MSS);
        assertThat(rack.reorderingSeen()).isFalse();
    }

    @Test
    void timeoutInDisorderTakesTheDegreeBack() {
        rack.reordered(1, 1 + 10L * MSS, MSS);
        rack.timedOut(true, 2);
        assertThat(rack.reordering()).isEqualTo(10);
        rack.timedOut(false, 3);
        assertThat(rack.reordering()).isEqualTo(10);
        rack.timedOut(true, 3);
        assertThat(rack.reordering()).isEqualTo(3);
    }

    // ---- after a time-out (§6.3)
    // -----------------------------------------------------------------------------------------

    @Test
    void timeoutTakesForLostWhatIsOlderThanARoundTrip() {
        out.send(1, 0);
        out.arrives(100);
        out.acknowledge(1, rack::delivered);
        out.send(1, 200).send(1, 300).send(1, 301);
        rack.markTimedOut(ps(400), true);
        assertThat(lost(1)).isTrue();
        assertThat(lost(2)).isTrue();
        assertThat(lost(3)).isFalse();
    }

    @Test
    void timeoutTakesTheOldestForLostHoweverYoung() {
        out.send(1, 0);
        out.arrives(100);
        out.acknowledge(1, rack::delivered);
        out.send(2, 350);
        rack.markTimedOut(ps(400), true);
        assertThat(lost(1)).isTrue();
        assertThat(lost(2)).isFalse();
    }

    @Test
    void withoutReportsTimeoutTakesEverythingForLost() {
        out.send(3, 350);
        rack.markTimedOut(ps(400), false);
        assertThat(lost(2)).isTrue();
    }
}
