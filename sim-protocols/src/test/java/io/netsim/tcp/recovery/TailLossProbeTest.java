package io.netsim.tcp.recovery;

import static io.netsim.tcp.send.Outstanding.ps;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.timing.RttEstimator;
import io.netsim.tcp.timing.RttSettings;
import io.netsim.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8985 §7.2 and §7.4: when a probe is due, and what its acknowledgement says. */
@Verifies({"RFC8985:probe-time", "RFC8985:probe-loss"})
class TailLossProbeTest {
    private final TailLossProbe probe = new TailLossProbe();
    private final AckSample ack = new AckSample();
    private final RttEstimator rtt = new RttEstimator(
            new RttSettings(Time.SECOND, 200 * Time.MILLISECOND, 2 * Time.MINUTE, true, Time.MILLISECOND));

    @BeforeEach
    void fresh() {
        ack.reset(0, 1, 0, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 400", "100, 2, 202", "100, 9, 202", "10, 2, 22"})
    void dueAfterTwoRoundTripsAndWhatALonelyAckMayWait(double rttMs, int outstanding, double ptoMs) {
        rtt.sample(ps(rttMs), 1, 1);
        assertThat(TailLossProbe.timeoutPs(outstanding, rtt)).isEqualTo(ps(ptoMs));
    }

    @Test
    void dueAfterASecondWithoutASample() {
        assertThat(TailLossProbe.timeoutPs(1, rtt)).isEqualTo(Time.SECOND);
    }

    @Test
    void noneIsOutstandingAtFirst() {
        assertThat(probe.outstanding()).isFalse();
        assertThat(probe.retransmitted()).isFalse();
        assertThat(probe.count()).isZero();
    }

    @Test
    void probeIsOutstandingUpToTheEndOfWhatWasSent() {
        probe.sent(5001, true);
        assertThat(probe.outstanding()).isTrue();
        assertThat(probe.retransmitted()).isTrue();
        assertThat(probe.end()).isEqualTo(5001);
        assertThat(probe.count()).isEqualTo(1);
    }

    @Test
    void ackBehindTheProbeShowsThatItRepairedALoss() {
        probe.sent(5001, true);
        ack.advanced = true;
        assertThat(probe.repairedLoss(ack, 6001)).isTrue();
    }

    @Test
    void ackBeforeItsEndSaysNothing() {
        probe.sent(5001, true);
        assertThat(probe.repairedLoss(ack, 5000)).isFalse();
        assertThat(probe.outstanding()).isTrue();
    }

    @Test
    void ackUpToItsEndSaysNothingYet() {
        probe.sent(5001, true);
        ack.advanced = true;
        assertThat(probe.repairedLoss(ack, 5001)).isFalse();
        assertThat(probe.outstanding()).isTrue();
    }

    @Test
    void secondAckOfItsEndShowsThatBothHaveArrived() {
        probe.sent(5001, true);
        assertThat(probe.repairedLoss(ack, 5001)).isFalse();
        assertThat(probe.outstanding()).isFalse();
    }

    @Test
    void ackWithNewsIsNoDuplicate() {
        probe.sent(5001, true);
        ack.carriesNews = true;
        probe.repairedLoss(ack, 5001);
        assertThat(probe.outstanding()).isTrue();
        ack.carriesNews = false;
        ack.sackedBytes = 1000;
        probe.repairedLoss(ack, 5001);
        assertThat(probe.outstanding()).isTrue();
    }

    @Test
    void reportOfTheDuplicateShowsThatItWasNeedless() {
        probe.sent(5001, true);
        ack.advanced = true;
        ack.dsackOfProbe = true;
        assertThat(probe.repairedLoss(ack, 6001)).isFalse();
        assertThat(probe.outstanding()).isFalse();
    }

    @Test
    void newDataAsProbeRepairsNothing() {
        probe.sent(5001, false);
        assertThat(probe.retransmitted()).isFalse();
        assertThat(probe.repairedLoss(ack, 6001)).isFalse();
        assertThat(probe.outstanding()).isFalse();
    }

    @Test
    void forgottenProbeSaysNothing() {
        probe.sent(5001, true);
        probe.forget();
        assertThat(probe.repairedLoss(ack, 6001)).isFalse();
        assertThat(probe.retransmitted()).isFalse();
    }
}
