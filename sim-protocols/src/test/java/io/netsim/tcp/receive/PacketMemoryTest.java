package io.netsim.tcp.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Linux counts for packets with timestamps. */
class PacketMemoryTest {
    @ParameterizedTest
    @CsvSource({"1, 896", "204, 896", "205, 1280", "1448, 2304"})
    void segmentTakesAPowerOfTwoAndItsDescriptors(int content, int memory) {
        assertThat(PacketMemory.of(content)).isEqualTo(memory);
    }
}
