package io.netsim.docs;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.Mistake;
import io.netsim.spec.SpecException;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A map somewhere in an experiment file, with keys that make it valid, into which others can be put.
 *
 * @param before the text before the map
 * @param base the keys of a valid map
 * @param after the text behind the map
 * @param instead keys that cannot stand beside a key
 * @param beside keys that must stand beside a key
 */
record Probe(
        String before,
        ImmutableMap<String, String> base,
        String after,
        ImmutableMap<String, ImmutableSet<String>> instead,
        ImmutableMap<String, ImmutableMap<String, String>> beside) {
    private static final String UNKNOWN = "no_such_key";
    private static final Pattern KEYS = Pattern.compile("unknown key '" + UNKNOWN + "'; .*keys here are (.*)");

    /** A map between two texts; the pairs are keys and values. */
    static Probe of(String before, String after, String... pairs) {
        ImmutableMap.Builder<String, String> base = ImmutableMap.builder();
        for (int i = 0; i < pairs.length; i += 2) {
            base.put(pairs[i], pairs[i + 1]);
        }
        return new Probe(before, base.buildOrThrow(), after, ImmutableMap.of(), ImmutableMap.of());
    }

    /** The same, where a key stands instead of others. */
    Probe instead(String key, String... others) {
        ImmutableMap<String, ImmutableSet<String>> more = ImmutableMap.<String, ImmutableSet<String>>builder()
                .putAll(instead)
                .put(key, ImmutableSet.copyOf(others))
                .buildOrThrow();
        return new Probe(before, base, after, more, beside);
    }

    /** The same, where a key needs another. */
    Probe beside(String key, String other, String value) {
        ImmutableMap<String, ImmutableMap<String, String>> more =
                ImmutableMap.<String, ImmutableMap<String, String>>builder()
                        .putAll(beside)
                        .put(key, ImmutableMap.of(other, value))
                        .buildOrThrow();
        return new Probe(before, base, after, instead, more);
    }

    /** The keys that the reader takes here. */
    ImmutableSet<String> keys(Path folder) {
        for (Mistake mistake : mistakes(folder, with(UNKNOWN, "1"))) {
            Matcher matcher = KEYS.matcher(mistake.message());
            if (matcher.matches()) {
                return ImmutableSet.copyOf(Splitter.on(", ").split(matcher.group(1)));
            }
        }
        throw new IllegalStateException("the reader takes any key: " + text(base));
    }

    /** What the file means with a value for a key. */
    ExperimentSpec read(Path folder, String key, String value) {
        return load(folder, text(with(key, value)));
    }

    /** What the file means without a key. */
    ExperimentSpec readWithout(Path folder, String key) {
        return load(folder, text(without(key)));
    }

    /** The mistakes of a value for a key. */
    List<Mistake> mistakes(Path folder, String key, String value) {
        return mistakes(folder, with(key, value));
    }

    /** The mistakes if a key is missing. */
    List<Mistake> mistakesWithout(Path folder, String key) {
        return mistakes(folder, without(key));
    }

    /** The text of the file with a value for a key. */
    String textWith(String key, String value) {
        return text(with(key, value));
    }

    private List<Mistake> mistakes(Path folder, Map<String, String> entries) {
        try {
            load(folder, text(entries));
            return List.of();
        } catch (SpecException e) {
            return e.mistakes();
        }
    }

    private Map<String, String> with(String key, String value) {
        Map<String, String> entries = new LinkedHashMap<>(base);
        entries.keySet().removeAll(instead.getOrDefault(key, ImmutableSet.of()));
        entries.putAll(beside.getOrDefault(key, ImmutableMap.of()));
        entries.put(key, value);
        return entries;
    }

    private Map<String, String> without(String key) {
        Map<String, String> entries = new LinkedHashMap<>(base);
        entries.remove(key);
        return entries;
    }

    private String text(Map<String, String> entries) {
        String map = entries.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
        return before + map + after + "\n";
    }

    private static ExperimentSpec load(Path folder, String text) {
        try {
            Path file = Files.writeString(folder.resolve("probe.yaml"), text);
            SpecLoader loader = new SpecLoader();
            if (loader.isTopology(file)) {
                Path user = folder.resolve("user.yaml");
                Files.writeString(user, "{netsim: 1, name: x, topology: {use: probe.yaml}, time: {duration: 9 s}}");
                return loader.load(user, ImmutableMap.of());
            }
            loader.validate(file);
            return loader.load(file, ImmutableMap.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
