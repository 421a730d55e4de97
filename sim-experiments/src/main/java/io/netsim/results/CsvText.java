package io.netsim.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of comma-separated values (RFC 4180, but lines end with a line feed). Numbers read back exactly. */
public final class CsvText {
    private CsvText() {}

    /** One line, its end included; null is an empty cell. */
    public static String line(List<? extends @Nullable Object> cells) {
        StringBuilder line = new StringBuilder();
        boolean first = true;
        for (Object cell : cells) {
            if (!first) {
                line.append(',');
            }
            append(line, cell);
            first = false;
        }
        return line.append('\n').toString();
    }

    /** Further cells of a line, at its beginning if it is empty; its first cell must not be. */
    public static void cells(StringBuilder line, @Nullable Object... cells) {
        for (Object cell : cells) {
            if (!line.isEmpty()) {
                line.append(',');
            }
            append(line, cell);
        }
    }

    private static void append(StringBuilder line, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (value instanceof Double number) {
            line.append(number(number));
            return;
        }
        String text = value.toString();
        if (isPlain(text)) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return true;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
