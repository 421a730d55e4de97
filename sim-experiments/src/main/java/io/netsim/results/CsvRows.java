package io.netsim.results;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table that {@link CsvText} wrote, or any other of RFC 4180, row by row: the first row names the columns. */
public final class CsvRows implements Closeable {
    private final BufferedReader reader;
    private final List<String> columns;
    private List<String> row = List.of();

    private CsvRows(BufferedReader reader) throws IOException {
        this.reader = reader;
        List<String> first = read();
        this.columns = first == null ? List.of() : List.copyOf(first);
    }

    /** Opens a file. Close it. */
    public static CsvRows open(Path file) throws IOException {
        return new CsvRows(Files.newBufferedReader(file, StandardCharsets.UTF_8));
    }

    /** In the order of the file; empty if the file is. */
    public List<String> columns() {
        return columns;
    }

    /** The number of a column, or -1 if there is none of this name. */
    public int column(String name) {
        return columns.indexOf(name);
    }

    /** Goes on to the next complete row; the last line of a table that was cut short is not one. */
    public boolean next() throws IOException {
        List<String> found = read();
        while (found != null && found.size() != columns.size()) {
            found = read();
        }
        row = found == null ? List.of() : found;
        return found != null;
    }

    /** A cell of the row; empty for a column that there is not. */
    public String text(int column) {
        return column < 0 ? "" : row.get(column);
    }

    /** A cell of the row; null if it is empty, no number, or in a column that there is not. */
    public @Nullable Double number(int column) {
        String text = text(column);
        try {
            return text.isEmpty() ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable List<String> read() throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return null;
        }
        List<String> cells = new ArrayList<>(Math.max(8, row.size()));
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int at = 0;
        while (true) {
            if (at == line.length()) {
                String more = quoted ? reader.readLine() : null;
                if (more == null) {
                    cells.add(cell.toString());
                    return cells;
                }
                cell.append('\n');
                line = more;
                at = 0;
                continue;
            }
            char c = line.charAt(at++);
            if (c == '"') {
                boolean pair = quoted && at < line.length() && line.charAt(at) == '"';
                if (pair) {
                    cell.append('"');
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
