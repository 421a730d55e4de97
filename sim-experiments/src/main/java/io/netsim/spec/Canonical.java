package io.netsim.spec;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as trees of maps, lists, texts, numbers and truth values, for hashing and for files. The keys of a record are its
 * components in snake case and in their order; absent values are left out; a member of a sealed family says which it is.
 */
public final class Canonical {
    private final Map<Class<?>, Form> forms = new HashMap<>();

    /** The keys of a record class, and the name it has in its family or nothing. */
    private record Form(String kind, ImmutableMap<String, RecordComponent> components) {}

    private Canonical() {}

    /** The tree of a record of this room, or of a list or map of such. */
    public static Object tree(Object value) {
        return new Canonical().of(value);
    }

    /** All files of measurements that a record of this room names, or a list of such records. */
    public static ImmutableList<TraceSpec> traces(Object value) {
        ImmutableSet.Builder<TraceSpec> found = ImmutableSet.builder();
        collectTraces(value, found);
        return found.build().asList();
    }

    private static void collectTraces(Object value, ImmutableSet.Builder<TraceSpec> found) {
        if (value instanceof TraceSpec trace) {
            found.add(trace);
        } else if (value instanceof Record part) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                Object inside = valueOf(part, component);
                if (inside instanceof Record || inside instanceof Iterable) {
                    collectTraces(inside, found);
                }
            }
        } else if (value instanceof Iterable<?> items) {
            items.forEach(item -> collectTraces(item, found));
        }
    }

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

    private Object of(Object value) {
        if (value instanceof Record part) {
            return map(part);
        }
        if (value instanceof Iterable<?> items) {
            ImmutableList.Builder<Object> list = ImmutableList.builder();
            items.forEach(item -> list.add(of(item)));
            return list.build();
        }
        if (value instanceof Map<?, ?> entries) {
            ImmutableMap.Builder<String, Object> map = ImmutableMap.builder();
            entries.forEach((key, item) -> map.put(String.valueOf(key), of(item)));
            return map.buildOrThrow();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value;
    }

    private ImmutableMap<String, Object> map(Record part) {
        Form form = forms.computeIfAbsent(part.getClass(), Canonical::form);
        ImmutableMap.Builder<String, Object> map = ImmutableMap.builder();
        if (!form.kind().isEmpty()) {
            map.put("kind", form.kind());
        }
        form.components().forEach((key, component) -> {
            Object value = valueOf(part, component);
            if (value != null && !(value instanceof TraceData)) {
                map.put(key, of(value));
            }
        });
        return map.buildOrThrow();
    }

    private static Form form(Class<?> type) {
        String kind = "";
        for (Class<?> family : type.getInterfaces()) {
            kind = family.isSealed() ? snake(type.getSimpleName().replace("Spec", "")) : kind;
        }
        ImmutableMap.Builder<String, RecordComponent> components = ImmutableMap.builder();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(snake(component.getName()), component);
        }
        return new Form(kind, components.buildOrThrow());
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
