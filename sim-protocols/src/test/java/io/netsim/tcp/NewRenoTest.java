package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.time.Time;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Losses without SACK, step by step (RFC 5681 §3.2, RFC 3042, RFC 6582): an initial window of ten segments of 1460 bytes,
 * which the host has sent when each test begins.
 */
class NewRenoTest {
    private static final int MSS = 1460;

    private final TcpConfig.Builder tcp = Script.plain();
    private Script script = new Script(tcp);

    @BeforeEach
    void sendTheInitialWindow() {
        start();
    }

    private void start() {
        script.app.toSend = 100L * MSS;
        script.connected0();
        assertThat(script.take()).hasSize(11).startsWith(". 1 ack 1").endsWith(segment(10));
    }

    private static String segment(int n) {
        return ". " + (1 + (n - 1) * MSS) + ":" + (1 + n * MSS) + " ack 1";
    }

    private List<String> duplicate(int times) {
        for (int i = 0; i < times; i++) {
            script.ack(1);
        }
        return script.take();
    }

    private void ackSegment(int n) {
        script.ack(1 + n * MSS);
    }

    private long cwnd() {
        return script.app.socket.statistics().cwndBytes();
    }

    @Test
    @Verifies({"RFC3042:first-two-duplicates", "RFC3042:two-segments-beyond", "RFC3042:cwnd-unchanged"})
    void firstTwoDuplicatesSendNewSegments() {
        assertThat(duplicate(1)).containsExactly(segment(11));
        assertThat(duplicate(1)).containsExactly(segment(12));
    }

    @Test
    void firstTwoDuplicatesSendNothingWithoutLimitedTransmit() {
        tcp.limitedTransmit = false;
        script = new Script(tcp);
        start();
        assertThat(duplicate(2)).isEmpty();
    }

    @Test
    @Verifies({"RFC5681:fast-retransmit", "RFC6582:recover"})
    void thirdDuplicateSendsTheOldestSegmentAgain() {
        duplicate(2);
        assertThat(duplicate(1)).containsExactly(segment(1));
        assertThat(script.app.socket.statistics().fastRecoveries()).isEqualTo(1);
    }

    @Test
    @Verifies("RFC5681:threshold")
    void thresholdIsHalfTheFlightWithoutLimitedTransmits() {
        duplicate(3);
        assertThat(script.app.socket.statistics().ssthreshBytes()).isEqualTo(5 * MSS);
    }

    @Test
    @Verifies("RFC5681:fast-recovery")
    void laterDuplicatesSendNewSegmentsOnceHalfTheFlightHasLeft() {
        duplicate(3);
        assertThat(duplicate(4)).isEmpty(); // 7 duplicates: cwnd 5 + 7 = flight 12
        assertThat(duplicate(1)).containsExactly(segment(13));
        assertThat(duplicate(1)).containsExactly(segment(14));
    }

    @Test
    @Verifies("RFC6582:full-ack")
    void fullAckEndsRecoveryWithTheThresholdAsWindow() {
        duplicate(5);
        ackSegment(12);
        assertThat(cwnd()).isEqualTo(5L * MSS);
        assertThat(script.take()).containsExactly(segment(13), segment(14), segment(15), segment(16), segment(17));
    }

    @Test
    @Verifies("RFC6582:partial-ack")
    void partialAckSendsTheNextHoleAtOnce() {
        duplicate(3);
        ackSegment(3);
        assertThat(script.take()).startsWith(segment(4));
    }

    @Test
    @Verifies("RFC6582:partial-ack")
    void threeLossesAreRepairedOneEachRoundTrip() {
        duplicate(3);
        ackSegment(3);
        assertThat(script.take()).contains(segment(4));
        ackSegment(6);
        assertThat(script.take()).contains(segment(7));
        assertThat(script.app.socket.statistics().fastRecoveries()).isEqualTo(1);
        assertThat(script.app.socket.statistics().retransmittedPackets()).isEqualTo(3);
        assertThat(script.app.socket.statistics().timeouts()).isZero();
    }

    @Test
    void firstPartialAckRestartsTheTimer() {
        duplicate(3);
        script.until(0.5);
        ackSegment(3);
        script.until(1.49);
        assertThat(script.app.socket.statistics().timeouts()).isZero();
        script.until(1.51);
        assertThat(script.app.socket.statistics().timeouts()).isEqualTo(1);
    }

