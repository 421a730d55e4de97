package io.netsim.results;

import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
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

    /** Indented, with a line break at the end; does not close the writer. */
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
        }
    }

    private static void write(@Nullable Object value, JsonGenerator json) {
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
            writeRecord(part, json);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((key, item) -> {
                json.writeName(String.valueOf(key));
                write(item, json);
            });
            json.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            items.forEach(item -> write(item, json));
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private static void writeRecord(Record part, JsonGenerator json) {
        json.writeStartObject();
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            json.writeName(snake(component.getName()));
            try {
                write(component.getAccessor().invoke(part), json);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component + " of " + part, e);
            }
        }
        json.writeEndObject();
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
