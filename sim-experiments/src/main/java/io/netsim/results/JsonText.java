package io.netsim.results;

import com.google.common.collect.ImmutableSet;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Records, maps, lists, texts, numbers and truth values as JSON. The keys of a record are its components in snake case and
 * in their order; numbers read back exactly. Without data binding, which would cost more time than a small run.
 */
public final class JsonText {
    private static final TokenStreamFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /** On one line. */
    public static String compact(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, json);
        }
        return text.toString();
    }

    /** Indented, with a line break at the end. */
    public static String pretty(Object value) {
        StringWriter text = new StringWriter();
        pretty(value, text);
        return text.toString();
    }

    /**
     * Indented, with a line break at the end; does not close the writer.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void pretty(Object value, Writer into) {
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public DefaultPrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }
        };
        try (JsonGenerator json = FACTORY.createGenerator(context, into)) {
            write(value, json);
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        }
    }

    /**
     * The value in a text: maps in the order of the keys, lists, texts, {@code Long}, {@code Double}, truth values, null.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    public static @Nullable Object parse(String text) {
        return parse(text, ImmutableSet.of());
    }

    /** The same, where the outermost map lacks some keys. */
    static @Nullable Object parse(String text, ImmutableSet<String> without) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            return read(json, without);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Object read(JsonParser json, ImmutableSet<String> without) {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("not JSON: the text is empty or ends too early");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = json.currentName();
                    json.nextToken();
                    if (without.contains(key)) {
                        json.skipChildren();
                    } else {
                        map.put(key, read(json, ImmutableSet.of()));
                    }
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(json, ImmutableSet.of()));
                }
                yield list;
            }
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalArgumentException("not JSON: " + token + " is out of place");
        };
    }

    private static void write(@Nullable Object value, JsonGenerator json) {
        new Writing(json).write(value);
    }

    private record Column(String key, Method accessor) {}

    /** One document being written; asks for the components of each record class once. */
    private static final class Writing {
        private final JsonGenerator json;
        private final Map<Class<?>, Column[]> columns = new HashMap<>();

        Writing(JsonGenerator json) {
            this.json = json;
        }

        void write(@Nullable Object value) {
            if (value == null) {
                json.writeNull();
            } else if (value instanceof String text) {
                json.writeString(text);
            } else if (value instanceof Double number) {
                json.writeNumber(number);
            } else if (value instanceof Long || value instanceof Integer) {
                json.writeNumber(((Number) value).longValue());
            } else if (value instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else if (value instanceof Record part) {
                writeRecord(part);
            } else if (value instanceof Map<?, ?> map) {
                json.writeStartObject();
                map.forEach((key, item) -> {
                    json.writeName(String.valueOf(key));
                    write(item);
                });
                json.writeEndObject();
            } else if (value instanceof Iterable<?> items) {
                json.writeStartArray();
                items.forEach(this::write);
                json.writeEndArray();
            } else {
                throw new IllegalArgumentException("no JSON for " + value.getClass());
            }
        }

        private void writeRecord(Record part) {
            json.writeStartObject();
            for (Column column : columns.computeIfAbsent(part.getClass(), JsonText::columnsOf)) {
                json.writeName(column.key);
                write(valueOf(part, column));
            }
            json.writeEndObject();
        }
    }

    /** The components of a record under the keys they have in JSON. */
    public static Map<String, @Nullable Object> keys(Record part) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        for (Column column : columnsOf(part.getClass())) {
            keys.put(column.key, valueOf(part, column));
        }
        return keys;
    }

    private static Column[] columnsOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Column[] columns = new Column[components.length];
        for (int i = 0; i < components.length; i++) {
            Method accessor = components[i].getAccessor();
            accessor.trySetAccessible(); // records of other rooms need not be public
            columns[i] = new Column(snake(components[i].getName()), accessor);
        }
        return columns;
    }

    private static @Nullable Object valueOf(Record part, Column column) {
        try {
            return column.accessor.invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + column.key + " of " + part, e);
        }
    }

    /** {@code oneWayDelayS} becomes {@code one_way_delay_s}. */
    static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }
}
