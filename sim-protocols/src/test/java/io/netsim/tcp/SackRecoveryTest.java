package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.tcp.congestion.BuiltIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 6675, step by step, and what Tahoe and Reno ask of it: ten segments have left at 0.1 s, the round trip is 0.1 s. */
@Verifies({"RFC6675:is-lost", "RFC6675:pipe", "RFC6675:next-seg", "RFC6675:recovery-point", "RFC6675:threshold"})
class SackRecoveryTest {
    private final TcpConfig.Builder tcp = TcpConfig.rfc();
    private Losses net = new Losses(tcp, 1);

    @BeforeEach
    void start() {
        tcp.timestamps = false;
        net = new Losses(tcp, 60).start();
    }

    private long ssthresh() {
        return net.script.app.socket.statistics().ssthreshBytes() / Losses.MSS;
    }

    private long cwnd() {
        return net.script.app.socket.statistics().cwndBytes() / Losses.MSS;
    }

    @Test
    void eachReportBeforeTheLossLetsANewSegmentOut() {
        assertThat(net.at(0.2).ack(1, 2, 2).sent()).containsExactly(11);
        assertThat(net.ack(1, 2, 3).sent()).containsExactly(12);
    }

    @Test
    void threeSegmentsReportedBehindItShowALoss() {
        net.at(0.2).ack(1, 2, 2).ack(1, 2, 3).sent();
        assertThat(net.ack(1, 2, 4).sent()).containsExactly(1);
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
        assertThat(ssthresh()).isEqualTo(5);
    }

    @Test
    void oneReportOfThreeSegmentsDoesToo() {
        assertThat(net.at(0.2).ack(1, 2, 4).sent()).startsWith(1);
    }

    @Test
    void twoAreNotEnough() {
        assertThat(net.at(0.2).ack(1, 9, 10).sent()).doesNotContain(1);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
    }

    @Test
    void duplicateWithoutAReportSaysNothing() {
        net.at(0.2);
        for (int i = 0; i < 9; i++) {
            net.ack(1);
        }
        assertThat(net.sent()).isEmpty();
    }

    @Test
    void newSegmentsLeaveOnceHalfTheWindowHasLeftTheNetwork() {
        net.at(0.2)
                .ack(1, 2, 2)
                .ack(1, 2, 3)
                .ack(1, 2, 4)
                .sent(); // 12 sent, 3 reported, 1 sent again: 9 in the network
        assertThat(net.ack(1, 2, 8).sent()).isEmpty(); // 5
        assertThat(net.ack(1, 2, 9).sent()).containsExactly(13);
        assertThat(net.ack(1, 2, 10).sent()).containsExactly(14);
    }

