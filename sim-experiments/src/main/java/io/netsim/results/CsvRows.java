package io.netsim.results;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table that {@link CsvText} wrote, or any other of RFC 4180, row by row: the first row names the columns. */
public final class CsvRows implements Closeable {
    private final BufferedReader reader;
    private final List<String> columns;
    /** The cells of the row, if there are quotes in it. */
    private List<String> quoted = List.of();
    /** The row as it stands in the file, and where its cells end, if there are none. */
    private String line = "";

    private int[] ends = new int[16];
    private int cells;

    private CsvRows(BufferedReader reader) throws IOException {
        this.reader = reader;
        read();
        List<String> first = new ArrayList<>();
        for (int column = 0; column < cells; column++) {
            first.add(text(column));
        }
        this.columns = List.copyOf(first);
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
        while (read()) {
            if (cells == columns.size()) {
                return true;
            }
        }
        return false;
    }

    /** A cell of the row; empty for a column that there is not. */
    public String text(int column) {
        if (column < 0) {
            return "";
        }
        return quoted.isEmpty() ? line.substring(startOf(column), ends[column]) : quoted.get(column);
    }

    /** Some neighbouring cells of the row as one text, the same for the same cells. */
    public String texts(int first, int last) {
        return quoted.isEmpty()
                ? line.substring(startOf(first), ends[last])
                : String.join("\n", quoted.subList(first, last + 1));
    }

    private int startOf(int column) {
        return column == 0 ? 0 : ends[column - 1] + 1;
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

    private boolean read() throws IOException {
        String next = reader.readLine();
        if (next == null) {
            cells = 0;
            return false;
        }
        line = next;
        quoted = List.of();
        if (next.indexOf('"') >= 0) {
            quoted = unquote(next);
            cells = quoted.size();
            return true;
        }
        cells = 0;
        int at = -1;
        do {
            if (cells == ends.length) {
                ends = Arrays.copyOf(ends, 2 * cells);
            }
            int comma = next.indexOf(',', at + 1);
            at = comma < 0 ? next.length() : comma;
            ends[cells++] = at;
        } while (at < next.length());
        return true;
    }

    /** The cells of a row that begins with this line. */
    private List<String> unquote(String first) throws IOException {
        String text = first;
        List<String> found = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean within = false;
        int at = 0;
        while (true) {
            if (at == text.length()) {
                String more = within ? reader.readLine() : null;
                if (more == null) {
                    found.add(cell.toString());
                    return found;
                }
                cell.append('\n');
                text = more;
                at = 0;
                continue;
            }
            char c = text.charAt(at++);
            if (c == '"') {
                boolean pair = within && at < text.length() && text.charAt(at) == '"';
                if (pair) {
                    cell.append('"');
                    at++;
                } else {
                    within = !within;
                }
            } else if (c == ',' && !within) {
                found.add(cell.toString());
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
