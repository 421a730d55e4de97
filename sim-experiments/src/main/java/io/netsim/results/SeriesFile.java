package io.netsim.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The file {@code series.csv}: {@code time_s, entity, metric, value}, each value from its time on. */
public final class SeriesFile {
    private SeriesFile() {}

    /** @param source hands over all points */
    public static void write(Path folder, Consumer<SeriesSink> source) throws IOException {
        try (Writer writer = TextFile.writer(folder.resolve("series.csv"))) {
            writer.write(CsvText.line(List.of("time_s", "entity", "metric", "value")));
            source.accept((timeS, entity, metric, value) -> {
                try {
                    writer.write(CsvText.line(List.of(timeS, entity, metric, value)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
