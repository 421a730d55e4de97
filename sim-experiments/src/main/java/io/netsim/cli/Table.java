package io.netsim.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns: the first to the left, numbers to the right. */
final class Table {
    private final List<String> header;
    private final boolean[] left;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param header titles; one that begins with {@code <} is of a column that is aligned to the left */
    Table(String... header) {
        this.header = new ArrayList<>();
        this.left = new boolean[header.length];
        for (int i = 0; i < header.length; i++) {
            left[i] = header[i].startsWith("<");
            this.header.add(left[i] ? header[i].substring(1) : header[i]);
        }
    }

    void row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + header.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, indented by two blanks; columns in which no row says anything are left out. */
    List<String> lines() {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            boolean silent = rows.stream().allMatch(row -> row.get(column).isEmpty());
            widths[i] = silent ? 0 : width(i);
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private int width(int column) {
        int width = length(header.get(column));
        for (List<String> row : rows) {
            width = Math.max(width, length(row.get(column)));
        }
        return width;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                String cell = cells.get(i);
                String gap = " ".repeat(widths[i] - length(cell));
                line.append("  ").append(left[i] ? cell + gap : gap + cell);
            }
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
