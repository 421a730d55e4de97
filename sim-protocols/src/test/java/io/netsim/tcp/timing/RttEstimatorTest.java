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
        return new RttEstimator(Time.SECOND, Time.SECOND, Time.MINUTE, false, Time.MILLISECOND);
    }

    private static RttEstimator linux() {
        return new RttEstimator(Time.SECOND, 200 * Time.MILLISECOND, 2 * Time.MINUTE, true, Time.MILLISECOND);
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
        RttEstimator estimator = new RttEstimator(Time.SECOND, 0, Time.MINUTE, false, Time.MILLISECOND);
        for (int i = 0; i < 200; i++) {
            estimator.sample(50 * Time.MILLISECOND, 0, 1);
        }
        assertThat(estimator.rtoPs()).isEqualTo(51 * Time.MILLISECOND);
    }
}
