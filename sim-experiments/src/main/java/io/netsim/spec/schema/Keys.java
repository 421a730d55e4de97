package io.netsim.spec.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A map with keys of ours.
 *
 * @param heading that of the table in docs/experiment-files.md that has the same keys
 * @param either of these groups of keys one must stand; empty for no such rule
 */
record Keys(String heading, ImmutableList<Key> keys, ImmutableList<ImmutableList<String>> either) {
    Keys(String heading, ImmutableList<Key> keys) {
        this(heading, keys, ImmutableList.of());
    }

    static Keys of(String heading, Key... keys) {
        return new Keys(heading, ImmutableList.copyOf(keys));
    }

    /** The same with further keys, in front. */
    Keys after(List<Key> more) {
        return new Keys(
                heading, Stream.concat(more.stream(), keys.stream()).collect(ImmutableList.toImmutableList()), either);
    }

    /** The same with further keys, behind. */
    Keys with(List<Key> more) {
        return new Keys(
                heading, Stream.concat(keys.stream(), more.stream()).collect(ImmutableList.toImmutableList()), either);
    }

    /** The same, but one of these groups of keys must stand, or one of those named before. */
    Keys either(ImmutableList<String> one, ImmutableList<String> other) {
        return new Keys(
                heading,
                keys,
                ImmutableList.<ImmutableList<String>>builder()
                        .addAll(either)
                        .add(one)
                        .add(other)
                        .build());
    }

    /** {@code A host} is {@code host}. */
    String name() {
        return nameOf(heading);
    }

    static String nameOf(String heading) {
        return heading.replaceFirst("^An? ", "").toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** Where it stands. */
    Form form() {
        return Form.ref(name());
    }

    ImmutableMap<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.name(), key.schema()));
        ImmutableList<String> required =
                keys.stream().filter(Key::required).map(Key::name).collect(ImmutableList.toImmutableList());
        ImmutableMap.Builder<String, Object> schema = ImmutableMap.builder();
        schema.put("type", "object").put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (!either.isEmpty()) {
            schema.put(
                    "anyOf",
                    either.stream()
                            .map(group -> ImmutableMap.of("required", group))
                            .collect(ImmutableList.toImmutableList()));
        }
        return schema.put("additionalProperties", false).buildOrThrow();
    }
}
