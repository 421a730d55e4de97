package io.netsim.tcp.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.content.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits for the application, and the memory it takes. */
class ReceiveBufferTest {
    private final ReceiveBuffer buffer = new ReceiveBuffer();

    @ParameterizedTest
    @CsvSource({"1447, 4608", "1448, 2304", "2895, 2304", "2896, 0"})
    void segmentTakesItsMemoryUntilItsLastByteIsTaken(int taken, int memory) {
        buffer.append(Content.of(new byte[1448]));
        buffer.append(Content.of(new byte[1448]));
        buffer.take(taken);
        assertThat(buffer.memory()).isEqualTo(memory);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 999", "1000, 0", "2000, 0"})
    void whatIsNotTakenIsUnread(int most, int unread) {
        buffer.append(Content.of(new byte[600]));
        buffer.append(Content.of(new byte[400]));
        buffer.take(most);
        assertThat(buffer.unread()).isEqualTo(unread);
    }
}
