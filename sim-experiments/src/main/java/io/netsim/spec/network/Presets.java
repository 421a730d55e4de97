package io.netsim.spec.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.ListNode;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import io.netsim.spec.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The presets of links, from the file {@code presets.yaml} beside this class. */
public final class Presets {
    private static final String FILE = "presets.yaml";
    private static final ImmutableList<Preset> ALL = load();

    private Presets() {}

    /** In the order of the file, newer versions behind older ones. */
    public static ImmutableList<Preset> all() {
        return ALL;
    }

    /** The preset that a value names, {@code 4g} for the newest or {@code 4g@1}; null after a mistake. */
    static @Nullable Preset read(Node node, Mistakes mistakes) {
        ScalarNode scalar = Kinds.scalar(node, "the name of a preset such as '4g'", mistakes);
        if (scalar == null) {
            return null;
        }
        Preset newest = null;
        String wanted = scalar.text();
        int at = wanted.indexOf('@');
        String name = at < 0 ? wanted : wanted.substring(0, at);
        for (Preset preset : ALL) {
            if (preset.versioned().equals(wanted)) {
                return preset;
            }
            newest = preset.name().equals(name) ? preset : newest;
        }
        if (newest != null && at < 0) {
            return newest;
        }
        if (newest != null) {
            mistakes.add(
                    node,
                    "there is no such version, " + scalar.quoted() + "; the newest is '" + newest.versioned()
                            + "', for which '" + name + "' stands too");
            return null;
        }
        List<String> names = ALL.stream().map(Preset::name).distinct().toList();
        mistakes.add(
                node,
                "there is no preset " + scalar.quoted() + "; " + Suggestion.didYouMean(name, names) + "presets are "
                        + Suggestion.list(names));
        return null;
    }

    private static ImmutableList<Preset> load() {
        try {
            String text = Resources.toString(Resources.getResource(Presets.class, FILE), StandardCharsets.UTF_8);
            Mistakes mistakes = new Mistakes();
            MapNode root = YamlFile.parse(text, FILE, mistakes);
            ImmutableList.Builder<Preset> presets = ImmutableList.builder();
            Entry entry = root == null ? null : root.entry("presets");
            if (entry != null && entry.value() instanceof ListNode list) {
                for (Node item : list.items()) {
                    Section section = Section.of(item, "{name: 4g, version: 1}", mistakes);
                    if (section != null) {
                        presets.add(preset(section));
                    }
                }
            }
            mistakes.throwIfAny();
            return presets.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Preset preset(Section section) {
        String name = section.require("name", Kinds.TEXT, "", "name: 4g");
        int version = section.require("version", Kinds.count(1, 1000), 1, "version: 1");
        String meaning = section.require("meaning", Kinds.TEXT, "", "meaning: …");
        ImmutableList<String> sources =
                section.require("sources", Kinds.listOf(Kinds.TEXT, "[…]"), ImmutableList.of(), "sources: […]");
        String assumed = section.require("assumed", Kinds.TEXT, "", "assumed: …");
        Section link = section.section("link", "{rate: 1 Mbps, delay: 1 ms}");
        section.done();
        if (link == null) {
            throw new IllegalStateException("the preset " + name + " has no link");
        }
        LinkSettings both = LinkReader.read(link);
        link.done();
        String versioned = name + "@" + version;
        LinkSettings settings =
                new LinkSettings(both.forward().from(versioned), both.reverse().from(versioned));
        Map<String, String> up = new LinkedHashMap<>();
        written(link.node(), up);
        Map<String, String> down = new LinkedHashMap<>(up);
        Entry reverse = link.node().entry("reverse");
        if (reverse != null && reverse.value() instanceof MapNode differs) {
            written(differs, down);
        }
        return new Preset(
                name, version, meaning, settings, ImmutableMap.copyOf(up), ImmutableMap.copyOf(down), sources, assumed);
    }

    private static void written(MapNode map, Map<String, String> values) {
        for (Entry entry : map.entries()) {
            if (!entry.key().equals("reverse")) {
                values.put(entry.key(), flow(entry.value()));
            }
        }
    }

    /** A value as it may be written on one line. */
    private static String flow(Node node) {
        if (node instanceof MapNode map) {
            return map.entries().stream()
                    .map(entry -> entry.key() + ": " + flow(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof ListNode list) {
            return list.items().stream().map(Presets::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return ((ScalarNode) node).text();
    }
}
