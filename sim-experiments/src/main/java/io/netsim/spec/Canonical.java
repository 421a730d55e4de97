package io.netsim.spec;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as trees of maps, lists, texts, numbers and truth values, for hashing and for files. The keys of a record are its
 * components in snake case and in their order; absent values are left out; a member of a sealed family says which it is.
 */
public final class Canonical {
    private Canonical() {}

    static ImmutableMap<String, Object> experiment(ExperimentSpec spec) {
        return ImmutableMap.<String, Object>builder()
                .put("name", spec.name())
                .put("params", ImmutableSortedMap.copyOf(spec.params()))
                .put("topology", tree(spec.topology()))
                .put("stacks", tree(spec.stacks()))
                .put("traffic", tree(spec.traffic()))
                .put("time", tree(spec.time()))
                .put("limits", tree(spec.limits()))
                .put("timeline", tree(spec.timeline()))
                .put("seed", spec.seed())
                .put("measure", tree(spec.measure()))
                .put("expect", tree(spec.expect()))
                .buildOrThrow();
    }

    /** The tree of a record of this room, or of a list or map of such. */
    public static Object tree(Object value) {
        if (value instanceof Record part) {
            return map(part);
        }
        if (value instanceof Iterable<?> items) {
            ImmutableList.Builder<Object> list = ImmutableList.builder();
            items.forEach(item -> list.add(tree(item)));
            return list.build();
        }
        if (value instanceof Map<?, ?> entries) {
            ImmutableMap.Builder<String, Object> map = ImmutableMap.builder();
            entries.forEach((key, item) -> map.put(String.valueOf(key), tree(item)));
            return map.buildOrThrow();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value;
    }

    private static ImmutableMap<String, Object> map(Record part) {
        ImmutableMap.Builder<String, Object> map = ImmutableMap.builder();
        for (Class<?> family : part.getClass().getInterfaces()) {
            if (family.isSealed()) {
                map.put("kind", snake(part.getClass().getSimpleName().replace("Spec", "")));
            }
        }
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            Object value = valueOf(part, component);
            if (value != null) {
                map.put(snake(component.getName()), tree(value));
            }
        }
        return map.buildOrThrow();
    }

    private static @Nullable Object valueOf(Record part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of " + part, e);
        }
    }

    private static String snake(String name) {
        return CaseFormat.LOWER_CAMEL.to(
                CaseFormat.LOWER_UNDERSCORE, Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }
}
