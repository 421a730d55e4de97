package io.netsim.spec.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * A map whose other keys depend on the word under one of them.
 *
 * @param name of the definition
 * @param key where the word stands
 * @param meaning of that key
 * @param byWord the keys for each word, that one included
 */
record Variants(String name, String key, String meaning, ImmutableMap<String, Keys> byWord) {
    Form form() {
        return Form.ref(name);
    }

    ImmutableMap<String, Object> schema() {
        String[] words = byWord.keySet().toArray(new String[0]);
        ImmutableList.Builder<Object> cases = ImmutableList.builder();
        byWord.forEach((word, keys) -> cases.add(ImmutableMap.of(
                "if",
                ImmutableMap.of(
                        "properties",
                        ImmutableMap.of(key, ImmutableMap.of("const", word)),
                        "required",
                        ImmutableList.of(key)),
                "then",
                keys.form().schema())));
        return ImmutableMap.of(
                "type",
                "object",
                "properties",
                ImmutableMap.of(key, Key.key(key, Form.words(words), meaning).schema()),
                "required",
                ImmutableList.of(key),
                "allOf",
                cases.build());
    }
}
