package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A CSV file with a header line, without quotes; lines that begin with # are comments. Compressed if it ends in .gz. */
final class CsvTable {
    /** One line of the table. */
    static final class Row {
        private final CsvTable table;
        private final int line;
        private final String[] cells;

        private Row(CsvTable table, int line, String[] cells) {
            this.table = table;
            this.line = line;
            this.cells = cells;
        }

        /** The text of a cell, empty if the line ends before it. */
        String text(String column) {
            Integer i = table.columns.get(column);
            return i == null || i >= cells.length ? "" : cells[i];
        }

        /** The number in a cell; not a number if the cell is empty. */
        double number(String column) throws FolderException {
            String text = text(column);
            if (text.isEmpty()) {
                return Double.NaN;
            }
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new FolderException(table.file + ":" + line + ": " + column + " is a number, not '" + text + "'");
            }
        }

        /** The whole number in a cell, 0 if the cell is empty. */
        long count(String column) throws FolderException {
            double number = number(column);
            return Double.isNaN(number) ? 0 : Math.round(number);
        }
    }

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();
    private ImmutableList<Row> rows = ImmutableList.of();

    private CsvTable(Path file) {
        this.file = file;
    }

    /** @param required columns that must be there */
    static CsvTable read(Path file, String... required) throws IOException, FolderException {
        CsvTable table = new CsvTable(file);
        if (!Files.isRegularFile(file)) {
            throw new FolderException(file + " is missing");
        }
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            table.fill(reader, required);
        } catch (ZipException | CharacterCodingException | java.io.EOFException e) {
            throw new FolderException(file + " is damaged: " + e.getMessage());
        }
        return table;
    }

    private void fill(BufferedReader reader, String[] required) throws IOException, FolderException {
        List<Row> found = new ArrayList<>();
        int line = 0;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String[] cells = text.split(",", -1);
            if (columns.isEmpty()) {
                header(line, cells, required);
            } else if (cells.length > columns.size()) {
                throw new FolderException(
                        file + ":" + line + ": " + cells.length + " cells under " + columns.size() + " columns");
            } else {
                found.add(new Row(this, line, cells));
            }
        }
        if (columns.isEmpty()) {
            throw new FolderException(file + " is empty; its first line must name the columns");
        }
        rows = ImmutableList.copyOf(found);
    }

    private void header(int line, String[] cells, String[] required) throws FolderException {
        for (int i = 0; i < cells.length; i++) {
            columns.put(cells[i], i);
        }
        for (String column : required) {
            if (!columns.containsKey(column)) {
                throw new FolderException(file + ":" + line + ": there is no column '" + column + "'");
            }
        }
    }

    ImmutableList<Row> rows() {
        return rows;
    }
}
