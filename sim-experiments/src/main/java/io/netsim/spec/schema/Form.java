package io.netsim.spec.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import io.netsim.spec.read.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What may stand as a value.
 *
 * @param schema the JSON Schema of it
 */
record Form(ImmutableMap<String, Object> schema) {
    /** A reference to a parameter, whole or within a text; it may stand for any single value. */
    static final String PARAMETER = "parameter";

    static final Form TEXT = of("type", ImmutableList.of("string", "number", "boolean"));
    static final Form TRUTH = scalar("type", "boolean");
    static final Form TIME = amount(Unit.TIME, false);
    static final Form POSITIVE_TIME = amount(Unit.TIME, true);
    static final Form SIZE = amount(Unit.SIZE, false);
    static final Form POSITIVE_SIZE = amount(Unit.SIZE, true);
    static final Form RATE = amount(Unit.RATE, true);

    /** A probability: {@code 1 %} or {@code 0.01}. */
    static final Form PROBABILITY = anyOf(
            plain("type", "number", "minimum", 0L, "maximum", 1L), pattern(unsigned(Unit.PERCENT, false)), parameter());

    /** A share that may be more than all. */
    static final Form SHARE =
            anyOf(plain("type", "number", "minimum", 0L), pattern(unsigned(Unit.PERCENT, false)), parameter());

    /** A bare number above 0. */
    static final Form FACTOR = scalar("type", "number", "exclusiveMinimum", 0L);

    /** A name, a pattern of names, or a list of both. */
    static final Form NAMES = oneOrMore(TEXT);

    private static final String NUMBER = "(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";

    /** Pairs of keys and values of the schema. */
    static Form of(Object... pairs) {
        return new Form(map(pairs));
    }

    /** A whole number. */
    static Form whole(long minimum, long maximum) {
        return scalar("type", "integer", "minimum", minimum, "maximum", maximum);
    }

    /** A bare number in a range. */
    static Form decimal(long minimum, long maximum) {
        return scalar("type", "number", "minimum", minimum, "maximum", maximum);
    }

    /** A size between two, which only the description can say. */
    static Form size(String range) {
        return new Form(with(SIZE.schema, "description", "a size, " + range));
    }

    /** One of some words; {@code true} and {@code false} among them are truth values. */
    static Form words(String... words) {
        return scalar(
                "enum",
                Arrays.stream(words)
                        .map(word ->
                                word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : word)
                        .collect(ImmutableList.toImmutableList()));
    }

    /** One of some whole numbers. */
    static Form numbers(long... numbers) {
        return scalar("enum", Longs.asList(numbers));
    }

    /** A constant word, such as the name of a model. */
    static Form word(String word) {
        return scalar("const", word);
    }

    /** A text of a form. */
    static Form matching(String expression) {
        return anyOf(pattern(expression), parameter());
    }

    /** A quantity in one of several dimensions. */
    static Form quantity(Unit... units) {
        return matching(Arrays.stream(units)
                .map(unit -> unsigned(unit, false))
                .map(expression -> expression.substring(1, expression.length() - 1))
                .collect(Collectors.joining("|", "^(?:", ")$")));
    }

    /** A list. */
    static Form listOf(Form item) {
        return of("type", "array", "items", item.schema);
    }

    /** A list of so many. */
    static Form listOf(Form item, long count) {
        return of("type", "array", "items", item.schema, "minItems", count, "maxItems", count);
    }

    /** A list, or one item that stands for a list of one. */
    static Form oneOrMore(Form item) {
        return anyOf(item, listOf(item));
    }

    /** A map with names of the user's own as keys. */
    static Form mapOf(String names, Form value) {
        return of(
                "type",
                ImmutableList.of("object", "null"),
                "propertyNames",
                ImmutableMap.of("pattern", names),
                "additionalProperties",
                value.schema);
    }

    /** What is defined under a name in the same document. */
    static Form ref(String name) {
        return of("$ref", "#/$defs/" + name);
    }

    static Form anyOf(Form... forms) {
        return of("anyOf", Arrays.stream(forms).map(Form::schema).collect(ImmutableList.toImmutableList()));
    }

    /** A form that a parameter may stand for. */
    static Form scalar(Object... pairs) {
        return anyOf(of(pairs), parameter());
    }

    private static Form parameter() {
        return ref(PARAMETER);
    }

    private static Form plain(Object... pairs) {
        return of(pairs);
    }

    private static Form pattern(String expression) {
        return of("type", "string", "pattern", expression);
    }

    private static Form amount(Unit unit, boolean positive) {
        return anyOf(
                of("type", "string", "pattern", unsigned(unit, positive), "examples", ImmutableList.of(unit.example())),
                parameter());
    }

    private static String unsigned(Unit unit, boolean positive) {
        String units = String.join("|", unit.factors().keySet());
        String notZero = positive ? "(?=[0.]*[1-9])" : "";
        return "^" + notZero + "\\+?" + NUMBER + "\\s*(?:" + (unit == Unit.TIME ? units + "|µs" : units) + ")$";
    }

    private static ImmutableMap<String, Object> map(Object... pairs) {
        ImmutableMap.Builder<String, Object> map = ImmutableMap.builder();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map.buildOrThrow();
    }

    private static ImmutableMap<String, Object> with(Map<String, Object> schema, String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put(key, value);
        more.putAll(schema);
        return ImmutableMap.copyOf(more);
    }
}
