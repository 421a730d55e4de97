package io.netsim.tcp.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.content.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9293 §3.8.6.2.2 and RFC 7323 §2.3. */
class BufferWindowTest {
    private final ReceiveVariables rcv = new ReceiveVariables();
    private final ReceiveBuffer buffer = new ReceiveBuffer();

    @ParameterizedTest
    @CsvSource({"10000, 999, 9001", "10000, 1000, 10000", "1500, 749, 751", "1500, 750, 1500"})
    void edgeMovesByASegmentOrHalfOfTheBuffer(int size, int read, int offered) {
        BufferWindow window = new BufferWindow(rcv, buffer, size);
        rcv.advance(1);
        window.agreed(1000, false);
        window.fieldToOffer();
        rcv.advance(1 + read);
        assertThat(window.fieldToOffer()).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource({"65535, 0", "65536, 1", "131071, 1", "131072, 2", "2147483647, 14"})
    void shiftLetsTheBufferFitTheField(long size, int shift) {
        assertThat(new BufferWindow(rcv, buffer, size).shiftToAnnounce()).isEqualTo(shift);
    }

    @ParameterizedTest
    @CsvSource({"1000, 9000", "9999, 1", "10000, 0"})
    void unreadBytesCloseTheWindow(int unread, int offered) {
        BufferWindow window = new BufferWindow(rcv, buffer, 10_000);
        rcv.advance(1);
        window.agreed(1000, false);
        window.fieldToOffer();
        rcv.advance(1 + unread);
        buffer.append(Content.of(new byte[unread]));
        assertThat(window.fieldToOffer()).isEqualTo(offered);
    }
}
