package io.netsim.run;

import com.google.common.collect.ImmutableMap;
import io.netsim.assembly.Assembly;
import io.netsim.spec.TopologySpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A topology as it will be built.
 *
 * @param topology fully expanded
 * @param addresses of each node, blanks between them
 */
public record TopologyView(TopologySpec topology, ImmutableMap<String, String> addresses) {
    /**
     * From a topology file.
     *
     * @param params values of its parameters
     * @throws io.netsim.spec.SpecException if something is wrong with it
     */
    public static TopologyView load(Path file, Map<String, String> params) {
        TopologySpec topology = Experiment.loader().loadTopology(file, params);
        return of(topology, file.toString());
    }

    /** That of an experiment. */
    public static TopologyView ofExperiment(Path file, Map<String, String> params) {
        return of(Experiment.load(file, params, null).topology(), file.toString());
    }

    /** The name of the file that a capture of a node, link or direction is written to. */
    public static String captureFile(String name) {
        return Captures.fileName(name);
    }

    private static TopologyView of(TopologySpec topology, String source) {
        Map<String, String> addresses = new LinkedHashMap<>();
        Assembly.addresses(topology, source)
                .forEach((node, all) ->
                        addresses.put(node, all.stream().map(Object::toString).collect(Collectors.joining(" "))));
        return new TopologyView(topology, ImmutableMap.copyOf(addresses));
    }
}
