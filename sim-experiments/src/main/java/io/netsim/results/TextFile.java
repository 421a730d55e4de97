package io.netsim.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of text in UTF-8 that are closed on a full disk, too. */
public final class TextFile {
    private TextFile() {}

    /**
     * A buffered writer of a new or emptied file. Unlike that of {@link Files#newBufferedWriter}, which before JDK 19 leaves the file open
     * if its last characters cannot be written, it always closes the file.
     */
    public static Writer writer(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            @Override
            public void close() throws IOException {
                try (out) {
                    super.close();
                }
            }
        };
    }
}
