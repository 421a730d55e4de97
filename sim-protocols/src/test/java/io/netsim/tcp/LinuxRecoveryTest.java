package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.socket.SocketException;
import io.netsim.tcp.congestion.BuiltIns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Losses as a current host meets them, acknowledgement by acknowledgement: RFC 8985, RFC 6937, RFC 5682, RFC 3522, RFC 3708. Ten
 * segments have left at 0.1 s, the round trip is 0.1 s, half of the window is left after a loss.
 */
@Verifies({"RFC8985:rack-timer", "RFC8985:probe", "RFC8985:probe-once", "RFC5682:respond", "RFC4015:restore"})
class LinuxRecoveryTest {
    private static final long NONE = Integer.MAX_VALUE;

    private final TcpConfig.Builder tcp = TcpConfig.linux();
    private Losses net = start(40, -1);

    private Losses start(int segments, int tsVal) {
        tcp.congestionControl = new BuiltIns.PlainReno();
        tcp.timestamps = tsVal >= 0;
        Losses made = new Losses(tcp, segments);
        made.script.tsVal = tsVal;
        return made.start();
    }

    private void phase(String name, long cwnd, long ssthresh) {
        assertThat(List.of(
                        net.info().recovery(),
                        net.info().cwndSegments(),
                        net.info().ssthreshSegments()))
                .isEqualTo(List.of(name, cwnd, ssthresh));
    }

    // ---- finding losses ---------------------------------------------------------------------------------------------

    @Test
    void oneReportIsDisorderAndLetsANewSegmentOut() {
        net.at(0.2).ack(1, 2, 2);
        assertThat(net.sent()).containsExactly(11);
        phase("DISORDER", 10, NONE);
    }

    @Test
    void disorderThatFillsIsOverWithoutATrace() {
        net.at(0.2).ack(1, 2, 2);
        net.at(0.21).ack(3);
        phase("OPEN", 11, NONE);
        assertThat(net.script.app.socket.statistics().retransmittedPackets()).isZero();
    }

    /** A quarter of the round trip, and 2 ms that Linux adds to any timer. */
    @Test
    void reorderingWindowPassesBeforeTheSegmentIsLost() {
        net.at(0.2).ack(1, 2, 2).sent();
        assertThat(net.at(0.2269).sent()).isEmpty();
        assertThat(net.at(0.2271).sent()).containsExactly(1);
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
        assertThat(net.info().ssthreshSegments()).isEqualTo(5);
        assertThat(net.timeouts() + net.probes()).isZero();
    }

    @Test
    void reorderingWindowIsCalledOffWhenTheHoleFills() {
        net.at(0.2).ack(1, 2, 2).sent();
        net.at(0.21).ack(3).sent();
        assertThat(net.at(0.25).sent()).isEmpty();
    }

    @Test
    void threeReportsShowALossAtOnce() {
        net.at(0.2).ack(1, 2, 4);
        assertThat(net.sent()).containsExactly(1, 11); // three delivered, two may leave
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
        assertThat(net.info().lostSegments()).isEqualTo(1);
        assertThat(net.info().sackedSegments()).isEqualTo(3);
        assertThat(net.info().resentSegments()).isEqualTo(1);
    }

