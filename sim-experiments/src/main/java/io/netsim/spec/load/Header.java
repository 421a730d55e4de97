package io.netsim.spec.load;

import com.google.common.collect.ImmutableMap;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.Parameters;
import io.netsim.spec.yaml.Position;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What both kinds of file begin with: the format version and the parameters. */
final class Header {
    private static final String VERSION = "1";

    private Header() {}

    /** Notes a missing or unknown format version. */
    static void checkVersion(MapNode root, Mistakes mistakes) {
        Entry entry = root.entry("netsim");
        if (entry == null) {
            mistakes.add(root, "the format version is missing; begin the file with 'netsim: 1'");
        } else if (!(entry.value() instanceof ScalarNode scalar && scalar.text().equals(VERSION))) {
            mistakes.add(
                    entry.value(), "the format version is " + entry.value().kind() + "; this Netsim reads 'netsim: 1'");
        }
    }

    /** The parameters of a file with values given from outside; each is a text of its own and may refer to those above. */
    static ImmutableMap<String, String> params(MapNode root, Map<String, Given> given, Mistakes mistakes) {
        Map<String, String> params = new LinkedHashMap<>();
        Entry entry = root.entry("params");
        if (entry != null && !(entry.value() instanceof ScalarNode scalar && scalar.isNull())) {
            Section section = Section.of(entry.value(), "{rate: 100 Mbps}", mistakes);
            if (section != null) {
                for (Entry param : section.node().entries()) {
                    String value = value(param, given.get(param.key()), params, mistakes);
                    params.put(param.key(), value);
                }
            }
        }
        given.forEach((name, value) -> {
            if (!params.containsKey(name)) {
                String known =
                        params.isEmpty() ? "there are none" : "parameters are " + Suggestion.list(params.keySet());
                mistakes.add(
                        value.at(),
                        value.path(),
                        "there is no parameter '" + name + "'; " + Suggestion.didYouMean(name, params.keySet())
                                + known);
            }
        });
        return ImmutableMap.copyOf(params);
    }

    /** A value for a parameter from outside its file, and where it was given. */
    record Given(String value, Position at, String path) {}

    /** Values from the command line. */
    static ImmutableMap<String, Given> fromCommandLine(Map<String, String> values) {
        ImmutableMap.Builder<String, Given> given = ImmutableMap.builder();
        values.forEach((name, value) ->
                given.put(name, new Given(value, new Position("-p " + name + "=" + value, 0, 0), "")));
        return given.buildOrThrow();
    }

    private static String value(Entry param, @Nullable Given given, Map<String, String> above, Mistakes mistakes) {
        Node node = new Parameters(above, mistakes).fill(param.value());
        if (!Parameters.isName(param.key())) {
            mistakes.add(
                    param.at(),
                    node.path(),
                    "'" + param.key() + "' cannot name a parameter; use letters, digits and '_', a digit not first");
        }
        ScalarNode scalar = Kinds.scalar(node, "the default value of a parameter", mistakes);
        return given != null ? given.value() : scalar == null ? "" : scalar.text();
    }
}
