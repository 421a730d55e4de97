package io.netsim.spec.schema;

import static io.netsim.spec.schema.Key.key;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plain quantity, or a map of one key that names a distribution.
 *
 * @param name of the definition
 * @param value a quantity
 * @param positive a quantity above 0
 */
record Distribution(String name, Form value, Form positive) {
    /** Of times. */
    static final Distribution OF_TIMES = new Distribution("distribution_of_times", Form.TIME, Form.POSITIVE_TIME);

    Form form() {
        return Form.ref(name);
    }

    ImmutableMap<String, Object> schema() {
        Map<String, Object> forms = new LinkedHashMap<>();
        put(forms, key("constant", form(), "always the same"));
        put(forms, key("uniform", Form.listOf(value, 2), "lowest (included) and highest (excluded)"));
        put(
                forms,
                key(
                        "exponential",
                        inline(Keys.of(
                                "exponential", key("mean", positive, "the mean").due())),
                        "gaps without memory"));
        put(
                forms,
                key(
                        "normal",
                        inline(Keys.of(
                                "normal",
                                key("mean", value, "the mean").due(),
                                key("deviation", positive, "the standard deviation")
                                        .due())),
                        "a bell; what falls below 0 counts as 0"));
        put(
                forms,
                key(
                        "pareto",
                        inline(Keys.of(
                                "pareto",
                                key("shape", Form.FACTOR, "above 0").due().such(1.2),
                                key("minimum", positive, "the smallest").due(),
                                key("maximum", positive, "the tail is cut here"))),
                        "a heavy tail"));
        put(
                forms,
                key(
                        "lognormal",
                        inline(Keys.of(
                                "lognormal",
                                key("median", positive, "the median").due(),
                                key("sigma", Form.FACTOR, "of the natural logarithm")
                                        .due()
                                        .such(1.5))),
                        "a skewed one"));
        put(forms, key("empirical", inline(quantiles()), "from measurements"));
        ImmutableMap<String, Object> map = ImmutableMap.of(
                "type",
                "object",
                "properties",
                forms,
                "additionalProperties",
                false,
                "minProperties",
                1L,
                "maxProperties",
                1L);
        return Form.anyOf(value, new Form(map)).schema();
    }

    private Keys quantiles() {
        Form pair = Form.of(
                "type",
                "array",
                "prefixItems",
                ImmutableList.of(value.schema(), Form.PROBABILITY.schema()),
                "minItems",
                2L,
                "maxItems",
                2L);
        return Keys.of(
                "empirical",
                key("quantiles", Form.listOf(pair), "values and cumulative probabilities, rising; linear between")
                        .due());
    }

    private static Form inline(Keys keys) {
        return new Form(keys.schema());
    }

    private static void put(Map<String, Object> forms, Key key) {
        forms.put(key.name(), key.schema());
    }
}