    @Test
    void secondHoleInRecoveryIsFoundAtOnce() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.at(0.21).ack(1, 6, 10, 2, 4);
        assertThat(net.sent()).startsWith(5);
        assertThat(net.info().ssthreshSegments()).isEqualTo(5);
        assertThat(net.script.app.socket.statistics().fastRecoveries()).isEqualTo(1);
    }

    @Test
    void lostRetransmissionIsSentAgainWithoutTheTimer() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.at(0.21).ack(1, 2, 10).sent();
        net.at(0.3).ack(1, 2, 11);
        assertThat(net.sent()).startsWith(1);
        assertThat(net.timeouts()).isZero();
    }

    // ---- the window
    // ---------------------------------------------------------------------------------------------------

    @Test
    void oneSegmentLeavesForTwoDeliveredDownToTheThreshold() {
        net.at(0.2).ack(1, 2, 4).sent();
        List<Integer> left = new ArrayList<>();
        for (int n = 5; n <= 10; n++) {
            net.at(0.2 + n / 1000.0).ack(1, 2, n);
            left.add(net.sent().size());
        }
        assertThat(left).containsExactly(0, 1, 0, 0, 1, 1); // at the threshold, one for each
    }

    @Test
    void recoveryEndsWithTheThresholdAsWindow() {
        net.at(0.2).ack(1, 2, 10).sent();
        net.at(0.3).ack(11);
        phase("OPEN", 5, 5);
    }

    @Test
    void windowGrowsBySlowSteps() {
        net.at(0.2).ack(1, 2, 10).sent();
        net.at(0.3).ack(11).sent();
        int next = 11;
        for (int round = 0; round < 3; round++) {
            double t = 0.4 + round / 10.0;
            for (int i = 0; i < 5 + round; i++) {
                net.at(t + i / 1000.0).ack(++next);
            }
        }
        assertThat(net.info().cwndSegments()).isBetween(7L, 8L);
    }

    @Test
    void partialAckStaysInRecovery() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.at(0.21).ack(1, 6, 10, 2, 4).sent();
        net.at(0.3).ack(5, 6, 10);
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
        net.at(0.31).ack(11);
        phase("OPEN", 5, 5);
    }

    @Test
    void lossAfterRecoveryHalvesAgain() {
        net.at(0.2).ack(1, 2, 10).sent();
        net.at(0.3).ack(11).sent();
        net.at(0.4).ack(11, 12, 15);
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
        assertThat(net.info().ssthreshSegments()).isEqualTo(2);
    }

    // ---- undo
    // -----------------------------------------------------------------------------------------------------------

    @Test
    void reportOfTheDuplicateUndoesTheReduction() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.at(0.21).ack(11).sent();
        phase("OPEN", 6, 5); // seven more delivered than the window holds: one step of growth
        net.at(0.3).ack(11, 1, 1);
        assertThat(net.info().cwndSegments()).isEqualTo(10);
        assertThat(net.info().ssthreshSegments()).isEqualTo(NONE);
    }

    @Test
    void reportWithinTheRecoveryUndoesIt() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.at(0.21).ack(5).sent();
        net.at(0.22).ack(5, 1, 1);
        phase("OPEN", 10, NONE);
    }

    @Test
    void oneReportForTwoRetransmissionsUndoesNothing() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.at(0.21).ack(1, 6, 10, 2, 4).sent();
        net.at(0.22).ack(11).sent();
        net.at(0.3).ack(11, 1, 1);
        assertThat(net.info().ssthreshSegments()).isEqualTo(5);
        net.at(0.31).ack(11, 5, 5);
        assertThat(net.info().cwndSegments()).isEqualTo(10);
    }

    @Test
    void lateOriginalIsKnownByItsTimestamp() {
        net = start(40, 1000);
        int original = net.script.tsEcr;
        net.at(0.2).ack(1, 2, 4).sent();
        net.script.tsEcr = original + 100; // when the first window left
        net.at(0.21).ack(11);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
        assertThat(net.info().cwndSegments()).isEqualTo(17); // as before, and slow start for seven delivered
        assertThat(net.info().ssthreshSegments()).isEqualTo(NONE);
    }

    @Test
    void acknowledgedRetransmissionUndoesNothing() {
        net = start(40, 1000);
        net.at(0.2).ack(1, 2, 4).sent();
        net.script.tsEcr = net.stamps().get(0);
        net.at(0.3).ack(11);
        phase("OPEN", 6, 5);
    }

    @Test
    void lateOriginalOfOneHoleEndsTheRecovery() {
        net = start(40, 1000);
        int original = net.script.tsEcr + 100;
        net.at(0.2).ack(1, 2, 4).sent();
        net.script.tsEcr = original;
        net.at(0.21).ack(5);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
        assertThat(net.info().ssthreshSegments()).isEqualTo(NONE);
        assertThat(net.info().lostSegments()).isZero();
    }

    @Test
    void nothingIsSentAgainWhileAnotherRetransmissionMayBeNeedlessToo() {
        net = start(40, 1000);
        int original = net.script.tsEcr + 100;
        net.at(0.2).ack(1, 2, 4).sent();
        net.at(0.21).ack(1, 6, 10, 2, 4).sent();
        net.script.tsEcr = original;
        net.at(0.22).ack(5, 6, 10);
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
        assertThat(net.sent()).doesNotContain(5);
    }

    @Test
    void reorderingSeenOnceWaitsForTheWindowNextTime() {
        net.at(0.2).ack(1, 5, 5).sent();
        net.at(0.205).ack(1, 2, 2, 5, 5).sent();
        net.at(0.21).ack(11).sent();
        net.at(0.31).ack(11, 12, 14);
        assertThat(net.info().recovery()).isEqualTo("DISORDER");
        assertThat(net.info().reorderingSegments()).isGreaterThan(3);
    }

    // ---- the tail
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void silenceForTwoRoundTripsLetsANewSegmentProbe() {
        assertThat(net.at(0.3019).sent()).isEmpty();
        assertThat(net.at(0.3021).sent()).containsExactly(11);
        assertThat(net.probes()).isEqualTo(1);
    }

    @Test
    void withoutNewDataTheLastSegmentProbes() {
        net = start(10, -1);
        assertThat(net.at(0.3021).sent()).containsExactly(10);
        assertThat(net.timeouts()).isZero();
        assertThat(net.info().cwndSegments()).isEqualTo(10);
    }

    @Test
    void probeIsSentOnce() {
        net = start(10, -1);
        net.at(0.3021).sent();
        assertThat(net.at(0.6019).sent()).isEmpty();
        assertThat(net.at(0.6021).sent()).containsExactly(1);
        assertThat(net.timeouts()).isEqualTo(1);
        assertThat(net.probes()).isEqualTo(1);
    }

    @Test
    void reportOfTheProbeShowsTheLossesBeforeIt() {
        net = start(10, -1);
        net.at(0.2).ack(8).sent();
        assertThat(net.at(0.4021).sent()).containsExactly(10);
        net.at(0.51).ack(8, 10, 10);
        assertThat(net.sent()).containsExactly(8);
        assertThat(net.at(0.61).ack(9, 10, 10).sent()).containsExactly(9);
        assertThat(net.timeouts()).isZero();
    }

    @Test
    void repairByTheProbeHalvesTheWindowOnceMoreIsAcknowledged() {
        net = start(10, -1);
        net.at(0.2).ack(10).sent();
        assertThat(net.at(0.5001).sent()).containsExactly(10);
        net.at(0.6).ack(11);
        long before = net.info().cwndSegments();
        net.more(2);
        net.at(0.61).sent();
        net.at(0.71).ack(12);
        assertThat(net.info().ssthreshSegments()).isLessThanOrEqualTo(before / 2);
    }

    @Test
    void needlessProbeCostsNothing() {
        net = start(10, -1);
        net.at(0.2).ack(10).sent();
        net.at(0.5001).sent();
        net.at(0.6).ack(11, 10, 10);
        net.more(2);
        net.at(0.61).sent();
        net.at(0.71).ack(12);
        assertThat(net.info().ssthreshSegments()).isEqualTo(NONE);
    }

    @Test
    void lostFinIsProbedFor() throws SocketException {
        net = start(3, -1);
        net.script.app.socket.shutdownOutput();
        net.at(0.15).ack(4);
        net.script.take();
        net.at(0.56);
        assertThat(net.script.segments).hasSize(1);
        assertThat(net.probes() + net.timeouts()).isEqualTo(1);
    }

    // ---- time-outs
    // ----------------------------------------------------------------------------------------------------------

    @Test
    void timeoutLeavesOneSegmentAndHalfTheThreshold() {
        tcp.tailLossProbe = false;
        net = start(40, -1);
        assertThat(net.at(0.3999).sent()).isEmpty();
        assertThat(net.at(0.4001).sent()).containsExactly(1);
        phase("LOSS", 1, 5);
    }

    @Test
    void secondTimeoutLeavesTheThresholdAndDoublesTheTimer() {
        tcp.tailLossProbe = false;
        net = start(40, -1);
        net.at(0.4001).sent();
        assertThat(net.at(0.9999).sent()).isEmpty();
        assertThat(net.at(1.0001).sent()).containsExactly(1);
        phase("LOSS", 1, 5);
    }

    @Test
    void firstAckAfterATimeoutTriesNewData() {
        tcp.tailLossProbe = false;
        net = start(40, -1);
        net.at(0.4001).sent();
        net.at(0.5).ack(2);
        assertThat(net.sent()).containsExactly(11, 12);
    }

    @Test
    void originalAfterwardsShowsThatTheTimeoutWasSpurious() {
        tcp.tailLossProbe = false;
        net = start(40, -1);
        net.at(0.4001).sent();
        net.at(0.5).ack(2).sent();
        net.at(0.501).ack(3);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
        assertThat(net.info().cwndSegments()).isGreaterThanOrEqualTo(10);
        assertThat(net.sent()).doesNotContain(2, 3);
        assertThat(net.info().lostSegments()).isZero();
    }

    @Test
    void reportOfTheNewDataShowsThatTheLossWasReal() {
        tcp.tailLossProbe = false;
        net = start(40, -1);
        net.at(0.4001).sent();
        net.at(0.5).ack(2).sent();
        net.at(0.6).ack(2, 11, 11);
        assertThat(net.sent()).startsWith(2);
        assertThat(net.info().recovery()).isEqualTo("LOSS");
    }

    @Test
    void withoutForwardRtoTheOldSegmentsFollow() {
        tcp.tailLossProbe = false;
        tcp.frto = false;
        net = start(40, -1);
        net.at(0.4001).sent();
        net.at(0.5).ack(2);
        assertThat(net.sent()).containsExactly(2, 3);
        net.at(0.6).ack(4);
        assertThat(net.sent()).containsExactly(4, 5, 6, 7);
    }

    @Test
    void slowStartAfterATimeoutEndsWhenAllIsAcknowledged() {
        tcp.tailLossProbe = false;
        tcp.frto = false;
        net = start(40, -1);
        net.at(0.4001).sent();
        net.at(0.5).ack(2).sent();
        net.at(0.6).ack(11);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
        assertThat(net.info().ssthreshSegments()).isEqualTo(5);
    }

    @Test
    void echoOfTheOriginalUndoesTheTimeout() {
        tcp.tailLossProbe = false;
        net = start(40, 1000);
        int original = net.script.tsEcr + 100;
        net.at(0.4001).sent();
        net.script.tsEcr = original;
        net.at(0.41).ack(2);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
        assertThat(net.info().cwndSegments()).isGreaterThanOrEqualTo(10);
        assertThat(net.sent()).doesNotContain(2);
    }

    @Test
    void reportedSegmentsAreNotSentAgainAfterATimeout() {
        tcp.tailLossProbe = false;
        tcp.frto = false;
        net = start(10, -1);
        List<Integer> sent = new ArrayList<>();
        sent.addAll(net.at(0.2).ack(1, 3, 4).sent());
        sent.addAll(net.at(1.5).sent());
        sent.addAll(net.ack(2, 3, 4).sent());
        sent.addAll(net.at(1.6).ack(5).sent());
        sent.addAll(net.at(1.7).ack(7).sent());
        assertThat(net.timeouts()).isPositive();
        assertThat(sent).contains(1, 2, 5, 6).doesNotContain(3, 4);
    }

    @Test
    void receiverThatTakesItsReportsBackGetsEverythingAgain() {
        tcp.frto = false;
        net = start(10, -1);
        net.at(0.2).ack(1, 2, 10).sent();
        net.at(0.3).ack(2); // it has thrown 2 to 10 away
        assertThat(net.at(0.5).sent()).startsWith(2);
        net.at(0.55).ack(3);
        assertThat(net.sent()).contains(3);
        assertThat(net.info().sackedSegments()).isZero();
    }

    // ---- without reports
    // --------------------------------------------------------------------------------------------------------

    private Losses withoutReports() {
        tcp.sack = false;
        return start(40, -1);
    }

    private void duplicates(int times, double from) {
        for (int i = 0; i < times; i++) {
            net.at(from + i / 1000.0).ack(1);
        }
    }

    @Test
    void withoutReportsTheThirdDuplicateShowsALoss() {
        net = withoutReports();
        duplicates(2, 0.2);
        assertThat(net.sent()).containsExactly(11, 12);
        assertThat(net.info().recovery()).isEqualTo("DISORDER");
        duplicates(1, 0.21);
        assertThat(net.sent()).containsExactly(1);
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
        assertThat(net.info().ssthreshSegments()).isEqualTo(5);
    }

    @Test
    void withoutReportsAPartialAckShowsTheNextHole() {
        net = withoutReports();
        duplicates(9, 0.2);
        net.sent();
        net.at(0.3).ack(4);
        assertThat(net.sent()).startsWith(4);
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
    }

    @Test
    void withoutReportsTheStateIsHeldUntilSomethingNewIsAcknowledged() {
        net = withoutReports();
        duplicates(3, 0.2);
        net.sent();
        net.at(0.3).ack(13);
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
        net.at(0.4).ack(14);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
        assertThat(net.info().cwndSegments()).isEqualTo(5);
    }

    @Test
    void withoutReportsNothingIsProbedFor() {
        net = withoutReports();
        net.at(0.39).sent();
        assertThat(net.probes()).isZero();
        assertThat(net.at(0.4001).sent()).containsExactly(1);
    }

    @Test
    void withoutReportsDuplicatesAfterATimeoutStartNothing() {
        tcp.frto = false;
        net = withoutReports();
        net.at(0.4001).sent();
        duplicates(5, 0.41);
        assertThat(net.info().recovery()).isEqualTo("LOSS");
        assertThat(net.sent()).doesNotContain(1);
    }

    // ---- Tahoe on a current host
    // ------------------------------------------------------------------------------------------------

    @Test
    void tahoeMeetsALossLikeATimeout() {
        tcp.congestionControl = new BuiltIns.Tahoe();
        tcp.timestamps = false;
        net = new Losses(tcp, 40).start();
        net.at(0.2).ack(1, 2, 4);
        assertThat(net.info().recovery()).isEqualTo("LOSS");
        assertThat(net.sent()).startsWith(1);
        assertThat(net.timeouts()).isZero();
    }
}
