package io.netsim.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        List<Object> row = Arrays.asList("a,b", "say \"so\"", "two\nlines", null, 0.1, 12L);
        Path file = file(CsvText.line(List.of("a", "b", "c", "d", "e", "f")) + CsvText.line(row));
        try (CsvRows rows = CsvRows.open(file)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(rows.column("a"))).isEqualTo("a,b");
            assertThat(rows.text(rows.column("b"))).isEqualTo("say \"so\"");
            assertThat(rows.text(rows.column("c"))).isEqualTo("two\nlines");
            assertThat(rows.number(rows.column("d"))).isNull();
            assertThat(rows.number(rows.column("e"))).isEqualTo(0.1);
            assertThat(rows.number(rows.column("f"))).isEqualTo(12);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aLineThatWasCutShortIsNoRow() throws IOException {
        try (CsvRows rows = CsvRows.open(file("a,b\n1,2\n3"))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void anEmptyFileHasNoColumns() throws IOException {
        try (CsvRows rows = CsvRows.open(file(""))) {
            assertThat(rows.columns()).isEmpty();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aColumnThatIsNotThereIsEmpty() throws IOException {
        try (CsvRows rows = CsvRows.open(file("a\nx\n"))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(rows.column("b"))).isEmpty();
            assertThat(rows.number(rows.column("b"))).isNull();
            assertThat(rows.number(rows.column("a"))).isNull();
        }
    }
}
