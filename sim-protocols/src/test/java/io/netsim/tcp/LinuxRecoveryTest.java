package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.socket.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Losses as a current host meets them, acknowledgement by acknowledgement: RFC 8985, RFC 6937, RFC 5682, RFC 3522, RFC 3708. Ten
 * segments have left at 0.1 s, the round trip is 0.1 s, half of the window is left after a loss.
 */
@Verifies({"RFC8985:rack-timer", "RFC8985:probe", "RFC8985:probe-once", "RFC5682:respond", "RFC4015:restore"})
class LinuxRecoveryTest extends LinuxSender {
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
}
