package io.netsim.tcp.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scoreboard of RFC 6675 §3 and the time-sorted list of RFC 8985 §6.2. */
class RetransmissionQueueTest {
    private static final int MSS = Outstanding.MSS;
    private static final DeliveryListener NOBODY = (segment, selectively, sample) -> {};

    private final Outstanding out = new Outstanding();
    private final RetransmissionQueue queue = out.queue;

    private void sack(int first, int last) {
        out.arrives(100);
        out.sack(first, last, NOBODY);
    }

    private void acknowledge(int n) {
        out.arrives(100);
        out.acknowledge(n, NOBODY);
    }

    // ---- what is in the network -----------------------------------------------------------------------------------

    @Test
    void pipeIsWhatWasSent() {
        out.send(5, 0);
        assertThat(queue.pipeBytes()).isEqualTo(5 * MSS);
    }

    @Test
    void reportedSegmentsHaveLeftTheNetwork() {
        out.send(5, 0);
        sack(2, 3);
        assertThat(queue.pipeBytes()).isEqualTo(3 * MSS);
        assertThat(queue.sackedBytes()).isEqualTo(2 * MSS);
    }

    @Test
    void lostSegmentsHaveLeftTheNetworkUntilTheyAreSentAgain() {
        out.send(5, 0);
        queue.markLost(0);
        assertThat(queue.pipeBytes()).isEqualTo(4 * MSS);
        out.resend(0, 10);
        assertThat(queue.pipeBytes()).isEqualTo(5 * MSS);
    }

    @Test
    void lostRetransmissionHasLeftTheNetworkAgain() {
        out.send(5, 0);
        queue.markLost(0);
        out.resend(0, 10);
        queue.markLost(0);
        assertThat(queue.pipeBytes()).isEqualTo(4 * MSS);
        assertThat(queue.lostRetransmissions()).isEqualTo(1);
        assertThat(queue.everLostBytes()).isEqualTo(2 * MSS);
    }

    @Test
    void reportedSegmentCannotBeLost() {
        out.send(2, 0);
        sack(1, 1);
        queue.markLost(1);
        assertThat(queue.lostBytes()).isZero();
    }

    @Test
    void segmentsMayWeighTheSameWhateverTheirLength() {
        queue.weigh(1448);
        queue.append(1, 101, false, 0);
        queue.append(101, 1549, false, 0);
        assertThat(queue.outstandingBytes()).isEqualTo(2 * 1448);
        assertThat(queue.weightOf(7)).isEqualTo(1448);
    }

    @Test
    void synWeighsNothing() {
        queue.append(0, 1, false, 0);
        assertThat(queue.outstandingBytes()).isZero();
    }

    // ---- acknowledgements -------------------------------------------------------------------------------------------

    @Test
    void acknowledgedSegmentsLeave() {
        out.send(5, 0);
        acknowledge(3);
        assertThat(queue.count()).isEqualTo(2);
        assertThat(queue.get(0).start()).isEqualTo(Outstanding.start(3));
        assertThat(out.sample.ackedSegments).isEqualTo(3);
        assertThat(out.sample.deliveredBytes).isEqualTo(3 * MSS);
    }

    @Test
    void reportedSegmentsAreNotDeliveredTwice() {
        out.send(5, 0);
        sack(1, 2);
        acknowledge(3);
        assertThat(out.sample.deliveredBytes).isEqualTo(MSS);
        assertThat(queue.sackedBytes()).isZero();
    }

    @Test
    void ackWithinASegmentTrimsIt() {
        out.send(2, 0);
        queue.markLost(0);
        out.arrives(100);
        queue.acknowledge(401, out.sample, NOBODY);
        assertThat(queue.get(0).start()).isEqualTo(401);
        assertThat(queue.get(0).weight()).isEqualTo(600);
        assertThat(queue.lostBytes()).isEqualTo(600);
        assertThat(queue.outstandingBytes()).isEqualTo(1600);
    }

    @Test
    void trimmedRetransmissionWeighsLess() {
        out.send(2, 0);
        queue.markLost(0);
        out.resend(0, 10);
        out.arrives(100);
        queue.acknowledge(401, out.sample, NOBODY);
        assertThat(queue.resentBytes()).isEqualTo(600);
    }

