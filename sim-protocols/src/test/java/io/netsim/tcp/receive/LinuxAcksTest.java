package io.netsim.tcp.receive;

import static io.netsim.tcp.send.Outstanding.ps;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.tcp.TwoHosts;
import io.netsim.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a Linux host acknowledges, by the rules that decision 0011 names; times in milliseconds. */
class LinuxAcksTest {
    private static final int MSS = 1448;

    private final TwoHosts hosts = new TwoHosts.Plan().build();
    private final Clock clock = hosts.b.ip().node().clock();
    private final ReceiveVariables rcv = new ReceiveVariables();
    private final List<Long> sent = new ArrayList<>();
    private double rtoMs = 200;
    private double srttMs;
    private LinuxWindow window = window(131_072);
    private LinuxAcks acks = acks(true);

    private LinuxWindow window(int memory) {
        LinuxWindow result = new LinuxWindow(rcv, new ReceiveBuffer(), new ReassemblyQueue(), clock, memory, 6_291_456);
        rcv.advance(1);
        result.agreed(MSS, true);
        result.fieldOfSyn();
        return result;
    }

    private LinuxAcks acks(boolean quick) {
        LinuxAcks.Times times = new LinuxAcks.Times() {
            @Override
            public long rtoPs() {
                return ps(rtoMs);
            }

            @Override
            public long srttPs() {
                return ps(srttMs);
            }
        };
        LinuxAcks result = new LinuxAcks(clock, window, times, ps(40), false, quick, this::send);
        result.selective(true);
        return result;
    }

    private void send() {
        sent.add(clock.nowPs());
        window.fieldToOffer();
        acks.sent();
    }

    private void until(double ms) {
        clock.newAlarm(hosts.network.simulator()::stop).setAt(ps(ms));
        hosts.network.simulator().run(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private void arrives(int length, boolean pushed) {
        rcv.advance(rcv.nxt() + length);
        acks.inOrder(length, pushed, 12);
        acks.settle(false);
    }

    private void small(int count) {
        for (int i = 0; i < count; i++) {
            arrives(100, true);
        }
    }

    private void ahead(int count) {
        for (int i = 0; i < count; i++) {
            acks.ahead(100, true, 12);
            acks.settle(true);
        }
    }

    @Test
    void sixteenAreAcknowledgedAtOnce() {
        small(20);
        assertThat(sent).hasSize(16);
    }

    @Test
    void budgetIsHalfOfTheWindowInSegmentsIfThatIsLess() {
        window = window(10_720); // offers 4344 bytes, 8 segments of 536
        acks = acks(true);
        small(8);
        assertThat(sent).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"200, 16", "201, 17"})
    void pauseLongerThanTheTimeoutRenewsTheBudget(double pauseMs, int expected) {
        small(16);
        until(pauseMs);
        small(1);
        assertThat(sent).hasSize(expected);
    }

    @Test
    void duplicateRenewsTheBudget() {
        small(17);
        acks.repeated();
        acks.settle(false);
        assertThat(sent).hasSize(17);
    }

    @Test
    void firstDelayIsFortyMilliseconds() {
        acks = acks(false);
        small(1);
        until(100);
        assertThat(sent).containsExactly(ps(40));
    }

    @ParameterizedTest
    @CsvSource({"10, 40", "20, 40", "30, 50", "39, 59", "41, 40"})
    void delayFollowsTheTimeBetweenArrivals(double sinceMs, double delayMs) {
        acks = acks(false);
        acks.inOrder(100, true, 12);
        until(sinceMs);
        acks.inOrder(100, true, 12);
        assertThat(acks.delayPs()).isEqualTo(ps(delayMs));
    }

    @ParameterizedTest
    @CsvSource({"1, 80", "2, 160", "3, 200"})
    void delayDoublesEachTimeItWasInVainUpTo200Milliseconds(int times, double delayMs) {
        rtoMs = 10_000;
        acks = acks(false);
        acks.inOrder(100, true, 12);
        for (int i = 0; i < times; i++) {
            acks.atOnce();
            acks.expired();
        }
        assertThat(acks.delayPs()).isEqualTo(ps(delayMs));
    }

    @Test
    void delayIsAtMostTheRoundTripIfThatIsMoreThanTheShortest() {
        acks = acks(false);
        srttMs = 60;
        small(1);
        acks.expired();
        assertThat(acks.delayPs()).isEqualTo(ps(60));
    }

    @ParameterizedTest
    @CsvSource({"39, 1", "40, 2"})
    void dataSentWithinTheDelayMakesTheConnectionInteractive(double answerMs, int expected) {
        small(1);
        until(answerMs);
        acks.dataSent();
        small(1);
        assertThat(sent).hasSize(expected);
    }

    @Test
    void oneFullSegmentWaits() {
        acks = acks(false);
        arrives(536, false);
        assertThat(sent).isEmpty();
    }

    @Test
    void moreThanOneFullSegmentIsAcknowledgedAtOnce() {
        acks = acks(false);
        arrives(536, false);
        arrives(536, false);
        assertThat(sent).hasSize(1);
    }

    @Test
    void readAcknowledgesPushedSegment() {
        acks = acks(false);
        small(1);
        assertThat(acks.worthAfterRead(100)).isTrue();
    }

    @Test
    void readOfFullSegmentAcknowledgesNothing() {
        acks = acks(false);
        arrives(536, false);
        assertThat(acks.worthAfterRead(536)).isFalse();
    }

    @Test
    void readOfNothingAcknowledgesNothing() {
        acks = acks(false);
        small(1);
        assertThat(acks.worthAfterRead(0)).isFalse();
    }

    @Test
    void readOnInteractiveConnectionLeavesTheAckToTheAnswer() {
        acks = acks(false);
        small(1);
        acks.dataSent();
        assertThat(acks.worthAfterRead(100)).isFalse();
    }

    @Test
    void threeBehindAGapAreAcknowledgedAtOnce() {
        acks = acks(false);
        window.echoed(1, ps(100), MSS);
        ahead(4);
        assertThat(sent).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"100, 0, 1", "20, 0, 1", "10, 0, 0.5", "10, 4, 0.2", "10, 12, 0.5"})
    void laterOnesShareWithinATwentiethOfTheRoundTrip(double rttMs, double srtt, double delayMs) {
        acks = acks(false);
        srttMs = srtt;
        window.echoed(1, ps(rttMs), MSS);
        ahead(5);
        until(50);
        assertThat(sent).containsExactly(0L, 0L, 0L, ps(delayMs));
    }

    @ParameterizedTest
    @CsvSource({"47, 3", "48, 4"})
    void atMost44ShareAnAcknowledgement(int segments, int expected) {
        acks = acks(false);
        window.echoed(1, ps(100), MSS);
        ahead(segments);
        assertThat(sent).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "4, 4"})
    void sharedOneLeavesBeforeARangeWouldGoUnreported(int segments, int expected) {
        acks = acks(false);
        window.echoed(1, ps(100), MSS);
        ahead(segments);
        acks.reportBeforeNext();
        assertThat(sent).hasSize(expected);
    }

    @Test
    void eachIsAcknowledgedBehindAGapWithoutSelectiveAcks() {
        acks = acks(false);
        acks.selective(false);
        ahead(10);
        assertThat(sent).hasSize(10);
    }
}
