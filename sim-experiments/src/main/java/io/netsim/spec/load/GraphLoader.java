package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.SpecException;
import io.netsim.spec.generate.Shapes;
import io.netsim.spec.imports.Formats;
import io.netsim.spec.read.Section;
import io.netsim.spec.topology.TopologyReader;
import io.netsim.spec.topology.TopologyReader.Outcome;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Topologies without a YAML file: files of other formats, and generated shapes. */
public final class GraphLoader {
    private static final ImmutableMap<String, String> LINK = ImmutableMap.of("rate", "1 Gbps", "delay", "1 ms");
    private static final ImmutableMap<String, String> ACCESS =
            ImmutableMap.of("access_rate", "1 Gbps", "access_delay", "100 us");

    private GraphLoader() {}

    /** Whether a file is in one of the formats that can be imported, by its beginning. */
    public static boolean isGraph(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Formats.guess(new String(in.readNBytes(20_000), StandardCharsets.ISO_8859_1)) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A file of another format.
     *
     * @param keys of {@code import}, files relative to the working directory; links that have none get 1 Gbps and 1 ms if no {@code rate} and {@code delay} is among them
     * @throws SpecException if the file or a key contains a mistake
     */
    public static LoadedTopology load(Path file, Map<String, String> keys) {
        Mistakes mistakes = new Mistakes();
        Position at = new Position(file.toString(), 0, 0);
        Map<String, String> all = new LinkedHashMap<>(LINK);
        if (keys.containsKey("hosts_per_node")) {
            all.putAll(ACCESS);
        }
        all.putAll(keys);
        String demands = all.remove("demands");
        ImmutableList.Builder<Entry> entries = ImmutableList.builder();
        entries.add(Arguments.text("file", String.valueOf(file.getFileName()), at));
        if (demands != null) {
            String whole = Path.of(demands).toAbsolutePath().toString();
            entries.add(Arguments.text("demands", whole, at));
        }
        entries.addAll(Arguments.entries(all, mistakes));
        return read(Arguments.within("import", entries.build(), at), mistakes);
    }

    /**
     * A shape.
     *
     * @param keys of {@code generate}; rates and delays that are not among them are 1 Gbps, 1 ms and for hosts 100 us
     * @throws SpecException if a key contains a mistake
     */
    public static LoadedTopology generate(String shape, Map<String, String> keys) {
        Mistakes mistakes = new Mistakes();
        Position at = new Position("topology generate " + shape, 0, 0);
        Map<String, String> all = new LinkedHashMap<>(LINK);
        if (Shapes.hasAccessLinks(shape)) {
            all.putAll(ACCESS);
        }
        all.putAll(keys);
        ImmutableList<Entry> entries = ImmutableList.<Entry>builder()
                .add(Arguments.text("shape", shape, at))
                .addAll(Arguments.entries(all, mistakes))
                .build();
        return read(Arguments.within("generate", entries, at), mistakes);
    }

    private static LoadedTopology read(MapNode root, Mistakes mistakes) {
        mistakes.throwIfAny();
        Outcome outcome = TopologyReader.read(new Section(root, mistakes), null);
        mistakes.throwIfAny();
        return new LoadedTopology(outcome.topology(), outcome.demands(), mistakes.notes());
    }
}
