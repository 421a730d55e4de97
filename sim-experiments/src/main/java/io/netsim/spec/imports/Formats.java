package io.netsim.spec.imports;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats by name, and how to tell them by a file's beginning. */
public final class Formats {
    private static final ImmutableMap<String, Format> FORMATS = ImmutableMap.of(
            "graphml", new Graphml(),
            "gml", new Gml(),
            "sndlib", new Sndlib(),
            "repetita", new Repetita(),
            "rocketfuel", new Rocketfuel());

    private static final ImmutableMap<String, Pattern> BEGINNINGS = ImmutableMap.of(
            "graphml", Pattern.compile("<"),
            "sndlib", Pattern.compile("\\?SNDlib"),
            "repetita", Pattern.compile("NODES\\s+\\d+\\s"),
            "gml",
                    Pattern.compile(
                            "(?s)(?:\\s*#[^\\n]*\\n|\\s*Creator\\s+\"[^\"]*\"|\\s*Version\\s+\\S+|\\s)*graph\\s*\\[.*",
                            Pattern.CASE_INSENSITIVE),
            "rocketfuel", Pattern.compile("(?:#[^\\n]*\\n\\s*)*-?\\d+\\s+@\\S"));

    private Formats() {}

    /** All names. */
    public static ImmutableSet<String> names() {
        return FORMATS.keySet();
    }

    static Format of(String name) {
        Format format = FORMATS.get(name);
        if (format == null) {
            throw new IllegalArgumentException("there is no format '" + name + "'");
        }
        return format;
    }

    /** The format that a text looks like, or null. */
    public static @Nullable String guess(String text) {
        String begin = text.substring(0, Math.min(text.length(), 20_000)).strip();
        for (var beginning : BEGINNINGS.entrySet()) {
            if (beginning.getValue().matcher(begin).lookingAt()) {
                return beginning.getKey();
            }
        }
        return null;
    }
}
