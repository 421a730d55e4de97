package io.netsim.tcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.tcp.send.AckSample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The branches of RFC 5682 §3.1, with SACK (step numbers as there). */
@Verifies("RFC5682:detect-sack")
class ForwardRtoTest {
    private final ForwardRto frto = new ForwardRto();
    private final AckSample ack = new AckSample();

    @BeforeEach
    void timedOut() {
        ack.reset(0, 1, 0, 1, 0);
        frto.timedOut(true);
    }

    @Test
    void firstAckThatAdvancesLetsNewDataOut() {
        ack.advanced = true;
        assertThat(frto.onAck(ack, false, false)).isTrue();
        assertThat(frto.takeNewDataFirst()).isTrue();
        assertThat(frto.takeNewDataFirst()).isFalse();
    }

    @Test
    void ackOfEverythingNeedsNoNewData() {
        ack.advanced = true;
        assertThat(frto.onAck(ack, false, true)).isFalse();
        assertThat(frto.takeNewDataFirst()).isFalse();
    }

    @Test
    void ackThatDoesNotAdvanceWaits() {
        assertThat(frto.onAck(ack, false, false)).isFalse();
        assertThat(frto.active()).isTrue();
    }

    @Test
    void duplicateAfterTheNewDataShowsThatTheLossWasReal() {
        ack.duplicate = true;
        assertThat(frto.onAck(ack, true, false)).isFalse();
        assertThat(frto.active()).isFalse();
    }

    @Test
    void reportAfterTheNewDataShowsThatTheLossWasReal() {
        ack.sackedBytes = 1000;
        assertThat(frto.onAck(ack, true, false)).isFalse();
        assertThat(frto.active()).isFalse();
    }

    @Test
    void ackThatSaysNothingAfterTheNewDataWaits() {
        assertThat(frto.onAck(ack, true, false)).isFalse();
        assertThat(frto.active()).isTrue();
    }

    @Test
    void arrivalOfAnOriginalShowsThatTheTimeoutWasSpurious() {
        assertThat(frto.provesSpurious(ack)).isFalse();
        ack.originalDelivered = true;
        assertThat(frto.provesSpurious(ack)).isTrue();
    }

    @Test
    void nothingIsShownOnceItHasStopped() {
        ack.originalDelivered = true;
        ack.advanced = true;
        frto.stop();
        assertThat(frto.provesSpurious(ack)).isFalse();
        assertThat(frto.onAck(ack, false, false)).isFalse();
    }

    @Test
    void timeoutWithinARecoveryDoesNotStartIt() {
        frto.timedOut(false);
        assertThat(frto.active()).isFalse();
    }

    @Test
    void anotherTimeoutForgetsTheOrderForNewData() {
        ack.advanced = true;
        frto.onAck(ack, false, false);
        frto.timedOut(true);
        assertThat(frto.takeNewDataFirst()).isFalse();
    }
}
