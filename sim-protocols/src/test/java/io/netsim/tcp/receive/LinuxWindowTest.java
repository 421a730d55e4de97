package io.netsim.tcp.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.content.Content;
import io.netsim.tcp.TwoHosts;
import io.netsim.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window of a Linux host with the default sizes of its buffers (decision 0011). */
class LinuxWindowTest {
    private static final int MSS = 1448;

    private final Clock clock = new TwoHosts.Plan().build().b.ip().node().clock();
    private final ReceiveVariables rcv = new ReceiveVariables();
    private final ReceiveBuffer buffer = new ReceiveBuffer();

    private LinuxWindow window(int memory, int most) {
        return new LinuxWindow(rcv, buffer, new ReassemblyQueue(), clock, memory, most);
    }

    private LinuxWindow established() {
        LinuxWindow window = window(131_072, 6_291_456);
        rcv.advance(1);
        window.agreed(MSS, true);
        window.fieldOfSyn();
        window.fieldToOffer();
        return window;
    }

    @Test
    void synOffersWholeSegmentsOfHalfTheMemory() {
        LinuxWindow window = window(131_072, 6_291_456);
        window.open(1460, true);
        assertThat(window.fieldOfSyn()).isEqualTo(64_240);
    }

    @ParameterizedTest
    @CsvSource({"131072, 6291456, 7", "131072, 33554432, 10", "131072, 131072, 1", "131070, 131070, 0"})
    void shiftFollowsTheLargestBuffer(int memory, int most, int shift) {
        assertThat(window(memory, most).shiftToAnnounce()).isEqualTo(shift);
    }

    @Test
    void unreadBytesNeverMoveTheEdgeBack() {
        LinuxWindow window = established();
        long edge = rcv.edge();
        for (int i = 0; i < 100; i++) {
            buffer.append(Content.of(new byte[100])); // small segments take much more memory than they bring
        }
        rcv.advance(rcv.nxt() + 100 * 100);
        assertThat(rcv.nxt() + window.candidate()).isLessThan(edge);
        window.fieldToOffer();
        assertThat(rcv.edge()).isGreaterThanOrEqualTo(edge);
    }

    @Test
    void fullSegmentOpensTheWindowByTwo() {
        LinuxWindow window = established();
        window.measure(MSS, false, 12);
        long before = window.limit();
        window.grow(MSS);
        assertThat(window.limit() - before).isEqualTo(2 * MSS);
    }

    @Test
    void segmentEstimateFollowsTheLargestSegment() {
        LinuxWindow window = established();
        window.measure(1000, false, 12);
        assertThat(window.segmentEstimate()).isEqualTo(1000);
    }
}
