package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.Addressing;
import io.netsim.spec.RoutingSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.topology.TopologyReader;
import io.netsim.spec.topology.TopologyReader.Outcome;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.Parameters;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.YamlFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A topology: a file of its own, or the part of an experiment that uses one or writes it out. */
final class TopologyFile {
    /** Where a topology is so wrong that nothing is known of it. */
    static final Outcome UNKNOWN = new Outcome(
            new TopologySpec(RoutingSpec.DEFAULT, ImmutableList.of(), ImmutableList.of(), null),
            ImmutableList.of(),
            false,
            false);

    private static final String EXAMPLE = "{use: ../dumbbell.yaml}";

    private TopologyFile() {}

    /** The topology in a document. */
    static Outcome read(MapNode root, Map<String, Header.Given> with, Mistakes mistakes) {
        return read(root, with, null, mistakes);
    }

    private static Outcome read(
            MapNode root, Map<String, Header.Given> with, @Nullable Addressing override, Mistakes mistakes) {
        Header.checkVersion(root, mistakes);
        ImmutableMap<String, String> params = Header.params(root, with, mistakes);
        MapNode filled = Filling.fill(root, params, mistakes);
        Section section = new Section(filled, mistakes);
        section.allow("netsim");
        section.find("name", Kinds.TEXT);
        section.find("description", Kinds.TEXT);
        section.allow("params");
        Outcome outcome = TopologyReader.read(section, override);
        section.done();
        return outcome;
    }

    /** The topology of an experiment, parameters already put in. */
    static Outcome of(Section experiment, Path file, Mistakes mistakes) {
        Node node = experiment.requiredValue("topology", "topology: " + EXAMPLE);
        Section section = node == null ? null : Section.of(node, EXAMPLE, mistakes);
        if (section == null) {
            return UNKNOWN;
        }
        if (!section.has("use")) {
            Outcome outcome = TopologyReader.read(section, null);
            section.done();
            return outcome;
        }
        Node use = section.requiredValue("use", EXAMPLE);
        Map<String, Header.Given> with = new LinkedHashMap<>();
        Section values = section.section("with", "{pairs: 10}");
        if (values != null) {
            for (Entry entry : values.node().entries()) {
                ScalarNode value = Kinds.scalar(entry.value(), "the value of a parameter", mistakes);
                with.put(
                        entry.key(),
                        new Header.Given(
                                value == null ? "" : value.text(),
                                entry.at(),
                                entry.value().path()));
            }
        }
        Addressing override = section.find("addressing", TopologyReader.ADDRESSING);
        section.done();
        ScalarNode name = use == null ? null : Kinds.scalar(use, "the name of a topology file", mistakes);
        MapNode root = name == null ? null : open(name, file, mistakes);
        return root == null ? UNKNOWN : read(root, with, override, mistakes);
    }

    /** The name by which an experiment uses a topology file, parameters already put in; null if it writes one out. */
    static @Nullable String used(MapNode experiment) {
        Entry topology = experiment.entry("topology");
        Entry use = topology != null && topology.value() instanceof MapNode map ? map.entry("use") : null;
        return use != null && use.value() instanceof ScalarNode scalar ? scalar.text() : null;
    }

    private static @Nullable MapNode open(ScalarNode name, Path file, Mistakes mistakes) {
        try {
            Path path = file.resolveSibling(name.text()).normalize();
            return YamlFile.read(path, name.at(), name.path(), mistakes);
        } catch (InvalidPathException e) {
            mistakes.add(name, name.quoted() + " is not the name of a file; write such as '../dumbbell.yaml'");
            return null;
        }
    }

    /** Puts parameters in everywhere but where they are declared, swept or only described. */
    static final class Filling {
        private static final ImmutableList<String> UNTOUCHED = ImmutableList.of("params", "sweep", "description");

        private Filling() {}

        static MapNode fill(MapNode root, Map<String, String> params, Mistakes mistakes) {
            Parameters parameters = new Parameters(params, mistakes);
            ImmutableList.Builder<Entry> entries = ImmutableList.builder();
            for (Entry entry : root.entries()) {
                Node value = UNTOUCHED.contains(entry.key()) ? entry.value() : parameters.fill(entry.value());
                entries.add(new Entry(entry.at(), entry.key(), value));
            }
            return new MapNode(root.at(), root.path(), entries.build());
        }
    }
}
