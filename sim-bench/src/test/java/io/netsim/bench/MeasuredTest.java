package io.netsim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MeasuredTest {
    @BeforeAll
    static void needsProc() {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/stat")));
    }

    @Test
    void numbersAreReadFromWhatWasPrinted() throws Exception {
        Measured run = Measured.run(List.of("echo", "{\"hops\": 12, \"rate\":1.5e-3}"));
        assertThat(run.number("hops")).isEqualTo(12);
        assertThat(run.number("rate")).isEqualTo(0.0015);
    }

    @Test
    void workOfChildrenIsCounted() throws Exception {
        Measured run = Measured.run(List.of("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; echo"));
        assertThat(run.cpuS()).isBetween(0.02, run.wallS() + 0.05);
        assertThat(run.peakMib()).isPositive();
    }
}
