package io.netsim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FindingsTest {
    @ParameterizedTest
    @CsvSource({"1000, 1011, true", "1000, 1011.1, false", "1000, 989, true", "1000, 988.9, false"})
    void timesAgreeWithinOnePercentAndOneMillisecond(double linux, double ours, boolean agrees) {
        assertThat(Findings.timeAgrees(linux, ours, 0)).isEqualTo(agrees);
    }

    @Test
    void linuxMayBeLaterByItsTimers() {
        assertThat(Findings.timeAgrees(1032, 995, 32)).isTrue();
    }

    @Test
    void linuxIsNeverEarlierThanItsTimers() {
        assertThat(Findings.timeAgrees(995, 1032, 32)).isFalse();
    }

    @Test
    void whatDidNotHappenAgreesWithNothingElse() {
        assertThat(Findings.timeAgrees(Double.NaN, 5, 0)).isFalse();
        assertThat(Findings.timeAgrees(Double.NaN, Double.NaN, 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"251, 4", "252, 32", "1999, 32", "2000, 256", "16000, 2000"})
    void longerTimersFireLaterInLargerSteps(long lengthMs, long stepMs) {
        TimerExpiry timer = new TimerExpiry(true, 0, lengthMs * Time.MILLISECOND);
        assertThat(timer.stepPs()).isEqualTo(stepMs * Time.MILLISECOND);
    }
}
