package io.netsim.tcp.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.time.Time;
import org.junit.jupiter.api.Test;

/** Sizes of bursts as Linux chooses them. */
class SegmentationOffloadTest {
    @Test
    void noOffloadingMeansNoBursts() {
        assertThat(SegmentationOffload.segments(0, 1000, 100_000, Long.MAX_VALUE, 0))
                .isZero();
    }

    @Test
    void burstIsLimitedTo64KibibytesBeforeARoundTripIsKnown() {
        assertThat(SegmentationOffload.segments(2, 1000, 1_000_000, Long.MAX_VALUE, 0))
                .isEqualTo(65);
    }

    @Test
    void burstIsAtMostHalfOfTheWindow() {
        assertThat(SegmentationOffload.segments(2, 1000, 10_000, Long.MAX_VALUE, 0))
                .isEqualTo(5);
    }

    @Test
    void burstHasAtLeastTheLeastNumberOfSegments() {
        assertThat(SegmentationOffload.segments(2, 1000, 10_000, Long.MAX_VALUE, Time.SECOND))
                .isEqualTo(2);
    }
}