    @Test
    void laterPartialAcksDoNotRestartTheTimer() {
        duplicate(3);
        script.until(0.5);
        ackSegment(3);
        script.until(0.9);
        ackSegment(6);
        script.until(1.51);
        assertThat(script.app.socket.statistics().timeouts()).isEqualTo(1);
    }

    @Test
    void moreDuplicatesInRecoveryResendNothing() {
        duplicate(3);
        assertThat(duplicate(9)).doesNotContain(segment(1));
    }

    @Test
    @Verifies("RFC6582:timer")
    void lostRetransmissionWaitsForTheTimer() {
        duplicate(12);
        script.until(0.99);
        assertThat(script.take()).isEmpty();
        script.until(1.01);
        assertThat(script.take()).containsExactly(segment(1));
        assertThat(cwnd()).isEqualTo(MSS);
    }

    @Test
    @Verifies({"RFC5681:loss-window", "RFC6298:earliest", "RFC9293:MUST-19"})
    void timeoutGoesBackAndStartsSlowly() {
        script.until(1.01);
        assertThat(script.take()).containsExactly(segment(1));
        ackSegment(1);
        assertThat(script.take()).containsExactly(segment(2), segment(3));
        ackSegment(2);
        assertThat(script.take()).containsExactly(segment(4), segment(5));
        ackSegment(3);
        assertThat(script.take()).containsExactly(segment(6), segment(7));
    }

    @Test
    @Verifies({"RFC6298:back-off", "RFC9293:MUST-19"})
    void timeoutDoublesTheTimer() {
        script.until(7.01);
        assertThat(script.takeTimed()).containsExactly("1.0 " + segment(1), "3.0 " + segment(1), "7.0 " + segment(1));
        assertThat(script.app.socket.statistics().rtoPs()).isEqualTo(8 * Time.SECOND);
    }

    @Test
    @Verifies({"RFC6298:karn", "RFC9293:MUST-18"})
    void timerKeepsItsBackOffUntilSomethingSentOnceIsAcknowledged() {
        script.until(3.01);
        ackSegment(1);
        assertThat(script.app.socket.statistics().rtoPs()).isEqualTo(4 * Time.SECOND);
        ackSegment(10);
        script.take();
        ackSegment(11);
        assertThat(script.app.socket.statistics().rtoPs()).isEqualTo(Time.SECOND);
    }

    @Test
    @Verifies({"RFC6298:karn", "RFC9293:MUST-18"})
    void roundTripIsNotMeasuredOverARepairedHole() {
        long srtt = script.app.socket.statistics().srttPs();
        duplicate(3);
        script.until(0.5);
        ackSegment(12);
        assertThat(script.app.socket.statistics().srttPs()).isEqualTo(srtt);
    }

    @Test
    @Verifies("RFC6298:stop")
    void ackOfAllAfterATimeoutSendsNoOldSegment() {
        script.until(1.01);
        script.take();
        ackSegment(10);
        assertThat(script.take()).first().isEqualTo(segment(11));
    }

    @Test
    @Verifies("RFC5681:duplicate")
    void changedWindowIsNoDuplicate() {
        script.window = 60_000;
        script.ack(1);
        script.window = 50_000;
        script.ack(1);
        script.window = 40_000;
        script.ack(1);
        assertThat(script.take()).isEmpty();
    }

    @Test
    @Verifies("RFC5681:duplicate")
    void dataIsNoDuplicate() {
        for (int i = 0; i < 3; i++) {
            script.send("P.", 1 + 10 * i, 1, 10);
        }
        assertThat(script.take()).containsExactly(". 14601 ack 11", ". 14601 ack 21", ". 14601 ack 31");
    }

    @Test
    @Verifies({"RFC6582:careful", "RFC6582:timeout"})
    void duplicatesAfterRecoveryForTheSameNumberDoNotStartAnother() {
        duplicate(11);
        script.take();
        ackSegment(12);
        long sent = script.app.socket.statistics().retransmittedPackets();
        for (int i = 0; i < 5; i++) {
            ackSegment(12);
        }
        assertThat(script.app.socket.statistics().retransmittedPackets()).isEqualTo(sent);
    }
}
