package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.netsim.rfc.Verifies;
import io.netsim.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends of slow start before a loss: HyStart as in Linux, HyStart++ (RFC 9406). */
class SlowStartExitTest {
    private static final int MSS = Rounds.MSS;

    private static Rounds reno(SlowStart slowStart, boolean paced) {
        CongestionSettings settings = new CongestionSettings(
                MSS, 10 * MSS, Long.MAX_VALUE, true, 8, slowStart, true, false, paced, 0, 0, ImmutableMap.of());
        return new Rounds(new LinuxReno(settings, true));
    }

    @Test
    void hyStartEndsSlowStartWhenTheTrainOfAcksTakesHalfARoundTrip() {
        Rounds rounds = reno(SlowStart.HYSTART, false);
        rounds.rttPs = 20 * Time.MILLISECOND; // ACKs less than 2 ms apart from the second round on
        assertThat(rounds.windows(3)).isEqualTo("20 31 32");
        assertThat(rounds.threshold()).isEqualTo(31);
    }

    @Test
    void pacedSendersHaveTrainsOfAWholeRoundTripAnyway() {
        Rounds rounds = reno(SlowStart.HYSTART, true);
        rounds.rttPs = 20 * Time.MILLISECOND;
        assertThat(rounds.windows(4)).isEqualTo("20 40 80 160");
    }

    /** An eighth of the smallest round-trip time, at least 4 and at most 16 ms. */
    @ParameterizedTest
    @CsvSource({"100, 12, false", "100, 13, true", "8, 4, false", "8, 5, true", "400, 16, false", "400, 17, true"})
    @Verifies("RFC9438:slow-start")
    void hyStartEndsSlowStartWhenRoundTripsGrowByAnEighth(int rttMs, int growthMs, boolean ends) {
        Rounds rounds = reno(SlowStart.HYSTART, true);
        rounds.roundPs = Time.SECOND; // no trains
        rounds.rttPs = rttMs * Time.MILLISECOND;
        rounds.round();
        rounds.rttPs += growthMs * Time.MILLISECOND;
        rounds.round();
        assertThat(rounds.threshold() < 1000).isEqualTo(ends);
    }

    /** RFC 9406 §4.2: five rounds of a quarter of the growth, then congestion avoidance. */
    @Test
    @Verifies("RFC9406:conservative")
    void hyStartPlusPlusGoesThroughConservativeSlowStart() {
        Rounds rounds = reno(SlowStart.HYSTART_PLUS_PLUS, false);
        rounds.round();
        rounds.rttPs += 20 * Time.MILLISECOND;
        assertThat(rounds.windows(8)).isEqualTo("30 37 47 58 73 74 75 76");
        assertThat(rounds.threshold()).isEqualTo(73);
    }

    @Test
    void hyStartPlusPlusGoesOnWhenRoundTripsShrinkAgain() {
        Rounds rounds = reno(SlowStart.HYSTART_PLUS_PLUS, false);
        rounds.round();
        rounds.rttPs += 20 * Time.MILLISECOND;
        rounds.round();
        rounds.rttPs -= 20 * Time.MILLISECOND;
        assertThat(rounds.windows(3)).isEqualTo("55 110 220");
    }

    @Test
    void hyStartPlusPlusIsOfTheFirstSlowStartOnly() {
        Rounds rounds = reno(SlowStart.HYSTART_PLUS_PLUS, false);
        rounds.rounds(4);
        rounds.control.onTimeout(rounds.nowPs, 0, true);
        rounds.rounds(5);
        rounds.rttPs += 20 * Time.MILLISECOND;
        assertThat(rounds.rounds(1).window()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"12, false", "13, true"})
    @Verifies("RFC9406:delay-increase")
    void hyStartPlusPlusHasTheSameThreshold(int growthMs, boolean conservative) {
        Rounds rounds = reno(SlowStart.HYSTART_PLUS_PLUS, false);
        rounds.round();
        rounds.rttPs += growthMs * Time.MILLISECOND;
        rounds.round();
        assertThat(rounds.window() < 40).isEqualTo(conservative);
    }
}
