package io.netsim.spec.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schemas (2020-12) of the two kinds of file, as maps and lists. */
public final class Schemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private Schemas() {}

    /** Of topology files. */
    public static ImmutableMap<String, Object> topology() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put(Distribution.OF_TIMES.name(), Distribution.OF_TIMES.schema());
        define(definitions, TopologyGrammar.all(), TopologyGrammar.variants());
        return document("A topology of Netsim: nodes, links, loss, latency", TopologyGrammar.FILE, definitions);
    }

    /**
     * Of experiment files.
     *
     * @param congestionControls the names to suggest
     */
    public static ImmutableMap<String, Object> experiment(Collection<String> congestionControls) {
        Map<String, Object> definitions = new LinkedHashMap<>();
        define(definitions, ExperimentGrammar.all(), ImmutableList.of(TrafficGrammar.ENTRY));
        define(definitions, new TransportGrammar(congestionControls).all(), ImmutableList.of());
        define(definitions, TrafficGrammar.all(), ImmutableList.of());
        TrafficGrammar.distributions()
                .forEach(distribution -> definitions.put(distribution.name(), distribution.schema()));
        define(definitions, TopologyGrammar.all(), TopologyGrammar.variants());
        return document(
                "An experiment of Netsim: a network, traffic, a duration, perhaps a sweep",
                ExperimentGrammar.FILE,
                definitions);
    }

    private static void define(Map<String, Object> definitions, List<Keys> maps, List<Variants> variants) {
        variants.forEach(variant -> definitions.put(variant.name(), variant.schema()));
        maps.forEach(keys -> definitions.put(keys.name(), keys.schema()));
    }

    private static ImmutableMap<String, Object> document(String title, Keys file, Map<String, Object> definitions) {
        definitions.put(
                Form.PARAMETER,
                ImmutableMap.of(
                        "type",
                        "string",
                        "pattern",
                        "\\$(?:[A-Za-z_]|\\{)",
                        "description",
                        "the value of a parameter: $name, or ${name} within a text"));
        return ImmutableMap.<String, Object>builder()
                .put("$schema", DIALECT)
                .put("title", title)
                .putAll(file.schema())
                .put("$defs", definitions)
                .buildOrThrow();
    }
}
