package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.assembly.Assembly;
import io.netsim.spec.DemandSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.load.GraphLoader;
import io.netsim.spec.load.LoadedTopology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A topology as it will be built.
 *
 * @param topology fully expanded
 * @param addresses of each node, blanks between them
 * @param demands what an imported network is asked to carry; those of an experiment are in its traffic
 * @param notes what is worth knowing of how it was read
 */
public record TopologyView(
        TopologySpec topology,
        ImmutableMap<String, String> addresses,
        ImmutableList<DemandSpec> demands,
        ImmutableList<String> notes) {
    /**
     * From a topology file, an experiment file, or a file in a format that can be imported.
     *
     * @param params values of the file's parameters, or keys of {@code import}
     * @throws io.netsim.spec.SpecException if something is wrong with it
     */
    public static TopologyView load(Path file, Map<String, String> params) {
        return of(topology(file, params), file.toString());
    }

    /** The same without its addresses. */
    public static LoadedTopology topology(Path file, Map<String, String> params) {
        if (GraphLoader.isGraph(file) || params.containsKey("format")) {
            return GraphLoader.load(file, params);
        }
        if (!Files.isRegularFile(file) || Experiment.loader().isTopology(file)) {
            return Experiment.loader().loadWhole(file, params);
        }
        TopologySpec topology = Experiment.load(file, params, null).topology();
        return new LoadedTopology(topology, ImmutableList.of(), ImmutableList.of());
    }

    /** The name of the file that a capture of a node, link or direction is written to. */
    public static String captureFile(String name) {
        return Captures.fileName(name);
    }

    private static TopologyView of(LoadedTopology loaded, String source) {
        Map<String, String> addresses = new LinkedHashMap<>();
        Assembly.addresses(loaded.topology(), source)
                .forEach((node, all) ->
                        addresses.put(node, all.stream().map(Object::toString).collect(Collectors.joining(" "))));
        return new TopologyView(loaded.topology(), ImmutableMap.copyOf(addresses), loaded.demands(), loaded.notes());
    }
}
