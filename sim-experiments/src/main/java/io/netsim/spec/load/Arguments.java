package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.yaml.ListNode;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.Position;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.YamlFile;
import java.util.Map;

/** Sections made of arguments such as {@code rate=10 Gbps}; a mistake in one names the argument. */
final class Arguments {
    private Arguments() {}

    /** The entries of a section; values may be any YAML that fits into a line. */
    static ImmutableList<Entry> entries(Map<String, String> arguments, Mistakes mistakes) {
        ImmutableList.Builder<Entry> entries = ImmutableList.builder();
        arguments.forEach((key, value) -> {
            Position at = new Position(key + "=" + value, 0, 0);
            Mistakes syntax = new Mistakes();
            MapNode parsed = YamlFile.parse("value: " + value + "\n", "", syntax);
            Entry entry = parsed == null ? null : parsed.entry("value");
            if (entry == null || !syntax.isEmpty()) {
                mistakes.add(at, "", "'" + value + "' cannot be read as YAML; put it as it would stand in a file");
            } else {
                entries.add(new Entry(at, key, at(entry.value(), at)));
            }
        });
        return entries.build();
    }

    /** A text that needs no reading. */
    static Entry text(String key, String value, Position at) {
        return new Entry(at, key, new ScalarNode(at, "", value, false));
    }

    /** A map of one entry that is a map itself. */
    static MapNode within(String key, ImmutableList<Entry> entries, Position at) {
        return new MapNode(at, "", ImmutableList.of(new Entry(at, key, new MapNode(at, "", entries))));
    }

    private static Node at(Node node, Position at) {
        if (node instanceof ScalarNode scalar) {
            return new ScalarNode(at, "", scalar.text(), scalar.plain(), scalar.origin(), scalar.broken());
        }
        if (node instanceof ListNode list) {
            return new ListNode(
                    at, "", list.items().stream().map(item -> at(item, at)).collect(ImmutableList.toImmutableList()));
        }
        MapNode map = (MapNode) node;
        return new MapNode(
                at,
                "",
                map.entries().stream()
                        .map(entry -> new Entry(at, entry.key(), at(entry.value(), at)))
                        .collect(ImmutableList.toImmutableList()));
    }
}
