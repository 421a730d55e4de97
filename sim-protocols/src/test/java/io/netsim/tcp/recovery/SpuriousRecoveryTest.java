package io.netsim.tcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.tcp.send.AckSample;
import io.netsim.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eifel's timestamps (RFC 3522) and the count of duplicates (RFC 3708), for a recovery that begins at position 1001. */
@Verifies({"RFC3522:detect", "RFC2883:sender-undo"})
class SpuriousRecoveryTest {
    private final SpuriousRecovery spurious = new SpuriousRecovery();
    private final AckSample ack = new AckSample();

    @BeforeEach
    void recovery() {
        ack.reset(0, 1, 0, 1, 0);
        spurious.restartClock();
        spurious.begin(1001, 0);
    }

    private boolean byEcho(long ms) {
        ack.echoMs = ms;
        return spurious.byTimestamp(ack, true);
    }

    @Test
    void echoOfBeforeTheFirstRetransmissionShowsTheOriginal() {
        spurious.resent(50 * Time.MILLISECOND);
        spurious.resent(70 * Time.MILLISECOND);
        assertThat(byEcho(49)).isTrue();
        assertThat(byEcho(50)).isFalse();
        assertThat(byEcho(60)).isFalse();
    }

    @Test
    void withoutAnEchoARetransmissionProvesNothing() {
        spurious.resent(50 * Time.MILLISECOND);
        assertThat(byEcho(-1)).isFalse();
    }

    @Test
    void recoveryThatSentNothingAgainWasNeedless() {
        assertThat(byEcho(-1)).isTrue();
    }

    @Test
    void atTheEndWithoutReportsOnlyAnEchoCounts() {
        ack.echoMs = -1;
        assertThat(spurious.byTimestamp(ack, false)).isFalse();
        ack.echoMs = 0;
        assertThat(spurious.byTimestamp(ack, false)).isTrue();
    }

    @Test
    void nextRecoveryHasItsOwnFirstRetransmission() {
        spurious.resent(50 * Time.MILLISECOND);
        spurious.restartClock();
        spurious.resent(90 * Time.MILLISECOND);
        assertThat(byEcho(60)).isTrue();
    }

    @Test
    void nothingIsPendingBeforeARecoveryOrAfterItIsForgotten() {
        assertThat(new SpuriousRecovery().pending()).isFalse();
        assertThat(new SpuriousRecovery().byTimestamp(ack, true)).isFalse();
        assertThat(spurious.pending()).isTrue();
        spurious.forget();
        assertThat(spurious.pending()).isFalse();
        assertThat(byEcho(0)).isFalse();
    }

    @Test
    void reportOfEachRetransmissionShowsThatAllWereNeedless() {
        spurious.resent(0);
        spurious.resent(0);
        spurious.duplicateReported(2001, 1);
        assertThat(spurious.byDsack()).isFalse();
        spurious.duplicateReported(3001, 1);
        assertThat(spurious.byDsack()).isTrue();
    }

    @Test
    void oneReportMayCoverSeveralSegments() {
        spurious.resent(0);
        spurious.resent(0);
        spurious.duplicateReported(3001, 2);
        assertThat(spurious.byDsack()).isTrue();
    }

    @Test
    void reportFromBeforeTheRecoveryDoesNotCount() {
        spurious.resent(0);
        spurious.duplicateReported(1001, 1);
        assertThat(spurious.byDsack()).isFalse();
    }

    @Test
    void nothingResentIsNothingReported() {
        assertThat(spurious.byDsack()).isFalse();
        spurious.duplicateReported(2001, 1);
        assertThat(spurious.byDsack()).isFalse();
    }

    @Test
    void retransmissionsUnderWayMustBeReportedToo() {
        spurious.begin(1001, 2);
        spurious.resent(0);
        spurious.duplicateReported(2001, 1);
        spurious.duplicateReported(3001, 1);
        assertThat(spurious.byDsack()).isFalse();
        spurious.duplicateReported(4001, 1);
        assertThat(spurious.byDsack()).isTrue();
    }

    @Test
    void forgottenRecoveryIsNotShownByReports() {
        spurious.resent(0);
        spurious.forget();
        spurious.duplicateReported(2001, 1);
        assertThat(spurious.byDsack()).isFalse();
    }
}
