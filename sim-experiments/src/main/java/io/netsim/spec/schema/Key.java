package io.netsim.spec.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key of a map.
 *
 * @param meaning for people
 * @param required whether it must stand
 * @param usual what holds without it, as JSON; null for nothing in particular
 * @param examples what may be written
 */
record Key(
        String name,
        Form form,
        String meaning,
        boolean required,
        @Nullable Object usual,
        ImmutableList<Object> examples) {
    static Key key(String name, Form form, String meaning) {
        return new Key(name, form, meaning, false, null, ImmutableList.of());
    }

    /** The same, but it must stand. */
    Key due() {
        return new Key(name, form, meaning, true, usual, examples);
    }

    /** The same with a default. */
    Key otherwise(Object value) {
        return new Key(name, form, meaning, required, value, examples);
    }

    /** The same with examples. */
    Key such(Object... values) {
        return new Key(name, form, meaning, required, usual, ImmutableList.copyOf(values));
    }

    /** The same, but it need not stand. */
    Key kept() {
        return new Key(name, form, meaning, false, usual, examples);
    }

    /** The same, but it need not stand and has no default. */
    Key optional() {
        return new Key(name, form, meaning, false, null, examples);
    }

    ImmutableMap<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!meaning.isEmpty()) {
            schema.put("description", meaning);
        }
        schema.putAll(form.schema());
        if (!meaning.isEmpty()) {
            schema.put(
                    "description",
                    form.schema().containsKey("description")
                            ? meaning + "; " + form.schema().get("description")
                            : meaning);
        }
        if (usual != null) {
            schema.put("default", usual);
        }
        if (!examples.isEmpty()) {
            schema.put("examples", examples);
        }
        return ImmutableMap.copyOf(schema);
    }
}