    @Test
    void otherHolesAreSentAgainBeforeNewSegments() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.ack(1, 6, 6, 2, 4).ack(1, 6, 8, 2, 4);
        assertThat(net.ack(1, 6, 10, 2, 4).sent()).startsWith(5);
    }

    @Test
    void recoveryLastsUntilAllIsAcknowledged() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.ack(1, 6, 10, 2, 4).sent();
        net.at(0.3).ack(5, 6, 10).sent();
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
        net.ack(11);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
        assertThat(cwnd()).isEqualTo(5);
    }

    @Test
    void signsOfALossAreForgottenWithProgress() {
        net.at(0.2).ack(1, 2, 2).ack(1, 2, 3).sent();
        net.ack(4).sent();
        assertThat(net.ack(4, 5, 5).sent()).doesNotContain(4);
        assertThat(net.ack(4, 5, 6).sent()).doesNotContain(4);
    }

    @Test
    void thresholdIsHalfOfWhatWasOutstandingAtTheFirstReport() {
        net.at(0.2).ack(1, 2, 2).ack(1, 2, 3).ack(1, 2, 4); // two more had left since
        assertThat(ssthresh()).isEqualTo(5);
    }

    @Test
    void partialAckRestartsTheTimer() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.at(0.8).ack(5, 6, 10).sent();
        net.at(1.79);
        assertThat(net.timeouts()).isZero();
        net.at(1.81);
        assertThat(net.timeouts()).isEqualTo(1);
    }

    @Test
    void lostRetransmissionWaitsForTheTimer() {
        net.at(0.2).ack(1, 2, 4).sent();
        net.at(0.3).ack(1, 2, 12);
        assertThat(net.sent()).doesNotContain(1);
        assertThat(net.at(1.11).sent()).startsWith(1);
        assertThat(net.timeouts()).isEqualTo(1);
        assertThat(cwnd()).isEqualTo(1);
    }

    @Test
    void timeoutSendsOnlyWhatIsNotReported() {
        net.at(0.2).ack(1, 4, 5).sent();
        net.at(1.11).sent();
        net.ack(2, 4, 5);
        assertThat(net.sent()).containsExactly(2, 3);
        net.ack(6);
        assertThat(net.sent()).doesNotContain(4, 5);
    }

    @Test
    void receiverThatTookItsReportsBackGetsEverythingAgain() {
        net.at(0.2).ack(1, 2, 2).sent();
        net.ack(2).sent();
        net.at(1.3).sent();
        net.ack(3).sent();
        assertThat(net.info().sackedSegments()).isZero();
        assertThat(net.info().recovery()).isEqualTo("LOSS");
    }

    @Test
    void secondTimeoutForTheSameSegmentLeavesTheThreshold() {
        net.at(1.11);
        assertThat(ssthresh()).isEqualTo(5);
        net.at(3.2);
        assertThat(net.timeouts()).isEqualTo(2);
        assertThat(ssthresh()).isEqualTo(5);
    }

    @Test
    void slowStartAfterATimeoutEndsWithTheLastOldSegment() {
        net.at(1.11).sent();
        net.at(1.2).ack(2);
        assertThat(net.info().recovery()).isEqualTo("LOSS");
        net.ack(11);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
    }

    // ---- Tahoe and Reno
    // ----------------------------------------------------------------------------------------------

    @Test
    void tahoeStartsSlowlyFromOneSegment() {
        tcp.congestionControl = new BuiltIns.Tahoe();
        start();
        net.at(0.2).ack(1, 2, 4);
        assertThat(net.sent()).startsWith(1);
        assertThat(net.info().recovery()).isEqualTo("LOSS");
        assertThat(cwnd()).isEqualTo(1);
        assertThat(net.timeouts()).isZero();
    }

    @Test
    void renoWithReportsStaysInRecoveryLikeNewReno() {
        tcp.congestionControl = new BuiltIns.PlainReno();
        start();
        net.at(0.2).ack(1, 2, 4).ack(1, 6, 10, 2, 4).sent();
        net.at(0.3).ack(5, 6, 10);
        assertThat(net.info().recovery()).isEqualTo("RECOVERY");
    }

    @Test
    void renoWithoutReportsLeavesRecoveryWithTheFirstNewData() {
        tcp.congestionControl = new BuiltIns.PlainReno();
        tcp.sack = false;
        start();
        net.at(0.2).ack(1).ack(1).ack(1).sent();
        net.at(0.3).ack(4);
        assertThat(net.info().recovery()).isEqualTo("OPEN");
        assertThat(net.sent()).doesNotContain(4);
        net.ack(4).ack(4).ack(4);
        assertThat(net.sent()).contains(4);
        assertThat(net.script.app.socket.statistics().fastRecoveries()).isEqualTo(2);
    }

    @Test
    void tahoeWithoutReportsGoesBack() {
        tcp.congestionControl = new BuiltIns.Tahoe();
        tcp.sack = false;
        start();
        net.at(0.2).ack(1).ack(1).ack(1);
        assertThat(net.sent()).containsExactly(11, 12, 1);
        net.ack(1).ack(1);
        assertThat(net.sent()).isEmpty();
        net.at(0.3).ack(3);
        assertThat(net.sent()).containsExactly(3, 4);
    }
}
