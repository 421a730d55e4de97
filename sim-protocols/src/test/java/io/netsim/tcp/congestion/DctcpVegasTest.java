package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.netsim.rfc.Verifies;
import io.netsim.time.Time;
import org.junit.jupiter.api.Test;

/** DCTCP (RFC 8257 §3.3) and Vegas, round by round. */
class DctcpVegasTest {
    private static final int MSS = Rounds.MSS;

    private static CongestionSettings settings(int window) {
        return CongestionSettings.linux(MSS, (long) window * MSS, (long) window * MSS);
    }

    @Test
    @Verifies("RFC8257:alpha")
    void dctcpAveragesTheShareOfMarkedSegments() {
        Dctcp dctcp = new Dctcp(settings(10));
        Rounds rounds = new Rounds(dctcp);
        assertThat(dctcp.alpha()).isEqualTo(1);
        rounds.acknowledge(1); // the first round trip ends: nothing was marked
        assertThat(dctcp.alpha()).isEqualTo(15.0 / 16);
        rounds.ack.ecnEcho = true;
        rounds.acknowledge(5);
        rounds.ack.ecnEcho = false;
        rounds.acknowledge(5);
        assertThat(dctcp.alpha()).isCloseTo(15.0 / 16 * 15 / 16 + 0.5 / 16, within(1e-12));
    }

    @Test
    @Verifies("RFC8257:reduce")
    void dctcpReducesByHalfOfAlphaOnMarksAndByHalfOnLoss() {
        Dctcp dctcp = new Dctcp(settings(100));
        Rounds rounds = new Rounds(dctcp);
        rounds.rounds(30); // α = (15/16)^30 = 0.144
        long before = rounds.window();
        double alpha = dctcp.alpha();
        dctcp.onEcnEcho(rounds.nowPs, 0);
        assertThat(rounds.window()).isEqualTo((long) (before * (1 - alpha / 2)));
        before = rounds.window();
        dctcp.onLoss(rounds.nowPs, 0);
        assertThat(rounds.window()).isEqualTo(before / 2);
    }

    @Test
    void dctcpTakesItsGainFromTheUser() {
        Dctcp dctcp = new Dctcp(settings(10).withParameters(ImmutableMap.of("g", 0.5)));
        new Rounds(dctcp).acknowledge(1);
        assertThat(dctcp.alpha()).isEqualTo(0.5);
    }

    /** α² (1 − α/4) = (2 W* + 1) / (W* + 1)² with W* = (C × RTT + K) / N = 74 segments: 0.166 (Alizadeh et al., 2010, §3.3). */
    @Test
    void dctcpAlphaInASawtoothIsThatOfTheAnalysis() {
        Dctcp dctcp = new Dctcp(settings(70));
        Rounds rounds = new Rounds(dctcp);
        double sum = 0;
        int count = 0;
        for (int n = 0; n < 4000; n++) {
            boolean marked = rounds.window() > 74;
            rounds.ack.ecnEcho = marked;
            rounds.round();
            if (marked) {
                dctcp.onEcnEcho(rounds.nowPs, 0);
            }
            if (n >= 1000) {
                sum += dctcp.alpha();
                count++;
            }
        }
        assertThat(sum / count).isCloseTo(0.166, within(0.015));
    }

    private static Rounds vegas(int window, long threshold) {
        return new Rounds(new Vegas(CongestionSettings.linux(MSS, (long) window * MSS, threshold)));
    }

    /** A round trip that is longer than the smallest by {@code waiting} of {@code window} segments. */
    private static void roundWith(Rounds vegas, long window, double waiting) {
        vegas.rttPs = (long) (100 * Time.MILLISECOND * (1 + waiting / window));
        vegas.round();
    }

    @Test
    void vegasGrowsBelowTwoWaitingSegmentsAndShrinksAboveFour() {
        Rounds vegas = vegas(40, 40 * MSS);
        vegas.rounds(3);
        long window = vegas.window();
        assertThat(window).isGreaterThan(40);
        roundWith(vegas, window, 3.2);
        roundWith(vegas, window, 3.2);
        long still = vegas.window();
        roundWith(vegas, window, 3.2);
        assertThat(vegas.window()).isEqualTo(still);
        roundWith(vegas, window, 6);
        roundWith(vegas, window, 6);
        assertThat(vegas.window()).isLessThan(still);
    }

    @Test
    void vegasLeavesSlowStartWhenMoreThanOneSegmentWaits() {
        Rounds vegas = vegas(10, Long.MAX_VALUE);
        vegas.rounds(2);
        assertThat(vegas.window()).isGreaterThanOrEqualTo(39);
        vegas.rttPs = 120 * Time.MILLISECOND;
        vegas.rounds(2);
        assertThat(vegas.control.ssthreshBytes()).isLessThan(Long.MAX_VALUE);
    }

    @Test
    void vegasHalvesOnLoss() {
        assertThat(vegas(40, 40 * MSS).loss().window()).isEqualTo(20);
    }
}