    @Test
    void trimmedWholeSegmentKeepsItsWeight() {
        queue.weigh(MSS);
        out.send(2, 0);
        out.arrives(100);
        queue.acknowledge(401, out.sample, NOBODY);
        assertThat(queue.outstandingBytes()).isEqualTo(2 * MSS);
    }

    @Test
    void ackBeforeAReportedSegmentTakesTheReportBack() {
        out.send(3, 0);
        sack(1, 1);
        acknowledge(1);
        assertThat(out.sample.reneged).isTrue();
    }

    @Test
    void ackBeforeAMissingSegmentDoesNot() {
        out.send(3, 0);
        sack(2, 2);
        acknowledge(1);
        assertThat(out.sample.reneged).isFalse();
    }

    @Test
    void forgottenReportsCountAsInTheNetwork() {
        out.send(4, 0);
        sack(1, 2);
        queue.forgetSacks();
        assertThat(queue.pipeBytes()).isEqualTo(4 * MSS);
        assertThat(queue.highestSack(1)).isEqualTo(1);
        sack(1, 2);
        assertThat(queue.sackedBytes()).isEqualTo(2 * MSS);
    }

    @Test
    void highestReportIsRemembered() {
        out.send(9, 0);
        sack(5, 6);
        sack(2, 3);
        assertThat(queue.highestSack(1)).isEqualTo(Outstanding.start(7));
        acknowledge(9);
        assertThat(queue.highestSack(9001)).isEqualTo(9001);
    }

    // ---- what is lost (RFC 6675 §4, IsLost)
    // ---------------------------------------------------------------------------

    @Test
    void segmentIsLostWithMoreThanTwoReportedBehindIt() {
        out.send(6, 0);
        sack(1, 2);
        assertThat(queue.judge(2L * MSS)).isFalse();
        sack(4, 4);
        assertThat(queue.judge(2L * MSS)).isTrue();
        assertThat(out.segment(0).lost()).isTrue();
        assertThat(out.segment(3).lost()).isFalse();
    }

    @Test
    void judgedSegmentsAreJudgedOnce() {
        out.send(9, 0);
        sack(1, 3);
        assertThat(queue.judge(2L * MSS)).isTrue();
        assertThat(queue.judge(2L * MSS)).isFalse();
        sack(5, 7);
        assertThat(queue.judge(2L * MSS)).isTrue();
        assertThat(out.segment(4).lost()).isTrue();
    }

    @Test
    void lostSegmentsAreSentAgainFromTheOldest() {
        out.send(4, 0);
        queue.markLost(2);
        queue.markLost(0);
        assertThat(queue.nextLost()).isSameAs(out.segment(0));
        out.resend(0, 10);
        assertThat(queue.nextLost()).isSameAs(out.segment(2));
        out.resend(2, 10);
        assertThat(queue.nextLost()).isNull();
    }

    @Test
    void searchGoesBackToWhatIsLostLater() {
        out.send(6, 0);
        queue.markLost(4);
        assertThat(queue.nextLost()).isSameAs(out.segment(4));
        out.resend(4, 10);
        queue.markLost(out.segment(1));
        assertThat(queue.nextLost()).isSameAs(out.segment(1));
    }

    @Test
    void nothingIsLostAfterAll() {
        out.send(3, 0);
        queue.markAllLost();
        out.resend(0, 10);
        queue.unmarkLost();
        assertThat(queue.lostBytes()).isZero();
        assertThat(queue.nextLost()).isNull();
        assertThat(queue.resentBytes()).isEqualTo(MSS);
    }

    @Test
    void retransmissionUnderWayHidesNoOtherLoss() {
        out.send(3, 0);
        queue.markLost(0);
        out.resend(0, 10);
        queue.unmarkLost();
        queue.markLost(1);
        assertThat(queue.nextLost()).isSameAs(out.segment(1));
    }

