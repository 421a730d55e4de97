package io.netsim.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

/** Numbers from the papers and standards that the formulas come from. */
class TcpTheoryTest {
    private static final TcpShape PLAIN = new TcpShape(1460, 40, 40, 40, 40, 2);

    private static Path wire(double rateBps, double delayS) {
        return new Path(ImmutableList.of(new Hop("wire", rateBps, delayS, 0)));
    }

    @Test
    void theConstantOfMathisIsOnePointTwoTwoWithoutDelayedAcknowledgements() {
        assertThat(TcpTheory.renoWindow(1, 1)).isCloseTo(1.22, within(0.005));
    }

    @Test
    void theConstantOfMathisIsPointEightSevenWithDelayedAcknowledgements() {
        assertThat(TcpTheory.renoWindow(1, 2)).isCloseTo(0.87, within(0.005));
    }

    /** RFC 9438 table 1 (RTT 0.1 s): columns Reno and CUBIC with C = 0.4. */
    @Test
    void theTableOfTheStandardForAHundredMillisecondsComesOut() {
        double[][] rows = {{1e-2, 12, 12}, {1e-3, 38, 38}, {1e-4, 120, 187}, {1e-5, 379, 1054}, {1e-6, 1200, 5926}};
        for (double[] row : rows) {
            // The standard rounds √(3/2) to 1.2 and 1.22, and the factor of CUBIC to 1.054.
            assertThat(TcpTheory.renoWindow(row[0], 1)).isCloseTo(row[1], within(0.025 * row[1]));
            assertThat(TcpTheory.cubicWindow(0.1, row[0])).isCloseTo(row[2], within(0.025 * row[2]));
        }
    }

    /** RFC 9438 table 2 (RTT 0.01 s). */
    @Test
    void onShortPathsCubicIsReno() {
        double[][] rows = {{1e-2, 12}, {1e-3, 38}, {1e-4, 120}, {1e-5, 379}, {1e-6, 1200}};
        for (double[] row : rows) {
            assertThat(TcpTheory.cubicWindow(0.01, row[0])).isCloseTo(row[1], within(0.025 * row[1]));
        }
    }

    /** 10 Gbit/s at 100 ms needs 83,333 segments of 1500 bytes (RFC 3649 §1, RFC 9438 §1). */
    @Test
    void aLongFatPathHoldsEightyThreeThousandSegments() {
        Path there = wire(10e9, 0.05);
        assertThat(TcpTheory.bandwidthDelayBytes(there, there) / 1500).isCloseTo(83_333, within(1.0));
    }

    /** SYN 0.032 + 10 ms, its answer 0.032 + 10 ms, ACK 0.032 ms, 2 × 1.2 ms and 0.112 ms of data, 10 ms. */
    @Test
    void idealCompletionIsAHandshakeAndTheDataBackToBack() {
        Path wire = wire(10e6, 0.01);
        assertThat(TcpTheory.idealCompletionS(wire, wire, PLAIN, 2 * 1460 + 100))
                .isCloseTo(0.030 + 3 * 0.000032 + 2 * 0.0012 + 0.000112, within(1e-12));
    }

    @Test
    void aWindowOfTwelveSegmentsInATenthOfASecondIsOnePointFourMegabits() {
        assertThat(TcpTheory.goodputBps(12, PLAIN, 0.1)).isCloseTo(1_401_600, within(1e-3));
    }
}
