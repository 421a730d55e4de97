package io.netsim.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.textbook.Transcript.Kind;
import io.netsim.textbook.Transcript.Line;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the literature says of losses within one window of 15 segments: Jacobson (1988), Fall and Floyd (1996, §§3 to 6), RFC 5681,
 * RFC 6582, RFC 6675, RFC 6937, RFC 8985, RFC 9438.
 */
final class LiteratureTest {
    /** Both ways, with the serialisation of a segment and of an acknowledgement. */
    private static final double ROUND_TRIP = 0.2108;

    private static final double WINDOW = 15;

    private static List<Integer> resent(Transcript transcript) {
        return transcript.of(Kind.SENT_AGAIN).stream().map(Line::segment).toList();
    }

    private static Integer[] lost(int losses) {
        return Arrays.stream(Contender.lost(losses)).boxed().toArray(Integer[]::new);
    }

    /** The thresholds one after the other. */
    private static List<Double> thresholds(Transcript transcript) {
        return transcript.lines.stream()
                .filter(line -> line.kind() != Kind.SENT)
                .map(Line::ssthresh)
                .filter(threshold -> !Double.isInfinite(threshold))
                .distinct()
                .toList();
    }

    // ---- Tahoe -----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void tahoeStartsSlowlyFromOneSegment(int losses) {
        Transcript tahoe = new Transcript(Contender.TAHOE, losses);
        Line first = tahoe.of(Kind.SENT_AGAIN).get(0);
        assertThat(first.cwnd()).isEqualTo(1);
        assertThat(first.phase()).isEqualTo("slow start");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void tahoeHalvesItsThresholdOnceAndNeedsNoTimer(int losses) {
        Transcript tahoe = new Transcript(Contender.TAHOE, losses);
        assertThat(thresholds(tahoe)).containsExactly(WINDOW / 2);
        assertThat(tahoe.timeouts).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void tahoeSendsAgainWhatHadArrived(int losses) {
        assertThat(resent(new Transcript(Contender.TAHOE, losses)))
                .contains(lost(losses))
                .hasSizeGreaterThan(losses);
    }

    // ---- Reno ------------------------------------------------------------------------------------------------------

    @Test
    void renoDoesNotStartSlowlyAfterOneLoss() {
        Transcript reno = new Transcript(Contender.RENO, 1);
        double from = reno.resentAt(15);
        assertThat(reno.lines.stream().filter(line -> line.time() > from)).allMatch(line -> line.cwnd() >= WINDOW / 2);
    }

    @Test
    void renoSendsNewSegmentsWhileItRepairsOneLoss() {
        Transcript reno = new Transcript(Contender.RENO, 1);
        assertThat(reno.lines.stream()
                        .filter(line -> line.kind() == Kind.SENT && line.phase().equals("fast recovery")))
                .isNotEmpty();
    }

    @Test
    void oneLossCostsRenoLessThanTahoe() {
        assertThat(new Transcript(Contender.RENO, 1).doneAt).isLessThan(new Transcript(Contender.TAHOE, 1).doneAt);
    }

    @Test
    void renoHalvesItsWindowTwiceForTwoLosses() {
        Transcript reno = new Transcript(Contender.RENO, 2);
        assertThat(reno.fastRecoveries).isEqualTo(2);
        assertThat(thresholds(reno)).containsExactly(7.5, 3.5); // half of 15, half of the 7 outstanding then
        assertThat(reno.timeouts).isZero();
    }

    @Test
    void twoLossesCostRenoMoreThanTahoe() {
        assertThat(new Transcript(Contender.RENO, 2).doneAt).isGreaterThan(new Transcript(Contender.TAHOE, 2).doneAt);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void renoWaitsForItsTimerAfterMoreLosses(int losses) {
        Transcript reno = new Transcript(Contender.RENO, losses);
        Line timeout = reno.of(Kind.TIMEOUT).get(0);
        assertThat(reno.timeouts).isEqualTo(1);
        assertThat(timeout.cwnd()).isEqualTo(1);
        Line before = reno.lines.get(reno.lines.indexOf(timeout) - 1);
        assertThat(timeout.time() - before.time()).isGreaterThan(3 * ROUND_TRIP); // silence
    }

    // ---- NewReno ---------------------------------------------------------------------------------------------------

    @Test
    void oneLossIsTheSameToRenoAndNewReno() {
        assertThat(new Transcript(Contender.NEWRENO, 1).lines).isEqualTo(new Transcript(Contender.RENO, 1).lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void newRenoSendsOneLostSegmentAgainEachRoundTrip(int losses) {
        Transcript newReno = new Transcript(Contender.NEWRENO, losses);
        int[] lost = Contender.lost(losses);
        assertThat(resent(newReno)).containsExactly(lost(losses));
        for (int i = 1; i < losses; i++) {
            double distance = newReno.resentAt(lost[i]) - newReno.resentAt(lost[i - 1]);
            assertThat(distance).isBetween(ROUND_TRIP - 0.001, ROUND_TRIP + 0.001);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void newRenoHalvesItsWindowOnceAndNeedsNoTimer(int losses) {
        Transcript newReno = new Transcript(Contender.NEWRENO, losses);
        assertThat(newReno.fastRecoveries).isEqualTo(1);
        assertThat(thresholds(newReno)).containsExactly(WINDOW / 2);
        assertThat(newReno.timeouts).isZero();
    }

    // ---- SACK ------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void sackSendsAgainWhatWasLostAndNothingElse(int losses) {
        assertThat(resent(new Transcript(Contender.SACK, losses))).containsExactly(lost(losses));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void sackHalvesItsWindowOnceAndNeedsNoTimer(int losses) {
        Transcript sack = new Transcript(Contender.SACK, losses);
        assertThat(sack.fastRecoveries).isEqualTo(1);
        assertThat(thresholds(sack)).containsExactly(WINDOW / 2);
        assertThat(sack.timeouts).isZero();
    }

    @Test
    void sackSendsFourLostSegmentsAgainInHalfTheTimeOfNewReno() {
        assertThat(lastResent(Contender.NEWRENO, 4)).isGreaterThan(3 * ROUND_TRIP - 0.01);
        assertThat(lastResent(Contender.SACK, 4)).isLessThan(1.5 * ROUND_TRIP);
    }

    /** From the first retransmission to the last. */
    private static double lastResent(Contender contender, int losses) {
        List<Line> again = new Transcript(contender, losses).of(Kind.SENT_AGAIN);
        return again.get(again.size() - 1).time() - again.get(0).time();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void sackIsDoneBeforeNewReno(int losses) {
        assertThat(new Transcript(Contender.SACK, losses).doneAt)
                .isLessThan(new Transcript(Contender.NEWRENO, losses).doneAt);
    }

    // ---- a current host --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void cubicKeepsSevenTenthsOfItsWindow(int losses) {
        assertThat(thresholds(new Transcript(Contender.LINUX, losses)))
                .containsExactly(Math.floor(0.7 * WINDOW)); // RFC 9438 §4.6
    }

    /** Segment 15 has left a round trip and more than a quarter before segment 16 (RFC 8985 §6.2). */
    @Test
    void rackFindsTheLossWithTheFirstDuplicate() {
        Transcript linux = new Transcript(Contender.LINUX, 1);
        assertThat(linux.resentAt(15)).isEqualTo(linux.of(Kind.DUPLICATE).get(0).time());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void currentHostSendsAgainWhatWasLostAndNothingElse(int losses) {
        Transcript linux = new Transcript(Contender.LINUX, losses);
        assertThat(resent(linux)).containsExactly(lost(losses));
        assertThat(linux.timeouts + linux.probes).isZero();
    }

    /** Proportional rate reduction: 10 segments for each 15 delivered, evenly, with no half round trip of silence (RFC 6937 §3). */
    @Test
    void currentHostSendsTwoSegmentsForThreeDeliveredWhileItRepairs() {
        Transcript linux = new Transcript(Contender.LINUX, 1);
        List<Line> recovery = linux.lines.stream()
                .filter(line -> line.phase().equals("fast recovery"))
                .toList();
        long sent = recovery.stream()
                .filter(line -> line.kind() == Kind.SENT || line.kind() == Kind.SENT_AGAIN)
                .count();
        long told =
                recovery.stream().filter(line -> line.kind() == Kind.DUPLICATE).count();
        assertThat((double) sent / told).isBetween(0.66, 0.72);
    }

    // ---- all -------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(value = Contender.class, mode = Mode.EXCLUDE, names = "LINUX")
    void classicSendersWaitForTheThirdDuplicate(Contender contender) {
        Transcript transcript = new Transcript(contender, 1);
        assertThat(transcript.resentAt(15))
                .isEqualTo(transcript.of(Kind.DUPLICATE).get(2).time());
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4"})
    void orderOfMeritIsThatOfTheYears(int losses) {
        double newReno = new Transcript(Contender.NEWRENO, losses).doneAt;
        double sack = new Transcript(Contender.SACK, losses).doneAt;
        double linux = new Transcript(Contender.LINUX, losses).doneAt;
        assertThat(newReno).isLessThan(new Transcript(Contender.RENO, losses).doneAt);
        assertThat(sack).isLessThan(newReno);
        assertThat(linux).isLessThan(sack);
    }
}
