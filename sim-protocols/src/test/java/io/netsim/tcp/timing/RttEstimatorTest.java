package io.netsim.tcp.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.rfc.Verifies;
import io.netsim.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6298 by its own arithmetic: α = 1/8, β = 1/4, K = 4. */
class RttEstimatorTest {
    private static RttEstimator standard() {
        return new RttEstimator(new RttSettings(Time.SECOND, Time.SECOND, Time.MINUTE, false, Time.MILLISECOND));
    }

    private static RttEstimator linux() {
        return new RttEstimator(
                new RttSettings(Time.SECOND, 200 * Time.MILLISECOND, 2 * Time.MINUTE, true, Time.MILLISECOND));
    }

    @Test
    @Verifies("RFC6298:initial-rto")
    void beforeTheFirstSampleTheTimeoutIsOneSecond() {
        assertThat(standard().rtoPs()).isEqualTo(Time.SECOND);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0, 0.5, 3.0", "2, 1.025, 0.425, 2.725", "3, 1.009375, 0.35, 2.409375"})
    @Verifies({"RFC6298:first-sample", "RFC6298:samples", "RFC9293:MUST-18"})
    void samplesGiveTheEstimatesOfTheStandard(int samples, double srtt, double rttvar, double rto) {
        RttEstimator estimator = standard();
        double[] seconds = {1.0, 1.2, 0.9};
        for (int i = 0; i < samples; i++) {
            estimator.sample(Time.ofSeconds(seconds[i]), 0, 1);
        }
        assertThat(Time.toSeconds(estimator.srttPs())).isCloseTo(srtt, within(1e-11));
        assertThat(Time.toSeconds(estimator.rttvarPs())).isCloseTo(rttvar, within(1e-11));
        assertThat(Time.toSeconds(estimator.rtoPs())).isCloseTo(rto, within(1e-11));
    }

    @Test
    @Verifies("RFC6298:floor")
    void shortRoundTripsLeaveTheFloorOfOneSecond() {
        RttEstimator estimator = standard();
        estimator.sample(10 * Time.MILLISECOND, 0, 1);
        assertThat(estimator.rtoPs()).isEqualTo(Time.SECOND);
    }

    @ParameterizedTest
    @CsvSource({"100, 300", "20, 220"})
    void linuxAddsAtLeast200MillisecondsToASteadyRoundTrip(int rttMs, int rtoMs) {
        RttEstimator estimator = linux();
        for (int i = 0; i < 100; i++) {
            estimator.sample(rttMs * Time.MILLISECOND, 0, 1);
        }
        assertThat(estimator.rtoPs()).isEqualTo(rtoMs * Time.MILLISECOND);
    }

    @Test
    @Verifies({"RFC6298:back-off", "RFC6298:ceiling"})
    void eachBackOffDoublesUpToTheCeiling() {
        RttEstimator estimator = standard();
        for (long seconds = 1; seconds < 60; seconds *= 2) {
            assertThat(estimator.rtoPs()).isEqualTo(seconds * Time.SECOND);
            estimator.backOff();
        }
        assertThat(estimator.rtoPs()).isEqualTo(Time.MINUTE);
        estimator.backOff();
        assertThat(estimator.rtoPs()).isEqualTo(Time.MINUTE);
    }

    @Test
    void sampleEndsTheBackOff() {
        RttEstimator estimator = standard();
        estimator.backOff();
        estimator.backOff();
        estimator.sample(Time.SECOND, 0, 1);
        assertThat(estimator.rtoPs()).isEqualTo(3 * Time.SECOND);
    }

    @Test
    void steadySamplesLetTheVarianceFallToTheGranularity() {
        RttEstimator estimator =
                new RttEstimator(new RttSettings(Time.SECOND, 0, Time.MINUTE, false, Time.MILLISECOND));
        for (int i = 0; i < 200; i++) {
            estimator.sample(50 * Time.MILLISECOND, 0, 1);
        }
        assertThat(estimator.rtoPs()).isEqualTo(51 * Time.MILLISECOND);
    }

    // ---- as Linux has it: variation 4 mdev, with the floor in it
    // ------------------------------------------------------

    private static long ms(double ms) {
        return Math.round(ms * Time.MILLISECOND);
    }

    private static RttEstimator linuxAt(double rttMs) {
        RttEstimator estimator = linux();
        estimator.sample(ms(rttMs), 1, 2);
        return estimator;
    }

    @Test
    void firstSampleGivesThreeTimesItselfInLinux() {
        assertThat(linuxAt(300).rtoPs()).isEqualTo(ms(900));
        assertThat(linuxAt(300).rttvarPs()).isEqualTo(ms(150));
    }

    @Test
    void shortFirstSampleGivesTheFloorOfTheVariation() {
        assertThat(linuxAt(10).rtoPs()).isEqualTo(ms(210));
        assertThat(linuxAt(10).rttvarPs()).isEqualTo(ms(50));
    }

    /** SRTT 100 + 300/8; four mean deviations 200 + 300 − 200/4 = 450. */
    @Test
    void longerRoundTripRaisesTheVariationAtOnce() {
        RttEstimator estimator = linuxAt(100);
        estimator.sample(ms(400), 1, 2);
        assertThat(estimator.srttPs()).isEqualTo(ms(137.5));
        assertThat(estimator.rtoPs()).isEqualTo(ms(137.5 + 450));
    }

    /** A shorter one counts an eighth: 600 + (200 − 150)/8 = 606.25 after a first sample of 300 ms. */
    @Test
    void shorterRoundTripRaisesItByAnEighth() {
        RttEstimator estimator = linuxAt(300);
        estimator.sample(ms(100), 1, 2);
        assertThat(estimator.rtoPs()).isEqualTo(ms(275 + 606.25));
    }

    /** A difference below the mean deviation lowers that; the variation waits for the end of the round trip. */
    @Test
    void steadySamplesDoNotLowerTheVariationWithinARoundTrip() {
        RttEstimator estimator = linuxAt(300);
        for (int i = 0; i < 20; i++) {
            estimator.sample(ms(300), 2, 9);
        }
        assertThat(estimator.rtoPs()).isEqualTo(ms(900));
    }

    @Test
    void variationSinksByAQuarterOfTheDistanceEachRoundTrip() {
        RttEstimator estimator = linuxAt(300); // 600, round ends at 2, its largest mean deviation being 600
        estimator.sample(ms(300), 3, 4);
        assertThat(estimator.rtoPs()).isEqualTo(ms(900));
        estimator.sample(ms(300), 5, 6); // largest of this round 337.5 (600 × 3/4 × 3/4): 600 − 262.5/4
        assertThat(estimator.rtoPs()).isEqualTo(ms(300 + 600 - 262.5 / 4));
    }

    @Test
    void variationSinksToTheFloor() {
        RttEstimator estimator = linuxAt(300);
        for (int i = 0; i < 200; i++) {
            estimator.sample(ms(300), 3 + 2 * i, 4 + 2 * i);
        }
        assertThat(estimator.rtoPs()).isBetween(ms(500), ms(500.001));
    }

    @Test
    void linuxHasItsCeilingToo() {
        assertThat(linuxAt(100_000).rtoPs()).isEqualTo(2 * Time.MINUTE);
    }

    // ---- the smallest round trip
    // ----------------------------------------------------------------------------------------

    @Test
    void smallestRoundTripIsUnknownAtFirst() {
        assertThat(linux().minRttPs()).isEqualTo(Time.NEVER);
    }

    @Test
    void smallestRoundTripIsKeptFiveMinutes() {
        RttEstimator estimator = linux();
        estimator.pathDelay(0, ms(10));
        estimator.pathDelay(300 * Time.SECOND, ms(30));
        assertThat(estimator.minRttPs()).isEqualTo(ms(10));
        estimator.pathDelay(300 * Time.SECOND + 1, ms(30));
        assertThat(estimator.minRttPs()).isEqualTo(ms(30));
    }

    @Test
    void sameRoundTripAgainKeepsItFresh() {
        RttEstimator estimator = linux();
        estimator.pathDelay(0, ms(10));
        estimator.pathDelay(200 * Time.SECOND, ms(10));
        estimator.pathDelay(400 * Time.SECOND, ms(30));
        assertThat(estimator.minRttPs()).isEqualTo(ms(10));
    }

    // ---- back-off
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void backOffIsCountedAndEnds() {
        RttEstimator estimator = linuxAt(100);
        estimator.backOff();
        estimator.backOff();
        assertThat(estimator.backoff()).isEqualTo(2);
        assertThat(estimator.rtoPs()).isEqualTo(ms(1200));
        estimator.endBackOff();
        assertThat(estimator.rtoPs()).isEqualTo(ms(300));
    }

    /** RFC 6298 §5.7. */
    @Test
    void repeatedSynLeavesThreeSeconds() {
        RttEstimator estimator = linux();
        estimator.backOff();
        estimator.afterSynTimeout();
        assertThat(estimator.rtoPs()).isEqualTo(3 * Time.SECOND);
    }

    @Test
    void repeatedSynLeavesAMeasuredRoundTrip() {
        RttEstimator estimator = linuxAt(100);
        estimator.afterSynTimeout();
        assertThat(estimator.rtoPs()).isEqualTo(ms(300));
    }

    @Test
    void floorIsTold() {
        assertThat(linux().minRtoPs()).isEqualTo(ms(200));
    }
}
