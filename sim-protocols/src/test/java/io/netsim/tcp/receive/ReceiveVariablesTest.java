package io.netsim.tcp.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The acceptability test of RFC 9293 §3.4, table 5. */
class ReceiveVariablesTest {
    private final ReceiveVariables rcv = new ReceiveVariables();

    @ParameterizedTest
    @CsvSource({
        "99, 0, false",
        "100, 0, true",
        "200, 0, true",
        "201, 0, false",
        "99, 1, false",
        "99, 2, true",
        "100, 1, true",
        "199, 1, true",
        "199, 50, true",
        "200, 1, false"
    })
    void segmentIsAcceptableIfPartOfItIsInTheWindow(long seq, int length, boolean accepted) {
        rcv.advance(100);
        rcv.moveEdge(200);
        assertThat(rcv.accepts(100, seq, length)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"100, 0, true", "100, 1, false", "99, 5, false"})
    void closedWindowAcceptsOnlySegmentsWithoutText(long seq, int length, boolean accepted) {
        rcv.advance(100);
        rcv.moveEdge(100);
        assertThat(rcv.accepts(100, seq, length)).isEqualTo(accepted);
    }
}
