package io.netsim.spec.yaml;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** Keys with values, in the order of the file; no key stands twice. */
public record MapNode(Position at, String path, ImmutableList<Entry> entries) implements Node {
    /** A key, the place of the key, and its value. */
    public record Entry(Position at, String key, Node value) {}

    /** The entry of a key, or null. */
    public @Nullable Entry entry(String key) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    /** The path of a key. */
    public String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    @Override
    public String kind() {
        return "a map";
    }
}
