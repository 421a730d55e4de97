package io.netsim.tcp.send;

import static io.netsim.tcp.send.Outstanding.ps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an acknowledgement says of time and order (RFC 6298 §3, RFC 7323 §4.1, RFC 8985 §6.2, RFC 5682 §3.1). */
class AckSampleTest {
    private static final DeliveryListener NOBODY = (segment, selectively, sample) -> {};

    private final Outstanding out = new Outstanding();
    private final AckSample sample = out.sample;

    private void timed() {
        sample.time(out.queue.isEmpty() ? null : out.queue.get(0));
    }

    @Test
    void roundTripIsThatOfTheOldestSegmentAcknowledged() {
        out.send(1, 0).send(1, 30);
        out.arrives(100);
        out.acknowledge(2, NOBODY);
        timed();
        assertThat(sample.rttPs).isEqualTo(ps(100));
        assertThat(sample.newestRttPs).isEqualTo(ps(70));
    }

    @Test
    void segmentSentAgainGivesNoRoundTrip() {
        out.send(2, 0);
        out.resend(0, 50);
        out.arrives(100);
        out.acknowledge(2, NOBODY);
        timed();
        assertThat(sample.rttPs).isEqualTo(-1);
        assertThat(sample.resentPs).isEqualTo(ps(50));
    }

    @Test
    void reportedSegmentGivesARoundTrip() {
        out.send(1, 0).send(1, 30).send(1, 40);
        out.arrives(140);
        out.sack(1, 2, NOBODY);
        timed();
        assertThat(sample.rttPs).isEqualTo(ps(110));
        assertThat(sample.newestRttPs).isEqualTo(ps(100));
    }

    @Test
    void reportedRetransmissionGivesNone() {
        out.send(2, 0);
        out.resend(1, 50);
        out.arrives(100);
        out.sack(1, 1, NOBODY);
        timed();
        assertThat(sample.rttPs).isEqualTo(-1);
    }

    @Test
    void acknowledgedSegmentComesBeforeReportedOnes() {
        out.send(1, 0).send(2, 30);
        out.arrives(130);
        out.sack(2, 2, NOBODY);
        out.acknowledge(1, NOBODY);
        timed();
        assertThat(sample.rttPs).isEqualTo(ps(130));
        assertThat(sample.newestRttPs).isEqualTo(ps(100));
    }

    @Test
    void oldestSentAfterWhatIsReportedIsFresher() {
        out.send(2, 0);
        out.resend(0, 90);
        out.arrives(100);
        out.sack(1, 1, NOBODY);
        timed();
        assertThat(sample.oldestIsFresher).isTrue();
    }

    @Test
    void oldestSentAtTheSameTimeIsNotFresher() {
        out.send(2, 0);
        out.arrives(100);
        out.sack(1, 1, NOBODY);
        timed();
        assertThat(sample.oldestIsFresher).isFalse();
    }

    @Test
    void lateArrivalOfASegmentSentOnceIsReordering() {
        out.send(5, 0);
        out.arrives(100);
        out.sack(3, 3, NOBODY);
        assertThat(sample.lowestReordered).isEqualTo(Long.MAX_VALUE);
        out.arrives(101);
        out.sack(1, 2, NOBODY);
        assertThat(sample.lowestReordered).isEqualTo(Outstanding.start(1));
    }

    @Test
    void lateArrivalOfARetransmissionIsNoReordering() {
        out.send(5, 0);
        out.arrives(100);
        out.sack(3, 3, NOBODY);
        out.resend(0, 100);
        out.arrives(200);
        out.acknowledge(1, NOBODY);
        assertThat(sample.lowestReordered).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void originalFromBeforeTheRecoveryPointIsNoted() {
        out.send(3, 0);
        sample.reset(ps(100), 1, 3000, 1, Outstanding.start(2));
        out.sack(2, 2, NOBODY);
        assertThat(sample.originalDelivered).isFalse();
        out.sack(1, 1, NOBODY);
        assertThat(sample.originalDelivered).isTrue();
    }

    @Test
    void retransmissionIsNoOriginal() {
        out.send(3, 0);
        out.resend(0, 50);
        sample.reset(ps(100), 1, 3000, 1, Outstanding.start(3));
        out.acknowledge(1, NOBODY);
        assertThat(sample.originalDelivered).isFalse();
    }

    @Test
    void nextAcknowledgementStartsAfresh() {
        out.send(4, 0);
        out.resend(0, 10);
        out.arrives(100);
        out.sack(3, 3, NOBODY);
        out.acknowledge(2, NOBODY);
        timed();
        out.arrives(200);
        timed();
        assertThat(sample.ackedSegments + sample.deliveredBytes + sample.sackedBytes)
                .isZero();
        assertThat(sample.advanced).isFalse();
        assertThat(sample.rttPs).isEqualTo(-1);
        assertThat(sample.resentPs).isEqualTo(-1);
        assertThat(sample.priorUna).isEqualTo(Outstanding.start(2));
        assertThat(sample.priorFlight).isEqualTo(2L * Outstanding.MSS);
        assertThat(sample.priorHighestSack).isEqualTo(Outstanding.start(4));
    }
}
