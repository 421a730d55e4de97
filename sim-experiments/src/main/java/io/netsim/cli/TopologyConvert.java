package io.netsim.cli;

import io.netsim.run.TopologyView;
import io.netsim.spec.exports.Exports;
import io.netsim.spec.load.LoadedTopology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim topology convert}. */
@Command(
        name = "convert",
        description = {
            "Prints a network in another format: yaml, graphml, gml or repetita.",
            "Reads topologies, experiments, GraphML, GML, SNDlib's, REPETITA's and Rocketfuel's files;",
            "links without a rate or delay in these get 1 Gbps and 1 ms unless -p says otherwise.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  netsim topology convert topologies/maps/abilene.graphml --to yaml --out abilene.yaml",
            "  netsim topology convert topologies/maps/abilene.gml --to yaml -p hosts_per_node=1",
            "  netsim topology convert topologies/abilene.yaml --to graphml"
        })
final class TopologyConvert implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private TopologyCommand parent;

    @Parameters(paramLabel = "FILE", description = "A topology, an experiment, or a file that can be imported.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "yaml, graphml, gml or repetita.")
    @SuppressWarnings("NullAway.Init")
    private String format;

    @Option(
            names = "-p",
            paramLabel = "KEY=VALUE",
            description = "Sets a parameter, or a key of 'import'; may be repeated.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "OUT", description = "Write to this file instead.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (!Exports.names().contains(format)) {
            throw new Complaint(
                    ExitCode.USAGE,
                    "cannot write the format '" + format + "'; write one of " + String.join(", ", Exports.names()));
        }
        LoadedTopology loaded = TopologyView.topology(file, params);
        parent.tell(loaded.notes());
        Exports.Outcome converted = Exports.write(format, loaded.topology());
        parent.tell(converted.lost());
        if (!loaded.demands().isEmpty()) {
            parent.console()
                    .err()
                    .println("note: the " + loaded.demands().size()
                            + " demands stay where they are; 'import' reads them from there");
        }
        parent.write(converted.text(), out);
        return ExitCode.DONE;
    }
}
