package io.netsim.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextFileTest {
    /** A device of Linux to which nothing can be written. */
    private static final Path FULL = Path.of("/dev/full");

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @Test
    void itHoldsWhatWasWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("text");
        try (Writer writer = TextFile.writer(file)) {
            writer.write("µs");
        }
        assertThat(file).hasContent("µs");
    }

    @Test
    void aFullDiskLeavesNoFileOpen() throws IOException {
        assumeThat(Files.exists(FULL) && Files.exists(DESCRIPTORS)).isTrue();
        Writer writer = TextFile.writer(FULL);
        writer.write("no room");
        assertThatThrownBy(writer::close).isInstanceOf(IOException.class);
        try (var open = Files.list(DESCRIPTORS)) {
            assertThat(open.map(TextFileTest::target)).doesNotContain(FULL.toString());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}
