package io.netsim.tcp.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import org.junit.jupiter.api.Test;

/** The examples of RFC 2018 §4 and RFC 2883 §4. */
class SackReporterTest {
    private final SackReporter reporter = new SackReporter();

    private long[] report() {
        long[] blocks = reporter.report(4);
        reporter.reported();
        return blocks;
    }

    @Test
    void blockGrowsWithEachSegmentBehindASingleLoss() {
        for (long start = 5500; start < 9000; start += 500) {
            reporter.arrived(start, start + 500);
            assertThat(report()).containsExactly(5500, start + 500);
        }
    }

    @Test
    void newestBlockComesFirst() {
        reporter.arrived(6000, 6500);
        assertThat(report()).containsExactly(6000, 6500);
        reporter.arrived(7000, 7500);
        assertThat(report()).containsExactly(7000, 7500, 6000, 6500);
        reporter.arrived(8000, 8500);
        assertThat(report()).containsExactly(8000, 8500, 7000, 7500, 6000, 6500);
    }

    @Test
    void filledGapJoinsItsNeighbours() {
        reporter.arrived(6000, 6500);
        reporter.arrived(7000, 7500);
        reporter.arrived(8000, 8500);
        reporter.arrived(6500, 7000);
        assertThat(report()).containsExactly(6000, 7500, 8000, 8500);
    }

    @Test
    @Verifies({"RFC2883:report-duplicate", "RFC2883:below-ack"})
    void duplicateBelowTheAcknowledgementIsReportedOnce() {
        reporter.repeated(3000, 3500);
        assertThat(report()).containsExactly(3000, 3500);
        assertThat(reporter.hasReport()).isFalse();
    }

    @Test
    @Verifies("RFC2883:report-duplicate")
    void duplicateStandsBeforeWhatWaits() {
        reporter.arrived(4500, 5000);
        report();
        reporter.repeated(3000, 3500);
        assertThat(report()).containsExactly(3000, 3500, 4500, 5000);
    }

    @Test
    @Verifies("RFC2883:second-block")
    void duplicateOutOfOrderStandsBeforeTheBlockItIsIn() {
        reporter.arrived(3500, 4000);
        reporter.arrived(4000, 4500);
        reporter.arrived(4500, 5000);
        assertThat(report()).containsExactly(3500, 5000);
        reporter.arrived(4000, 4500);
        assertThat(report()).containsExactly(4000, 4500, 3500, 5000);
    }

    @Test
    void partOfASegmentThatWasHereIsReported() {
        reporter.arrived(1500, 2000);
        report();
        reporter.arrived(1000, 2000);
        assertThat(report()).containsExactly(1500, 2000, 1000, 2000);
    }

    @Test
    void anythingIsRecentWithFewerThanTwoRanges() {
        reporter.arrived(1000, 2000);
        assertThat(reporter.extendsRecent(5000, 6000)).isTrue();
    }

    @Test
    void newRangeIsNotRecentBesideTwo() {
        reporter.arrived(1000, 2000);
        reporter.arrived(3000, 4000);
        assertThat(reporter.extendsRecent(5000, 6000)).isFalse();
    }

    @Test
    void extensionOfTheSecondNewestRangeIsRecent() {
        reporter.arrived(1000, 2000);
        reporter.arrived(3000, 4000);
        reporter.arrived(5000, 6000);
        assertThat(reporter.extendsRecent(4000, 4500)).isTrue();
    }

    @Test
    void extensionOfTheThirdNewestRangeIsNotRecent() {
        reporter.arrived(1000, 2000);
        reporter.arrived(3000, 4000);
        reporter.arrived(5000, 6000);
        assertThat(reporter.extendsRecent(2000, 2500)).isFalse();
    }
}
