package io.netsim.cli;

import io.netsim.spec.exports.Exports;
import io.netsim.spec.generate.Shapes;
import io.netsim.spec.load.GraphLoader;
import io.netsim.spec.load.LoadedTopology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim topology generate}. */
@Command(
        name = "generate",
        description = {
            "Prints a topology file with the nodes and links of a shape, all written out, to be edited.",
            "Shapes: dumbbell, star, chain, ring, grid, parking_lot, leaf_spine, fat_tree, waxman, scale_free.",
            "Keys are those of 'generate' in a topology file; rates are 1 Gbps and delays 1 ms",
            "(100 us for hosts) unless told otherwise.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  netsim topology generate waxman routers=20 seed=7 delay='30 ms' --out random.yaml",
            "  netsim topology generate fat_tree k=4 rate='10 Gbps' delay='1 us'"
        })
final class TopologyGenerate implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private TopologyCommand parent;

    @Parameters(index = "0", paramLabel = "SHAPE", description = "Such as waxman.")
    @SuppressWarnings("NullAway.Init")
    private String shape;

    @Parameters(index = "1..*", paramLabel = "KEY=VALUE", arity = "0..*", description = "Such as routers=20.")
    private List<String> keys = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (!Shapes.names().contains(shape)) {
            throw new Complaint(
                    ExitCode.USAGE,
                    "there is no shape '" + shape + "'; shapes are " + String.join(", ", Shapes.names()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : keys) {
            int equals = key.indexOf('=');
            if (equals <= 0) {
                throw new Complaint(ExitCode.USAGE, "'" + key + "' is not KEY=VALUE; write such as routers=20");
            }
            values.put(key.substring(0, equals), key.substring(equals + 1));
        }
        LoadedTopology loaded = GraphLoader.generate(shape, values);
        Exports.Outcome yaml = Exports.write("yaml", loaded.topology());
        parent.tell(yaml.lost());
        parent.write("# " + shape + " " + String.join(", ", keys) + "\n" + yaml.text(), out);
        return ExitCode.DONE;
    }
}
