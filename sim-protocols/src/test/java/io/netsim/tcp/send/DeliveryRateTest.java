package io.netsim.tcp.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.tcp.congestion.RateSample;
import org.junit.jupiter.api.Test;

/** Samples of the rate of delivery by draft-cheng-iccrg-delivery-rate-estimation §3. */
class DeliveryRateTest {
    private final DeliveryRate rate = new DeliveryRate();
    private final RateSample sample = new RateSample();

    private SentSegment send(long ps, boolean idle) {
        SentSegment segment = new SentSegment();
        segment.sentPs = ps;
        segment.end = ps + 1;
        rate.sent(segment, ps, idle);
        return segment;
    }

    private void acknowledge(SentSegment segment, long ps, long minRttPs) {
        rate.delivered(segment);
        rate.finish(ps, 1, minRttPs, sample);
    }

    @Test
    void intervalIsTheTimeOfAcknowledgingIfThatIsLonger() {
        acknowledge(send(1000, true), 1100, 0);
        assertThat(sample.intervalPs).isEqualTo(100);
    }

    @Test
    void intervalIsTheTimeOfSendingIfThatIsLonger() {
        SentSegment first = send(1000, true);
        SentSegment second = send(1090, false);
        acknowledge(first, 1095, 0);
        SentSegment third = send(1190, false);
        acknowledge(second, 1196, 0);
        acknowledge(third, 1197, 0);
        assertThat(sample.intervalPs).isEqualTo(190); // sent since 1000, acknowledged since 1095
    }

    @Test
    void intervalShorterThanTheSmallestRoundTripIsNoSample() {
        acknowledge(send(1000, true), 1100, 101);
        assertThat(sample.isValid()).isFalse();
    }

    @Test
    void segmentSentWhileTheApplicationLimitsMarksItsSample() {
        rate.limited(0);
        acknowledge(send(1000, true), 1100, 0);
        assertThat(sample.appLimited).isTrue();
    }

    @Test
    void limitEndsOnceMoreIsDeliveredThanWasInFlight() {
        rate.limited(1);
        acknowledge(send(1000, true), 1100, 0);
        assertThat(rate.isAppLimited()).isTrue();
        acknowledge(send(1200, true), 1300, 0);
        assertThat(rate.isAppLimited()).isFalse();
    }
}
