package io.netsim.spec.exports;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.TopologySpec;
import java.util.ArrayList;
import java.util.List;

/** The formats that topologies can be written in, by name. */
public final class Exports {
    private static final ImmutableMap<String, Writer> WRITERS = ImmutableMap.of(
            "yaml", new YamlText(),
            "graphml", new GraphmlText(),
            "gml", new GmlText(),
            "repetita", new RepetitaText());

    private Exports() {}

    /** Writes a topology and says what the format cannot hold. */
    interface Writer {
        String write(TopologySpec topology, List<String> lost);
    }

    /**
     * A topology as text.
     *
     * @param lost what of the topology the format cannot hold, for people
     */
    public record Outcome(String text, ImmutableList<String> lost) {}

    /** All names. */
    public static ImmutableSet<String> names() {
        return WRITERS.keySet();
    }

    /** @throws IllegalArgumentException if there is no such format */
    public static Outcome write(String format, TopologySpec topology) {
        Writer writer = WRITERS.get(format);
        if (writer == null) {
            throw new IllegalArgumentException("there is no format '" + format + "' to write");
        }
        List<String> lost = new ArrayList<>();
        String text = writer.write(topology, lost);
        return new Outcome(text, ImmutableList.copyOf(lost));
    }
}
