package io.netsim.docs;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table in a document.
 *
 * @param heading the nearest heading above
 * @param columns texts of the head
 * @param rows texts of the cells
 */
record MarkdownTable(String heading, ImmutableList<String> columns, ImmutableList<ImmutableList<String>> rows) {
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Splitter CELLS = Splitter.on(" | ").trimResults();

    /** The tables of a document whose first column is called {@code firstColumn}, by heading. */
    static ImmutableMap<String, MarkdownTable> of(String document, String firstColumn) {
        Map<String, MarkdownTable> tables = new LinkedHashMap<>();
        String heading = "";
        List<String> lines = new ArrayList<>();
        for (String line : Splitter.on('\n').split(document + "\n")) {
            if (line.startsWith("|")) {
                lines.add(line);
                continue;
            }
            if (!lines.isEmpty()) {
                MarkdownTable table = parse(heading, lines);
                if (table.columns.get(0).equals(firstColumn) && tables.put(heading, table) != null) {
                    throw new IllegalStateException("two tables under the heading '" + heading + "'");
                }
                lines.clear();
            }
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ *", "");
            }
        }
        return ImmutableMap.copyOf(tables);
    }

    /** The texts in code quotes in a cell. */
    static ImmutableList<String> code(String cell) {
        ImmutableList.Builder<String> found = ImmutableList.builder();
        Matcher matcher = CODE.matcher(cell);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found.build();
    }

    /** The text in code quotes that a cell begins with. */
    static String firstCode(String cell) {
        return code(cell).get(0);
    }

    private static MarkdownTable parse(String heading, List<String> lines) {
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        for (String line : lines.subList(2, lines.size())) {
            rows.add(cells(line));
        }
        return new MarkdownTable(heading, cells(lines.get(0)), rows.build());
    }

    private static ImmutableList<String> cells(String line) {
        String stripped = line.strip();
        String inner = stripped.substring(1, stripped.length() - 1);
        return ImmutableList.copyOf(CELLS.split(inner));
    }
}