    @Test
    void clearedQueueIsEmpty() {
        out.send(9, 0);
        sack(3, 4);
        queue.markLost(0);
        out.resend(0, 10);
        queue.clear();
        assertThat(queue.isEmpty()).isTrue();
        assertThat(List.of(queue.pipeBytes(), queue.lostBytes(), queue.resentBytes(), queue.sackedBytes()))
                .containsOnly(0L);
        assertThat(queue.earliestSent()).isNull();
    }

    // ---- the order of sending
    // ------------------------------------------------------------------------------------------

    private List<Long> order() {
        List<Long> starts = new ArrayList<>();
        for (SentSegment s = queue.earliestSent(); s != null; s = s.sentAfter()) {
            starts.add((s.start() - 1) / MSS);
        }
        return starts;
    }

    @Test
    void retransmissionGoesToTheEndOfTheOrder() {
        out.send(3, 0);
        out.resend(1, 10);
        assertThat(order()).containsExactly(0L, 2L, 1L);
        out.resend(0, 20);
        assertThat(order()).containsExactly(2L, 1L, 0L);
    }

    @Test
    void reportedAcknowledgedAndLostSegmentsLeaveTheOrder() {
        out.send(5, 0);
        sack(4, 4);
        acknowledge(1);
        queue.leaveOrder(out.segment(2));
        queue.leaveOrder(out.segment(2));
        assertThat(order()).containsExactly(1L, 3L);
    }

    // ---- against the same by brute force
    // --------------------------------------------------------------------------------

    /** A segment in the plainest form. */
    private static final class Plain {
        final int n;
        boolean lost;
        boolean resent;
        boolean sacked;

        Plain(int n) {
            this.n = n;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void countersAreThoseOfAPlainList(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Plain> plain = new ArrayList<>();
        int sent = 0;
        int una = 0;
        for (int step = 0; step < 3000; step++) {
            int what = random.nextInt(10);
            if (what < 4 && plain.size() < 60) {
                int many = random.nextInt(1, 5);
                out.send(many, step);
                for (int i = 0; i < many; i++) {
                    plain.add(new Plain(sent++));
                }
            } else if (what < 6 && sent > una) {
                int first = random.nextInt(una, sent);
                int last = random.nextInt(first, Math.min(sent, first + 5));
                sack(first, last);
                plain.stream().filter(p -> p.n >= first && p.n <= last).forEach(RetransmissionQueueTest::report);
            } else if (what == 6 && sent > una) {
                int to = random.nextInt(una, Math.min(sent + 1, una + 6));
                acknowledge(to);
                plain.removeIf(p -> p.n < to);
                una = to;
            } else if (what == 7 && sent > una) {
                int n = random.nextInt(una, sent);
                queue.markLost(n - una);
                plain.stream().filter(p -> p.n == n && !p.sacked).forEach(p -> {
                    p.lost = true;
                    p.resent = false;
                });
            } else if (what == 8) {
                SentSegment next = queue.nextLost();
                Plain expected = oldestLost(plain);
                assertThat(next == null ? -1 : (next.start() - 1) / MSS).isEqualTo(expected == null ? -1 : expected.n);
                if (expected != null) {
                    out.resend(expected.n, step);
                    expected.resent = true;
                }
            } else if (what == 9 && random.nextInt(40) == 0) {
                queue.unmarkLost();
                plain.forEach(p -> p.lost = false);
            }
            compare(plain);
        }
    }

    private static void report(Plain p) {
        if (p.lost) {
            p.lost = false;
            p.resent = false;
        }
        p.sacked = true;
    }

    private static @Nullable Plain oldestLost(List<Plain> plain) {
        return plain.stream()
                .filter(p -> p.lost && !p.resent)
                .min(Comparator.comparingInt(p -> p.n))
                .orElse(null);
    }

    private void compare(List<Plain> plain) {
        assertThat(queue.count()).isEqualTo(plain.size());
        assertThat(queue.outstandingBytes()).isEqualTo((long) plain.size() * MSS);
        assertThat(queue.sackedBytes())
                .isEqualTo(MSS * plain.stream().filter(p -> p.sacked).count());
        assertThat(queue.lostBytes())
                .isEqualTo(MSS * plain.stream().filter(p -> p.lost).count());
        assertThat(queue.resentBytes())
                .isEqualTo(MSS * plain.stream().filter(p -> p.resent).count());
    }
}
