package io.netsim.spec.read;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.Position;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map whose keys are read one by one. The keys asked for are the keys allowed: {@link #done} notes all others, with a
 * suggestion.
 */
public final class Section {
    private final MapNode map;
    private final Mistakes mistakes;
    private final Set<String> allowed = new LinkedHashSet<>();

    public Section(MapNode map, Mistakes mistakes) {
        this.map = map;
        this.mistakes = mistakes;
    }

    /** A value that must be a map, or null after a mistake that shows what it should look like. */
    public static @Nullable Section of(Node node, String example, Mistakes mistakes) {
        if (node instanceof MapNode map) {
            return new Section(map, mistakes);
        }
        if (!(node instanceof ScalarNode scalar && scalar.broken())) {
            mistakes.add(node, node.kind() + " stands where a map is due; write " + example);
        }
        return null;
    }

    public MapNode node() {
        return map;
    }

    public Mistakes mistakes() {
        return mistakes;
    }

    /** Whether the key stands with a value; allows it. */
    public boolean has(String key) {
        return value(key) != null;
    }

    /** The value of a key, or null if it is absent or empty; allows the key. */
    public @Nullable Node value(String key) {
        allowed.add(key);
        Entry entry = map.entry(key);
        if (entry == null || (entry.value() instanceof ScalarNode scalar && scalar.isNull() && !scalar.broken())) {
            return null;
        }
        return entry.value();
    }

    /** The value of a key that must stand, or null after a mistake. */
    public @Nullable Node requiredValue(String key, String example) {
        Node value = value(key);
        if (value == null) {
            Entry entry = map.entry(key);
            if (entry != null) {
                mistakes.add(entry.at(), map.pathOf(key), "'" + key + "' has no value; write '" + example + "'");
            } else {
                mistakes.add(map, "'" + key + "' is missing" + misspelt(key) + "; write '" + example + "'");
            }
        }
        return value;
    }

    /** The typed value of a key, or null if it is absent or wrong. */
    public <T> @Nullable T find(String key, Kind<T> kind) {
        Node value = value(key);
        return value == null ? null : kind.read(value, mistakes);
    }

    /** The typed value of a key, or the fallback if it is absent or wrong. */
    public <T> T get(String key, Kind<T> kind, T fallback) {
        T value = find(key, kind);
        return value == null ? fallback : value;
    }

    /** The typed value of a key that must stand; the placeholder after a mistake. */
    public <T> T require(String key, Kind<T> kind, T placeholder, String example) {
        Node node = requiredValue(key, example);
        T value = node == null ? null : kind.read(node, mistakes);
        return value == null ? placeholder : value;
    }

    /** The section under a key, or null if it is absent or wrong. */
    public @Nullable Section section(String key, String example) {
        Node value = value(key);
        return value == null ? null : of(value, example, mistakes);
    }

    /** The items under a key, none if it is absent or wrong. */
    public ImmutableList<Node> items(String key, String example) {
        Node value = value(key);
        ImmutableList<Node> items = value == null ? null : Kinds.items(value, example, mistakes);
        return items == null ? ImmutableList.of() : items;
    }

    /** Notes a mistake about a key that stands or, if it does not, about the map. */
    public void mistake(String key, String message) {
        Entry entry = map.entry(key);
        if (entry == null) {
            mistakes.add(map, message);
        } else {
            Position at = entry.value().at();
            mistakes.add(at, entry.value().path(), message);
        }
    }

    /** Allows a key that somebody else reads. */
    public void allow(String key) {
        allowed.add(key);
    }

    /** Notes every key that nobody asked for. */
    public void done() {
        for (Entry entry : map.entries()) {
            if (!allowed.contains(entry.key())) {
                mistakes.add(
                        entry.at(),
                        map.pathOf(entry.key()),
                        "unknown key '" + entry.key() + "'; " + Suggestion.didYouMean(entry.key(), allowed)
                                + "keys here are " + Suggestion.list(allowed));
            }
        }
    }

    private String misspelt(String key) {
        for (Entry entry : map.entries()) {
            if (Suggestion.nearest(entry.key(), ImmutableList.of(key)) != null && !allowed.contains(entry.key())) {
                return " (is '" + entry.key() + "' meant to be '" + key + "'?)";
            }
        }
        return "";
    }
}
