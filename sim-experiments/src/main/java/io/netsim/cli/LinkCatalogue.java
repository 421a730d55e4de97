package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.cli.Catalogue.Model;
import io.netsim.cli.Catalogue.Parameter;
import io.netsim.spec.network.Preset;
import io.netsim.spec.network.Presets;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may happen to packets of a link that are not lost, and the presets of links. */
final class LinkCatalogue {
    private static final Parameter ORDER =
            new Parameter("order", "kept, free", "kept", "whether packets may overtake each other");
    private static final Parameter AT_END =
            new Parameter("at_end", "loop, hold", "loop", "the trace begins anew, or its last value goes on");
    private static final Parameter TIME_UNIT =
            new Parameter("time_unit", "s", "times carry units", "of times in the file that have none");

    private LinkCatalogue() {}

    /** A preset in JSON. */
    record PresetEntry(
            String name,
            int version,
            String meaning,
            ImmutableMap<String, String> up,
            ImmutableMap<String, String> down,
            List<String> sources,
            String assumed) {}

    static void impairments(List<Model> all) {
        String kind = "impairment";
        all.add(model(
                kind,
                "corruption",
                "real bits flip; checksums of the next node or of the destination find them",
                "corruption: {bit_error_rate: 1e-6}",
                new Parameter("rate", "0.1 %", "one of two", "share of the packets that are hit"),
                new Parameter("bits", "1", "1", "with rate: how many bits of a packet flip, 1 to 64"),
                new Parameter("bit_error_rate", "1e-6", "one of two", "probability for each bit")));
        all.add(model(
                kind,
                "duplication",
                "packets arrive twice",
                "duplication: {rate: 1 %}",
                new Parameter("rate", "1 %", "required", "share of the packets")));
        all.add(model(
                kind,
                "reordering",
                "packets are held back, so that those behind overtake them",
                "reordering: {rate: 1 %, by: 5 ms}",
                new Parameter("rate", "1 %", "required, 100 % with gap", "share of those that may be chosen"),
                new Parameter("by", "5 ms", "required", "how much later they arrive"),
                new Parameter("gap", "5", "1", "only every so many-th packet may be chosen")));
        all.add(model(
                kind,
                "jitter",
                "part of the delay is drawn anew for each packet",
                "jitter: {distribution: {normal: {mean: 10 ms, deviation: 3 ms}}, order: free}",
                new Parameter("distribution", "any of times", "required", "of what is added to 'delay'"),
                ORDER));
        all.add(model(
                kind,
                "delay_trace",
                "part of the delay is as measured",
                "delay_trace: {file: delay.csv, unit: ms, time_unit: s}",
                new Parameter("file", "delay.csv", "required", "a value a line, each for a packet; or time, value"),
                new Parameter("unit", "ms", "values carry units", "of values in the file that have none"),
                TIME_UNIT,
                AT_END,
                ORDER));
        all.add(model(
                kind,
                "delay_list",
                "chosen packets arrive later",
                "delay_list: [{select: data, packets: [35], by: 30 ms}]",
                new Parameter("packets", "[5, \"7-9\"]", "required", "numbers from 1"),
                new Parameter("by", "30 ms", "required", "how much later"),
                Catalogue.SELECT));
        all.add(model(
                kind,
                "hold",
                "deliveries due in a window arrive at its end",
                "hold: [{from: 450 ms, to: 1100 ms}]",
                new Parameter("from", "450 ms", "required", "counted from the first TCP packet on the link"),
                new Parameter("to", "1100 ms", "required", "its end")));
        all.add(model(
                kind,
                "partition",
                "no packet gets from one group of nodes to another; stands in the timeline",
                "timeline: [{at: 10 s, partition: [[\"a*\"], [\"b*\"]], for: 5 s}]",
                new Parameter("partition", "[[\"a*\"], [\"b*\"]]", "required", "the groups, by names and patterns"),
                new Parameter("for", "5 s", "until 'heal: true'", "how long")));
    }

    /** Loss that is not by packets alone. */
    static void losses(List<Model> all) {
        String kind = "loss model";
        all.add(model(
                kind,
                "bit_error",
                "each bit is hit with the same probability, and a packet that is hit is lost",
                "loss: {model: bit_error, rate: 1e-6}",
                new Parameter("rate", "1e-6", "required", "probability for each bit"),
                Catalogue.SELECT));
        all.add(model(
                kind,
                "trace",
                "as measured: shares from 0 (gets through) to 1 (is lost)",
                "loss: {model: trace, file: loss.csv}",
                new Parameter("file", "loss.csv", "required", "a value a line, each for a packet; or time, value"),
                TIME_UNIT,
                AT_END,
                Catalogue.SELECT));
    }

    /** Presets by name or versioned name; all without one. */
    static ImmutableList<Preset> presets(@Nullable String wanted) {
        return Presets.all().stream()
                .filter(preset -> wanted == null
                        || preset.name().equals(wanted)
                        || preset.versioned().equals(wanted))
                .collect(ImmutableList.toImmutableList());
    }

    static PresetEntry entry(Preset preset) {
        return new PresetEntry(
                preset.name(),
                preset.version(),
                preset.meaning(),
                preset.up(),
                preset.down(),
                preset.sources(),
                preset.assumed());
    }

    static Table list() {
        Table table = new Table("<presets of links", "<", "<rate up, down", "<delay");
        for (Preset preset : Presets.all()) {
            table.row(
                    preset.versioned(),
                    preset.meaning(),
                    value(preset.up(), "rate") + ", " + value(preset.down(), "rate"),
                    value(preset.up(), "delay"));
        }
        return table;
    }

    private static String value(ImmutableMap<String, String> values, String key) {
        return values.getOrDefault(key, "");
    }

    static void describe(Preset preset, Console console) {
        PrintStream out = console.out();
        out.println(console.bold(preset.versioned()) + ": preset of a link");
        out.println("  " + preset.meaning());
        out.println("  example: {between: [user, network], preset: " + preset.name() + "}, where keys beside it replace"
                + " what they name");
        Table table = new Table("<key", "<from the first end", "<to the first end");
        Set<String> keys = new LinkedHashSet<>(preset.up().keySet());
        keys.addAll(preset.down().keySet());
        keys.forEach(key -> {
            String down = value(preset.down(), key);
            table.row(key, value(preset.up(), key), down.equals(value(preset.up(), key)) ? "the same" : down);
        });
        table.lines().forEach(out::println);
        out.println("  sources");
        preset.sources().forEach(source -> out.println("    - " + source));
        out.println("  assumed");
        out.println("    - " + preset.assumed());
    }

    private static Model model(String kind, String name, String meaning, String example, Parameter... parameters) {
        return new Model(kind, name, meaning, example, ImmutableList.copyOf(parameters));
    }
}
