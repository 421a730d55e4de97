package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.time.Time;
import org.junit.jupiter.api.Test;

/** Detection of a policer with the thresholds of Linux: 4 rounds, 50/256 lost, rates within an eighth, 48 rounds of use. */
class BbrPolicerTest {
    private final BbrPolicer policer = new BbrPolicer(1000);
    private long ms = 1000;
    private long delivered = 1;
    private long lost = 0;

    /** Four rounds of 100 ms that deliver and lose so many segments together; whether a policer is seen. */
    private boolean interval(int segments, int losses) {
        boolean seen = false;
        for (int round = 1; round <= 4; round++) {
            ms += 100;
            delivered += segments / 4;
            lost += losses / 4;
            seen = policer.sample(ms * Time.MILLISECOND, delivered, lost, true, true, false);
        }
        return seen;
    }

    private void begin() {
        policer.sample(ms * Time.MILLISECOND, delivered, lost, true, false, false);
    }

    @Test
    void twoLossyIntervalsOfTheSameRateShowAPolicer() {
        begin();
        interval(1024, 200);
        assertThat(interval(1024, 200)).isTrue();
    }

    @Test
    void oneLossyIntervalShowsNone() {
        begin();
        assertThat(interval(1024, 200)).isFalse();
    }

    @Test
    void fewerLossesThanFiftyIn256ShowNone() {
        begin();
        interval(1024, 196);
        assertThat(interval(1024, 196)).isFalse();
    }

    @Test
    void ratesThatDifferByMoreThanAnEighthShowNone() {
        begin();
        interval(1024, 400);
        assertThat(interval(1160, 400)).isFalse();
    }

    @Test
    void rateIsUsedFor48Rounds() {
        int rounds = 1;
        while (!policer.usedUp(true)) {
            rounds++;
        }
        assertThat(rounds).isEqualTo(48);
    }
}
