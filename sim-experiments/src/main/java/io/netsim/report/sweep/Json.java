package io.netsim.report.sweep;

import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into parsed JSON that may lack anything: an older Netsim wrote it, or another program. */
final class Json {
    private Json() {}

    /** Null if there is no such file. */
    static @Nullable Object read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return JsonText.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new DamagedFile(file, String.valueOf(e.getMessage()));
        }
    }

    static @Nullable Object at(@Nullable Object value, String... keys) {
        Object found = value;
        for (String key : keys) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }

    static List<?> list(@Nullable Object value, String... keys) {
        return at(value, keys) instanceof List<?> list ? list : List.of();
    }

    static Map<?, ?> map(@Nullable Object value, String... keys) {
        return at(value, keys) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Texts by key, in their order; numbers and truth values as texts. */
    static ImmutableMap<String, String> texts(@Nullable Object value, String... keys) {
        ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
        map(value, keys).forEach((key, each) -> texts.put(String.valueOf(key), String.valueOf(each)));
        return texts.buildKeepingLast();
    }

    /** Empty if there is none. */
    static String text(@Nullable Object value, String... keys) {
        Object found = at(value, keys);
        return found == null ? "" : found.toString();
    }

    static @Nullable Double number(@Nullable Object value, String... keys) {
        return at(value, keys) instanceof Number number ? number.doubleValue() : null;
    }

    static int whole(@Nullable Object value, String... keys) {
        return at(value, keys) instanceof Number number ? number.intValue() : 0;
    }
}
