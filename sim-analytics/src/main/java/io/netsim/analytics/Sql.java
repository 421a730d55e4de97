package io.netsim.analytics;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words of SQL. */
final class Sql {
    private Sql() {}

    /** A text. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name of a column, table or field. */
    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The type of a column of {@code columns.json}. */
    static String type(String type) {
        return switch (type) {
            case "integer" -> "BIGINT";
            case "number" -> "DOUBLE";
            case "boolean" -> "BOOLEAN";
            default -> "VARCHAR";
        };
    }

    /** The type of what is written as JSON from a Java type: records are structures, lists are lists. */
    static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? type(generic.getActualTypeArguments()[0]) + "[]"
                    : "MAP(VARCHAR, " + type(generic.getActualTypeArguments()[1]) + ")";
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return Arrays.stream(plain.getRecordComponents())
                    .map(field -> name(snake(field.getName())) + " " + type(field.getGenericType()))
                    .collect(Collectors.joining(", ", "STRUCT(", ")"));
        }
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            return "BIGINT";
        }
        if (type == double.class || type == Double.class) {
            return "DOUBLE";
        }
        return type == boolean.class || type == Boolean.class ? "BOOLEAN" : type == String.class ? "VARCHAR" : "JSON";
    }

    /** Columns of a structure as {@code {name: 'TYPE', …}}. */
    static String columns(Class<?> type, Map<String, String> more) {
        String fields = Arrays.stream(type.getRecordComponents())
                .map(field -> text(snake(field.getName())) + ": " + text(type(field.getGenericType())))
                .collect(Collectors.joining(", "));
        StringBuilder all = new StringBuilder("{").append(fields);
        more.forEach((name, sqlType) ->
                all.append(", ").append(text(name)).append(": ").append(text(sqlType)));
        return all.append("}").toString();
    }

    /** The names of the components of a record, as JSON has them. */
    static List<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(Sql::snake)
                .toList();
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
