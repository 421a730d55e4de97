package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.tcp.congestion.BuiltIns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Time-outs, and losses without SACK, as a current host meets them, acknowledgement by acknowledgement: RFC 8985, RFC 6937, RFC 5682, RFC 3522, RFC 3708. Ten
 * segments have left at 0.1 s, the round trip is 0.1 s, half of the window is left after a loss.
 */
@Verifies({"RFC8985:rack-timer", "RFC8985:probe", "RFC8985:probe-once", "RFC5682:respond", "RFC4015:restore"})
class LinuxTimeoutTest extends LinuxSender {
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
