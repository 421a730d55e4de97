package io.netsim.tcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.tcp.send.Outstanding;
import org.junit.jupiter.api.Test;

/** Duplicates as stand-ins for reports (RFC 5681 §3.2, RFC 6582), with ten segments outstanding. */
class DuplicateAcksTest {
    private static final int MSS = Outstanding.MSS;

    private final Outstanding out = new Outstanding().send(10, 0);
    private final DuplicateAcks duplicates = new DuplicateAcks(out.queue, MSS, 300);

    private void add(int times) {
        for (int i = 0; i < times; i++) {
            duplicates.add();
        }
    }

    @Test
    void thirdShowsALoss() {
        add(2);
        assertThat(duplicates.showLoss()).isFalse();
        add(1);
        assertThat(duplicates.showLoss()).isTrue();
    }

    @Test
    void eachStandsForASegment() {
        add(4);
        assertThat(duplicates.bytes()).isEqualTo(4 * MSS);
    }

    @Test
    void thereAreNoMoreThanSegmentsBehindTheHole() {
        add(12);
        assertThat(duplicates.bytes()).isEqualTo(9 * MSS);
    }

    @Test
    void noneStandsForASegmentThatIsLost() {
        out.queue.markLost(0);
        out.queue.markLost(1);
        add(12);
        assertThat(duplicates.bytes()).isEqualTo(8 * MSS);
    }

    @Test
    void moreThanThereCanBeShowReordering() {
        add(10);
        duplicates.forget();
        add(9);
        assertThat(duplicates.showLoss()).isFalse();
    }

    @Test
    void degreeOfReorderingIsBounded() {
        DuplicateAcks bounded = new DuplicateAcks(out.queue, MSS, 4);
        for (int i = 0; i < 10; i++) {
            bounded.add();
        }
        bounded.forget();
        for (int i = 0; i < 4; i++) {
            bounded.add();
        }
        assertThat(bounded.showLoss()).isTrue();
    }

    @Test
    void acknowledgedSegmentsButTheOneThatFilledTheHoleHadBeenCounted() {
        add(5);
        duplicates.acknowledged(3);
        assertThat(duplicates.bytes()).isEqualTo(3 * MSS);
        duplicates.acknowledged(0);
        assertThat(duplicates.bytes()).isEqualTo(3 * MSS);
        duplicates.acknowledged(9);
        assertThat(duplicates.bytes()).isZero();
    }

    @Test
    void forgottenOnesAreGone() {
        add(3);
        duplicates.forget();
        assertThat(duplicates.bytes()).isZero();
        assertThat(duplicates.showLoss()).isFalse();
    }
}
