package io.netsim.analytics;

import com.google.common.collect.ImmutableMap;
import io.netsim.results.CsvText;
import io.netsim.results.JsonText;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of an answer, printed; row by row but for the table, whose widths depend on all of them. */
final class Answer {
    private final ResultSet rows;
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    Answer(ResultSet rows) throws SQLException {
        this.rows = rows;
        ResultSetMetaData data = rows.getMetaData();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            names.add(data.getColumnLabel(i));
            types.add(data.getColumnTypeName(i));
        }
    }

    /** {@code {"columns": [{"name", "type"}], "rows": [{…}]}}. */
    void asJson(PrintWriter out) throws SQLException {
        List<Map<String, String>> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(ImmutableMap.of("name", names.get(i), "type", types.get(i)));
        }
        out.print("{\"columns\": " + JsonText.compact(columns) + ", \"rows\": [");
        String separator = "\n  ";
        while (rows.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            List<@Nullable Object> values = values();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), values.get(i));
            }
            out.print(separator + JsonText.compact(row));
            separator = ",\n  ";
        }
        out.print("\n]}\n");
    }

    void asCsv(PrintWriter out) throws SQLException {
        out.print(CsvText.line(names));
        while (rows.next()) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (Object value : values()) {
                cells.add(value instanceof List<?> || value instanceof Map<?, ?> ? JsonText.compact(value) : value);
            }
            out.print(CsvText.line(cells));
        }
    }

    void asTable(PrintWriter out) throws SQLException {
        List<List<String>> lines = new ArrayList<>();
        lines.add(names);
        int[] widths = names.stream().mapToInt(Answer::length).toArray();
        while (rows.next()) {
            List<String> line = new ArrayList<>();
            for (Object value : values()) {
                boolean nested = value instanceof List<?> || value instanceof Map<?, ?>;
                String text = value == null ? "" : nested ? JsonText.compact(value) : value.toString();
                widths[line.size()] = Math.max(widths[line.size()], length(text));
                line.add(text);
            }
            lines.add(line);
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String gap = " ".repeat(widths[i] - length(line.get(i)));
                text.append(i == 0 ? "" : "  ");
                text.append(isNumber(types.get(i)) ? gap + line.get(i) : line.get(i) + gap);
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static boolean isNumber(String type) {
        return type.matches("DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private List<@Nullable Object> values() throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i <= names.size(); i++) {
            values.add(plain(rows.getObject(i)));
        }
        return values;
    }

    /** As JSON has it: numbers that are none (infinity) become null, what has no form of its own becomes text. */
    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? (Object) number : null;
        }
        if (value instanceof BigInteger large) {
            return large.bitLength() < Long.SIZE ? (Object) large.longValue() : large.doubleValue();
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof Array array) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Object item : (Object[]) array.getArray()) {
                items.add(plain(item));
            }
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> items = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                items.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
            }
            return items;
        }
        if (value instanceof org.duckdb.DuckDBStruct struct) {
            return plain(struct.getMap());
        }
        return value instanceof Struct struct ? plain(List.of(struct.getAttributes())) : value.toString();
    }
}
